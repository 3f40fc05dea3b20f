// Add a child. When there may be a record already, both are shown before anything is made.
import { useState } from 'preact/hooks';
import { answer, api, once, type Problem } from '../lib/api';
import { nhsNumber } from '../lib/children';
import { dayOfParts, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import type { Child, ChildItem, NewChild } from '../lib/types';
import { child_new as w, form as f, when } from '../lib/words';
import { emptyChild, newChildOf, NumberFields, WhoFields, type TypedChild } from '../parts/child_fields';
import { Buttons, ErrorSummary, Submit } from '../parts/fields';
import { PageHead, Scroll, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';

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
    const [typed, setTyped] = useState(emptyChild);
    const [candidates, setCandidates] = useState<Candidate[]>([]);
    const change = (part: Partial<TypedChild>) => setTyped({ ...typed, ...part });
    const born_on = dayOfParts(typed.born.day, typed.born.month, typed.born.year);

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
        const body = { ...newChildOf(typed, born_on), ...(not_duplicate_of.length ? { not_duplicate_of } : {}) };
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
                    typed={newChildOf(typed, born_on ?? '')}
                    candidates={candidates}
                    busy={form.busy}
                    another={() => void send(candidates.map((c) => c.id))}
                    back={() => setCandidates([])}
                />
            )}
            <form class="form" onSubmit={submit} noValidate hidden={candidates.length > 0}>
                <Section title={w.who}>
                    <WhoFields {...fields} />
                </Section>
                <Section title={w.numbers}>
                    <p class="govuk-body quiet">{w.numbers_about}</p>
                    <NumberFields {...fields} />
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
