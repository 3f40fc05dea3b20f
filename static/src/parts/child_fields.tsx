// Who a child is, as fields: for a new record and for changing one.
import type { Faults } from '../lib/form';
import type { Child, NewChild } from '../lib/types';
import { child_new as w, form as f } from '../lib/words';
import { DateField, noDate, partsOf, RadioField, SelectField, TextField } from './fields';

export const emptyChild = {
    given_names: '',
    family_name: '',
    known_as: '',
    pronouns: '',
    sex: '',
    ethnicity: '',
    local_id: '',
    nhs_number: '',
    upn: '',
    born: noDate,
};
export type TypedChild = typeof emptyChild;

export const typedOfChild = (c: Child): TypedChild => ({
    given_names: c.given_names ?? '',
    family_name: c.family_name ?? '',
    known_as: c.known_as ?? '',
    pronouns: c.pronouns ?? '',
    sex: c.sex,
    ethnicity: c.ethnicity ?? '',
    local_id: c.local_id ?? '',
    nhs_number: c.nhs_number ?? '',
    upn: c.upn ?? '',
    born: partsOf(c.born_on),
});

const sexes = (['F', 'M', 'U'] as const).map((value) => ({ value, label: w.sexes[value] }));
const ethnicities = [{ value: '', label: f.choose }, ...Object.entries(w.ethnicities).map(([value, label]) => ({ value, label: `${label} (${value})` }))];

/** What was typed as the body has it: without the spaces in numbers, '' for what is empty. */
export function tidied(t: TypedChild): Record<Exclude<keyof TypedChild, 'born'>, string> {
    const { born: _, ...texts } = t;
    const trimmed = Object.fromEntries(Object.entries(texts).map(([k, v]) => [k, v.trim()])) as ReturnType<typeof tidied>;
    return { ...trimmed, nhs_number: trimmed.nhs_number.replaceAll(/[\s-]/g, ''), upn: trimmed.upn.replaceAll(/\s/g, '').toUpperCase() };
}

/** For a new record: what is empty is left out. */
export const newChildOf = (t: TypedChild, born_on: string): NewChild =>
    ({ ...Object.fromEntries(Object.entries(tidied(t)).filter(([, v]) => v)), born_on }) as NewChild;

interface Props {
    typed: TypedChild;
    change: (part: Partial<TypedChild>) => void;
    faults: Faults;
}

export function WhoFields({ typed, change, faults }: Props) {
    return (
        <>
            <TextField id="given_names" label={w.given_names} value={typed.given_names} onValue={(given_names) => change({ given_names })} faults={faults} />
            <TextField id="family_name" label={w.family_name} value={typed.family_name} onValue={(family_name) => change({ family_name })} faults={faults} />
            <TextField id="known_as" label={w.known_as} hint={w.known_as_hint} value={typed.known_as} onValue={(known_as) => change({ known_as })} faults={faults} width="20" />
            <TextField id="pronouns" label={w.pronouns} hint={w.pronouns_hint} value={typed.pronouns} onValue={(pronouns) => change({ pronouns })} faults={faults} width="20" />
            <DateField id="born_on" label={w.born_on} hint={w.born_on_hint} value={typed.born} onValue={(born) => change({ born })} faults={faults} />
            <RadioField id="sex" label={w.sex} value={typed.sex} onValue={(sex) => change({ sex })} options={sexes} faults={faults} inline />
            <SelectField id="ethnicity" label={w.ethnicity} value={typed.ethnicity} onValue={(ethnicity) => change({ ethnicity })} options={ethnicities} faults={faults} />
        </>
    );
}

export function NumberFields({ typed, change, faults }: Props) {
    return (
        <>
            <TextField id="local_id" label={w.local_id} hint={w.local_id_hint} value={typed.local_id} onValue={(local_id) => change({ local_id })} faults={faults} width="20" />
            <TextField id="nhs_number" label={w.nhs_number} hint={w.nhs_number_hint} value={typed.nhs_number} onValue={(nhs_number) => change({ nhs_number })} faults={faults} width="20" input={{ inputMode: 'numeric' }} />
            <TextField id="upn" label={w.upn} hint={w.upn_hint} value={typed.upn} onValue={(upn) => change({ upn })} faults={faults} width="20" />
        </>
    );
}
