// Which role somebody needs, and why.
import type { Faults } from '../lib/form';
import { roles } from '../lib/words';
import { accounts as w } from '../lib/words_accounts';
import { SelectField, TextField } from './fields';

interface Props {
    role: string;
    setRole: (role: string) => void;
    reason: string;
    setReason: (reason: string) => void;
    first: string; // what stands there while no role is chosen
    faults: Faults;
}

export function RoleFields({ role, setRole, reason, setReason, first, faults }: Props) {
    const options = [{ value: '', label: first }, ...Object.entries(roles).map(([value, label]) => ({ value, label }))];
    return (
        <>
            <SelectField id="role" label={w.role} value={role} onValue={setRole} options={options} faults={faults} />
            <TextField id="reason" label={w.reason} hint={w.reason_hint} value={reason} onValue={setReason} faults={faults} rows={3} />
        </>
    );
}
