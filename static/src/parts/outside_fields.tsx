// The authority where a home is that is outside the county, and who pays: for a new home and for one that is there.
import type { Fault } from '../lib/api';
import type { useForm } from '../lib/form';
import type { NewOutside } from '../lib/types';
import { outside as w } from '../lib/words_outside';
import { choose, need, options } from './details';
import { SelectField, TextField } from './fields';

export const noOutside = { host_name: '', host_code: '', commissioner: '', commissioner_how: '' };
export type OutsideTyped = typeof noOutside;

export const outsideBody = (t: OutsideTyped): Omit<NewOutside, 'services'> => ({
    host_name: t.host_name.trim(),
    host_code: t.host_code.trim().toUpperCase() || null,
    commissioner: t.commissioner.trim() || null,
    commissioner_how: t.commissioner.trim() && t.commissioner_how ? (t.commissioner_how as 'rule') : null,
});

export const outsideMissing = (t: OutsideTyped, at = ''): Fault[] => [
    ...need(t.host_name.trim(), `${at}/host_name`, w.host_name_missing),
    ...need(t.commissioner.trim() || !t.commissioner_how, `${at}/commissioner`, w.commissioner_missing),
];

export function OutsideFields({ at = '', typed, change, faults }: { at?: string; typed: OutsideTyped; change: (part: Partial<OutsideTyped>) => void; faults: ReturnType<typeof useForm>['faults'] }) {
    return (
        <>
            <TextField id={`${at}host_name`} label={w.host_name} hint={w.host_name_hint} value={typed.host_name} onValue={(host_name) => change({ host_name })} faults={faults} />
            <TextField id={`${at}host_code`} label={w.host_code} hint={w.host_code_hint} value={typed.host_code} onValue={(host_code) => change({ host_code })} faults={faults} width="10" />
            <TextField id={`${at}commissioner`} label={w.commissioner} hint={w.commissioner_hint} value={typed.commissioner} onValue={(commissioner) => change({ commissioner })} faults={faults} />
            <SelectField id={`${at}commissioner_how`} label={w.commissioner_how} value={typed.commissioner_how} onValue={(commissioner_how) => change({ commissioner_how })} options={[choose, ...options(w.hows)]} faults={faults} />
        </>
    );
}
