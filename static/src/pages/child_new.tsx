// Add a child. When there may be a record already, both are shown before anything is made.
import { useState } from 'preact/hooks';
import { answer, api, once, type Problem } from '../lib/api';
import { nhsNumber } from '../lib/children';
import { dayOfParts, longDay } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { childPage } from '../lib/links';
import type { Child, ChildItem, NewChild } from '../lib/types';
import { child_new as w, form as f, when } from '../lib/words';
import { Buttons, DateField, ErrorSummary, noDate, RadioField, SelectField, Submit, TextField } from '../parts/fields';
import { PageHead, Scroll, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';

const empty = {
    given_names: '',
    family_name: '',
    known_as: '',
    pronouns: '',
    sex: '',
    ethnicity: '',
    local_id: '',
    nhs_number: '',
    upn: '',
};
type Typed = typeof empty;

const sexes = (['F', 'M', 'U'] as const).map((value) => ({ value, label: w.sexes[value] }));
const ethnicities = [{ value: '', label: f.choose }, ...Object.entries(w.ethnicities).map(([value, label]) => ({ value, label: `${label} (${value})` }))];

/** What was typed, without what was left empty and without the spaces in numbers. */
function bodyOf(typed: Typed, born_on: string): NewChild {
    const numbers = { nhs_number: typed.nhs_number.replaceAll(/[\s-]/g, ''), upn: typed.upn.replaceAll(/\s/g, '').toUpperCase() };
    const all = Object.entries({ ...typed, ...numbers }).map(([k, v]) => [k, v.trim()] as const);
    return { ...Object.fromEntries(all.filter(([, v]) => v)), born_on } as NewChild;
}

interface FieldsProps {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: Faults;
}

function Names({ typed, change, faults }: FieldsProps) {
    return (
        <>
            <TextField id="given_names" label={w.given_names} value={typed.given_names} onValue={(given_names) => change({ given_names })} faults={faults} />
            <TextField id="family_name" label={w.family_name} value={typed.family_name} onValue={(family_name) => change({ family_name })} faults={faults} />
            <TextField id="known_as" label={w.known_as} hint={w.known_as_hint} value={typed.known_as} onValue={(known_as) => change({ known_as })} faults={faults} width="20" />
            <TextField id="pronouns" label={w.pronouns} hint={w.pronouns_hint} value={typed.pronouns} onValue={(pronouns) => change({ pronouns })} faults={faults} width="20" />
        </>
    );
}

function Numbers({ typed, change, faults }: FieldsProps) {
    return (
        <>
            <TextField id="local_id" label={w.local_id} hint={w.local_id_hint} value={typed.local_id} onValue={(local_id) => change({ local_id })} faults={faults} width="20" />
            <TextField id="nhs_number" label={w.nhs_number} hint={w.nhs_number_hint} value={typed.nhs_number} onValue={(nhs_number) => change({ nhs_number })} faults={faults} width="20" input={{ inputMode: 'numeric' }} />
            <TextField id="upn" label={w.upn} hint={w.upn_hint} value={typed.upn} onValue={(upn) => change({ upn })} faults={faults} width="20" />
        </>
    );
}

const facts = (c: { given_names?: string | null; family_name?: string | null; known_as?: string | null; born_on?: string; local_id?: string | null; nhs_number?: string | null; upn?: string | null; lives_with?: string | null; school?: string | null; name?: string }): [string, string][] => [
    [w.given_names, c.given_names ?? c.name ?? ''],
    [w.family_name, c.family_name ?? ''],
    [w.known_as_short, c.known_as ?? ''],
    [w.born_on, c.born_on ? longDay(c.born_on) : ''],
    [w.local_id, c.local_id ?? ''],
    [w.nhs_number_short, c.nhs_number ? nhsNumber(c.nhs_number) : ''],
    [w.upn_short, c.upn ?? ''],
    [w.lives_with, c.lives_with ?? ''],
    [w.school, c.school ?? ''],
];

/** A record that may be of the same child, and why. */
type Candidate = ChildItem & { why?: string };

interface CompareProps {
    typed: NewChild;
    candidates: Candidate[];
    busy: boolean;
    another: () => void;
    back: () => void;
}

/** Side by side: what was typed, and each record that may be the same child. */
function Compare({ typed, candidates, busy, another, back }: CompareProps) {
    const mine = facts(typed);
    const theirs = candidates.map((c) => facts(c));
    const used = mine.map((_, i) => i).filter((i) => mine[i]?.[1] || theirs.some((t) => t[i]?.[1]));
    return (
        <Section title={w.compare_title} id="compare">
            <p class="govuk-body">{candidates.length === 1 ? w.compare_one : w.compare_many(candidates.length)}</p>
            <Scroll label={w.compare_label}>
                <table class="govuk-table table compare">
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <td class="govuk-table__header" />
                            <th scope="col" class="govuk-table__header">
                                {w.typed}
                            </th>
                            {candidates.map((c) => (
                                <th scope="col" class="govuk-table__header" key={c.id}>
                                    <a class="govuk-link" href={childPage(c.id)}>
                                        {c.name}
                                    </a>
                                    <span class="table__more">{c.why ?? when.years(c.age)}</span>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        {used.map((i) => (
                            <tr class="govuk-table__row" key={i}>
                                <th scope="row" class="govuk-table__header">
                                    {mine[i]?.[0]}
                                </th>
                                <td class="govuk-table__cell">{mine[i]?.[1]}</td>
                                {theirs.map((t, c) => (
                                    <td class="govuk-table__cell" key={c}>
                                        {t[i]?.[1]}
                                        {t[i]?.[1] && t[i]?.[1].toLowerCase() === mine[i]?.[1].toLowerCase() && <span class="state">{w.same}</span>}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </Scroll>
            <Buttons>
                <button type="button" class="govuk-button" aria-disabled={busy || undefined} onClick={another}>
                    {w.another}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={back}>
                    {w.back}
                </button>
            </Buttons>
        </Section>
    );
}

function ChildNew() {
    const form = useForm();
    const [typed, setTyped] = useState(empty);
    const [born, setBorn] = useState(noDate);
    const [candidates, setCandidates] = useState<Candidate[]>([]);
    const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
    const born_on = dayOfParts(born.day, born.month, born.year);

    const missing = () => [
        ...(typed.family_name.trim() || typed.given_names.trim() ? [] : [{ pointer: '/given_names', detail: w.name_missing }]),
        ...(born_on ? [] : [{ pointer: '/born_on', detail: f.date_wrong }]),
        ...(typed.sex ? [] : [{ pointer: '/sex', detail: w.sex_missing }]),
    ];
    const duplicate = (p: Problem) => {
        const list = p.body.candidates;
        if (p.status !== 409 || !Array.isArray(list) || !list.length) return false;
        setCandidates(list as Candidate[]);
        form.check([]);
        setTimeout(() => document.getElementById('compare-title')?.scrollIntoView(), 0);
        return true;
    };
    const send = async (not_duplicate_of: string[]) => {
        if (form.busy || !form.check(missing()) || !born_on) return;
        const body = { ...bodyOf(typed, born_on), ...(not_duplicate_of.length ? { not_duplicate_of } : {}) };
        const made = await form.attempt(() => answer<Child>(api.POST('/children', { body: body, headers: once(body) })), duplicate);
        if (made) location.assign(childPage(made.id));
    };
    const submit = (e: Event) => {
        e.preventDefault();
        void send([]);
    };
    const fields = { typed, change, faults: form.faults };
    return (
        <>
            <PageHead title={w.title} />
            <ErrorSummary faults={form.faults} />
            {candidates.length > 0 && (
                <Compare
                    typed={bodyOf(typed, born_on ?? '')}
                    candidates={candidates}
                    busy={form.busy}
                    another={() => void send(candidates.map((c) => c.id))}
                    back={() => setCandidates([])}
                />
            )}
            <form class="form" onSubmit={submit} noValidate hidden={candidates.length > 0}>
                <Section title={w.who}>
                    <Names {...fields} />
                    <DateField id="born_on" label={w.born_on} hint={w.born_on_hint} value={born} onValue={setBorn} faults={form.faults} />
                    <RadioField id="sex" label={w.sex} value={typed.sex} onValue={(sex) => change({ sex })} options={sexes} faults={form.faults} inline />
                    <SelectField id="ethnicity" label={w.ethnicity} value={typed.ethnicity} onValue={(ethnicity) => change({ ethnicity })} options={ethnicities} faults={form.faults} />
                </Section>
                <Section title={w.numbers}>
                    <p class="govuk-body quiet">{w.numbers_about}</p>
                    <Numbers {...fields} />
                </Section>
                <Buttons>
                    <Submit busy={form.busy}>{w.submit}</Submit>
                    <a class="govuk-link" href="/">
                        {f.cancel}
                    </a>
                </Buttons>
            </form>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <ChildNew />
    </Shell>
));
