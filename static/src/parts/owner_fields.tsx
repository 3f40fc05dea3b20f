// Whose an action or a decision is: who does it, in words, and which agency sees to it and alone closes it.
import { answer, api } from '../lib/api';
import type { Faults } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Agency, List } from '../lib/types';
import { form as w } from '../lib/words_plans';
import { SelectField, TextField } from './fields';

export type Agencies = Agency[];

/** Every agency by name; none as long as they are on their way. */
export function useAgencies(): Agencies {
    const all = useLoad(() => answer<List<Agency>>(api.GET('/agencies')));
    return all.now.state === 'ready' ? [...all.now.value.items].sort((a, b) => a.name.localeCompare(b.name)) : [];
}

/** The councils: more than one where several share the service. */
export function useCouncils(): Agencies {
    const all = useLoad(() => answer<List<Agency>>(api.GET('/agencies', { params: { query: { kind: 'council' } } })));
    return all.now.state === 'ready' ? all.now.value.items : [];
}

interface Props {
    prefix?: string;
    owner: string;
    agency: string;
    change: (part: { owner?: string; agency?: string }) => void;
    agencies: Agencies;
    faults: Faults;
}

/** `prefix`: where they stand in what is sent, as actions-0. */
export function OwnerFields({ prefix, owner, agency, change, agencies, faults }: Props) {
    const id = (name: string) => (prefix ? `${prefix}-${name}` : name);
    const options = [{ value: '', label: w.own_agency }, ...agencies.map((one) => ({ value: one.id, label: one.name }))];
    return (
        <>
            <TextField id={id('owner_name')} label={w.owner} hint={w.owner_hint} value={owner} onValue={(value) => change({ owner: value })} faults={faults} />
            <SelectField id={id('agency')} label={w.agency} hint={w.agency_hint} value={agency} onValue={(value) => change({ agency: value })} options={options} faults={faults} />
        </>
    );
}

/** As sent; nothing where it is the writer's own. */
export const ownerBody = ({ owner, agency }: { owner: string; agency: string }) => ({
    ...(owner.trim() ? { owner_name: owner.trim() } : {}),
    ...(agency ? { agency } : {}),
});
