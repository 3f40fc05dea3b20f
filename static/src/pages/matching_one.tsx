// Two records that may be of one child, side by side: what is the same and what differs, in words; the decision; and taking it back.
import { useState } from 'preact/hooks';
import { answer, api, once, type Problem } from '../lib/api';
import { nhsNumber } from '../lib/children';
import { dayOfInstant, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Match } from '../lib/types';
import { child_new as c } from '../lib/words';
import { pair as w, typeText } from '../lib/words_matching';
import { ErrorSummary, RadioField, Submit, TextField } from '../parts/fields';
import { PageHead, Scroll, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const id = wordAfter('matching');
const params = { path: { id } };
const getPair = () => answer<Match>(api.GET('/matches/{id}', { params }));

type Said = Match['child'];

const facts = (child: Said): [string, string][] => [
    [c.given_names, child.given_names ?? ''],
    [c.family_name, child.family_name ?? ''],
    [c.known_as_short, child.known_as ?? ''],
    [c.born_on, longDay(child.born_on)],
    [c.sex, c.sexes[child.sex as keyof typeof c.sexes]],
    [c.local_id, child.local_id ?? ''],
    [c.nhs_number_short, child.nhs_number ? nhsNumber(child.nhs_number) : ''],
    [c.upn_short, child.upn ?? ''],
];

const compared = (a: string, b: string): string => (a && b ? (a === b ? w.agrees : w.differs) : w.only_one);

const isOne = (it: Match): boolean => it.merge !== null && it.merge.undone_at === null;

/* The name leads to the child; of one that was merged, its old address leads to the one that is kept. */
function Heads({ it }: { it: Match }) {
    return (
        <thead class="govuk-table__head">
            <tr class="govuk-table__row">
                <td class="govuk-table__header" />
                {[it.child, it.other].map((child, i) => (
                    <th scope="col" class="govuk-table__header" key={child.id}>
                        <a class="govuk-link" href={childPage(child.id)}>
                            {child.name}
                        </a>
                        <span class="table__more">{i ? w.second : w.first}</span>
                        {isOne(it) && it.merge?.kept === child.id && <span class="table__more">{w.kept}</span>}
                    </th>
                ))}
            </tr>
        </thead>
    );
}

function Facts({ it }: { it: Match }) {
    const right = facts(it.other);
    return (
        <Section title={w.facts} id="facts">
            <Scroll label={w.facts}>
                <table class="govuk-table table compare">
                    <Heads it={it} />
                    <tbody class="govuk-table__body">
                        {facts(it.child)
                            .map(([label, a], i) => ({ label, a, b: right[i]?.[1] ?? '' }))
                            .filter(({ a, b }) => a || b)
                            .map(({ label, a, b }) => (
                                <tr class="govuk-table__row" key={label}>
                                    <th scope="row" class="govuk-table__header">
                                        {label}
                                        <span class={a === b ? 'table__more' : 'table__more is-late'}>{compared(a, b)}</span>
                                    </th>
                                    <td class="govuk-table__cell">{a}</td>
                                    <td class="govuk-table__cell">{b}</td>
                                </tr>
                            ))}
                    </tbody>
                </table>
            </Scroll>
        </Section>
    );
}

function Records({ it }: { it: Match }) {
    const records = it.records ?? [];
    return (
        <Section title={w.records} id="records">
            <p class="govuk-body">{w.records_about}</p>
            {records.length === 0 ? (
                <p class="govuk-body">{w.no_records}</p>
            ) : (
                <Scroll label={w.records}>
                    <table class="govuk-table table compare">
                        <Heads it={it} />
                        <tbody class="govuk-table__body">
                            {records.map((r) => (
                                <tr class="govuk-table__row" key={r.type}>
                                    <th scope="row" class="govuk-table__header">
                                        {typeText(r.type)}
                                    </th>
                                    <td class="govuk-table__cell">{r.child}</td>
                                    <td class="govuk-table__cell">{r.other}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </Scroll>
            )}
        </Section>
    );
}

function Decide({ it, done }: { it: Match; done: (m: Match) => void }) {
    const form = useForm();
    const [state, setState] = useState('');
    const [keep, setKeep] = useState('');
    const [reason, setReason] = useState('');
    const refused = (problem: Problem) => {
        if (problem.kind !== 'merge-conflict') return false;
        const what = ((problem.body.conflicts ?? []) as string[]).map(typeText).join(', ');
        return !form.check([{ pointer: '/state', detail: w.conflict(what) }]);
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(state ? [] : [{ pointer: '/state', detail: w.decision_missing }]),
            ...(state !== 'same' || keep ? [] : [{ pointer: '/keep', detail: w.keep_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { state: state as 'same' | 'different', reason: reason.trim(), ...(state === 'same' ? { keep } : {}) };
        const settled = await form.attempt(() => answer<Match>(api.POST('/matches/{id}/settle', { params, body, headers: once(body) })), refused);
        if (settled) done(settled);
    };
    const options = [it.child, it.other].map((child) => ({ value: child.id, label: w.keep_said(child.name, child.local_id) }));
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="state" label={w.decision} value={state} onValue={setState} options={Object.entries(w.states).map(([value, label]) => ({ value, label }))} faults={form.faults} inline />
            {state === 'same' && <RadioField id="keep" label={w.keep} hint={w.keep_hint} value={keep} onValue={setKeep} options={options} faults={form.faults} />}
            <TextField id="reason" label={w.reason} value={reason} onValue={setReason} faults={form.faults} rows={3} />
            <Submit busy={form.busy}>{state === 'same' ? w.same : state === 'different' ? w.different : w.submit}</Submit>
        </form>
    );
}

function Apart({ done }: { done: (m: Match) => void }) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(reason.trim() ? [] : [{ pointer: '/apart', detail: w.reason_missing }])) return;
        const body = { reason: reason.trim() };
        const two = await form.attempt(() => answer<Match>(api.POST('/matches/{id}/unmerge', { params, body, headers: once(body) })));
        if (two) done(two);
    };
    return (
        <Section title={w.apart} id="apart-section">
            <p class="govuk-body">{w.apart_about}</p>
            <form class="form" onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                <TextField id="apart" label={w.apart_reason} value={reason} onValue={setReason} faults={form.faults} rows={2} />
                <Submit busy={form.busy}>{w.apart_submit}</Submit>
            </form>
        </Section>
    );
}

function ToDecide({ it }: { it: Match }) {
    const all = it.to_decide ?? [];
    const kept = it.merge?.kept === it.child.id ? it.child : it.other;
    const stayed = all.filter((d) => d.what === 'stayed').length;
    if (!all.length) return null;
    return (
        <Section title={w.decide} id="to-decide">
            {stayed > 0 && <p class="govuk-body">{w.stayed(stayed, kept.name)}</p>}
            <ListTable caption={w.decide} heads={[w.what, w.written]}>
                {all.map((d) => (
                    <tr class="govuk-table__row" key={d.id}>
                        <th scope="row" class="govuk-table__header">
                            {typeText(d.type)}
                        </th>
                        <td class="govuk-table__cell" data-label={w.written}>
                            {d.what === 'left' ? w.left : `${d.made_by?.name ?? ''}, ${d.made_at ? longDay(dayOfInstant(d.made_at)) : ''}`}
                        </td>
                    </tr>
                ))}
            </ListTable>
        </Section>
    );
}

function Decided({ it }: { it: Match }) {
    const [who, day] = [it.settled_by?.name ?? '', longDay(dayOfInstant(it.settled_at ?? it.made_at))];
    return (
        <>
            <p class="lead">{isOne(it) ? w.is_same(who, day) : w.is_different(who, day)}</p>
            {it.merge?.undone_at && <p class="govuk-body">{w.was_taken_apart(it.merge.undone_by?.name ?? '', longDay(dayOfInstant(it.merge.undone_at)))}</p>}
            <p class="govuk-body">
                {w.because}: {it.reason}
            </p>
        </>
    );
}

function Pair({ it, done }: { it: Match; done: (m: Match) => void }) {
    setTitle(w.title(it.child.name, it.other.name));
    return (
        <>
            <PageHead title={w.title(it.child.name, it.other.name)} />
            <p class="govuk-body">{w.why(it.why)}</p>
            {it.state !== 'open' && <Decided it={it} />}
            <ToDecide it={it} />
            <Facts it={it} />
            {!isOne(it) && <Records it={it} />}
            {it.state === 'open' && (
                <Section title={w.decision} id="decision">
                    <Decide it={it} done={done} />
                </Section>
            )}
            {isOne(it) && <Apart done={done} />}
        </>
    );
}

function One() {
    const source = useLoad(getPair);
    return (
        <>
            <a class="govuk-link" href="/matching">
                {w.back}
            </a>
            <Ready of={source}>{(it) => <Pair it={it} done={source.set} />}</Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <One />
    </Shell>
));
