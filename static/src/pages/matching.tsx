// The matching desk: pairs of records that may be of one child, and somebody's decision with its reason.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { nhsNumber } from '../lib/children';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, Match } from '../lib/types';
import { child_new as c, matching as w } from '../lib/words';
import { ErrorSummary, RadioField, Submit, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { PageHead, Scroll, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getPairs = (after?: string) => answer<List<Match>>(api.GET('/matches', { params: { query: { limit: 20, ...(after ? { after } : {}) } } }));

const facts = (child: Child): [string, string][] => [
    [c.given_names, child.given_names ?? ''],
    [c.family_name, child.family_name ?? ''],
    [c.known_as_short, child.known_as ?? ''],
    [c.born_on, longDay(child.born_on)],
    [c.sex, c.sexes[child.sex]],
    [c.local_id, child.local_id ?? ''],
    [c.nhs_number_short, child.nhs_number ? nhsNumber(child.nhs_number) : ''],
    [c.upn_short, child.upn ?? ''],
];

function Both({ pair }: { pair: Match }) {
    const [left, right] = [facts(pair.child), facts(pair.other)];
    return (
        <Scroll label={`${pair.child.name}, ${pair.other.name}`}>
            <table class="govuk-table table compare">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <td class="govuk-table__header" />
                        {[pair.child, pair.other].map((child, i) => (
                            <th scope="col" class="govuk-table__header" key={child.id}>
                                <a class="govuk-link" href={childPage(child.id)}>
                                    {child.name}
                                </a>
                                <span class="table__more">{i ? w.second : w.first}</span>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {left.map(([label, value], i) => (
                        <tr class="govuk-table__row" key={label} hidden={!value && !right[i]?.[1]}>
                            <th scope="row" class="govuk-table__header">
                                {label}
                            </th>
                            <td class="govuk-table__cell">{value}</td>
                            <td class="govuk-table__cell">
                                {right[i]?.[1]} {value && value === right[i]?.[1] && <span class="state">{c.same}</span>}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scroll>
    );
}

function Decide({ pair, done }: { pair: Match; done: () => void }) {
    const form = useForm();
    const [state, setState] = useState('');
    const [reason, setReason] = useState('');
    const [a, b] = [`state-${pair.id}`, `reason-${pair.id}`];
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(state ? [] : [{ pointer: `/${a}`, detail: w.decision_missing }]),
            ...(reason.trim() ? [] : [{ pointer: `/${b}`, detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { state: state as 'same' | 'different', reason: reason.trim() };
        const params = { path: { id: pair.id } };
        if (await form.attempt(() => answer<Match>(api.POST('/matches/{id}/settle', { params, body, headers: once(body) })))) done();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id={a} label={w.decision} value={state} onValue={setState} options={Object.entries(w.states).map(([value, label]) => ({ value, label }))} faults={form.faults} inline />
            <TextField id={b} label={w.reason} value={reason} onValue={setReason} faults={form.faults} rows={3} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

function Matching() {
    const list = useLoad(() => getPairs());
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            {all.items.map((pair) => (
                                <Section title={`${pair.child.name} · ${pair.other.name}`} id={`pair-${pair.id}`} key={pair.id}>
                                    <p class="govuk-body">{w.why(pair.why)}</p>
                                    <Both pair={pair} />
                                    <Decide pair={pair} done={list.reload} />
                                </Section>
                            ))}
                            <More list={all} get={getPairs} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body">{w.none}</p>
                    )
                }
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Matching />
    </Shell>
));
