// What can be said of an agency, when it is made and later.
import type { Faults } from '../lib/form';
import { agencies as w } from '../lib/words_office';
import { CheckField, TextField } from './fields';

export interface AgencyFacts {
    name: string;
    code: string;
    factor: boolean;
}

interface Props {
    value: AgencyFacts;
    onValue: (value: AgencyFacts) => void;
    faults: Faults;
}

export function AgencyFields({ value, onValue, faults }: Props) {
    return (
        <>
            <TextField id="name" label={w.name} hint={w.name_hint} value={value.name} onValue={(name) => onValue({ ...value, name })} faults={faults} width="30" />
            <TextField id="code" label={w.code} hint={w.code_hint} value={value.code} onValue={(code) => onValue({ ...value, code })} faults={faults} width="10" />
            <CheckField id="requires_second_factor" label={w.second_factor} value={value.factor} onValue={(factor) => onValue({ ...value, factor })} />
        </>
    );
}

export const sent = ({ name, code, factor }: AgencyFacts) => ({ name: name.trim(), code: code.trim() || null, requires_second_factor: factor });
