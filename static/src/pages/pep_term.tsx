// The education plans of a term: whose is due and who is late, the return rate, and the terms themselves.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Agency, List, PepDue, PepReturn, SchoolTerm, Session } from '../lib/types';
import { pep, pep_term as w } from '../lib/words_pep';
import { ChangeIt, choose, dayOf, FormEnd, need, options, useChanging } from '../parts/details';
import { DateField, ErrorSummary, noDate, partsOf, SelectField, TextField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { More } from '../parts/more';
import { useCouncils } from '../parts/owner_fields';
import { Panel, Panels } from '../parts/panel';
import { toneOf } from '../parts/pep_facts';
import { PageHead, Section } from '../parts/section';
import { hasRole, mayWritePep, Shell, start } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const shownBy = (show: string) => (show === 'late' ? { late: 'true' } : show ? { state: show } : {});
const getDue = (term: string, show: string, after?: string) =>
    answer<List<PepDue>>(api.GET('/peps', { params: { query: { limit: 100, term, ...shownBy(show), ...(after ? { after } : {}) } } }));
const getRate = (query: { term?: string; by?: string }) => answer<List<PepReturn>>(api.GET('/pep-return', { params: { query } }));

// ---- whose plan is due

function lateText(it: PepDue): string {
    if (!it.is_late) return '';
    return it.held_on ? w.held_late(it.days) : w.late_by(it.days);
}

function DueRow({ it, may }: { it: PepDue; may: boolean }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id, 'education')}>
                    {it.child.name}
                </a>
                {it.lead_worker && <span class="table__more">{w.lead(it.lead_worker.name)}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.school}>
                {it.school?.name ?? w.no_school}
            </td>
            <td class="govuk-table__cell" data-label={w.due}>
                {longDay(it.due_on)}
                {it.is_first && <span class="table__more">{w.first}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                <div>
                    {it.is_late && <span class="state state--late">{lateText(it)}</span>} {w.why[it.state]}
                    {it.quality && <span class={`state${toneOf(it)}`}>{pep.qualities[it.quality]}</span>}
                </div>
            </td>
            <td class="govuk-table__cell">
                {it.pep ? (
                    <a class="govuk-link" href={`/peps/${it.pep}`} aria-label={w.open_label(it.child.name)}>
                        {w.open}
                    </a>
                ) : (
                    may && (
                        <a class="govuk-link" href={childPage(it.child.id, 'pep')} aria-label={w.begin_label(it.child.name)}>
                            {w.begin}
                        </a>
                    )
                )}
            </td>
        </tr>
    );
}

function DueList({ term, session }: { term: string; session: Session }) {
    const [show, setShow] = useState('');
    const list = useLoad(() => getDue(term, show), `${term} ${show}`);
    return (
        <Section title={w.list} id="due" tools={<AsFiles at="peps" query={{ term, ...shownBy(show) }} says={w.as_file} look="section__action" />}>
            <SelectField id="show" label={w.show} value={show} onValue={setShow} options={options(w.shows)} faults={noFaults} />
            <Ready of={list} part>
                {({ items, next }) => (
                    <>
                        <p class="quiet">{items.length ? w.count(items.length, next !== null) : w.none}</p>
                        {items.length > 0 && (
                            <ListTable caption={w.list} heads={[w.child, w.school, w.due, w.state]} last>
                                {items.map((it) => (
                                    <DueRow it={it} may={mayWritePep(session)} key={it.child.id} />
                                ))}
                            </ListTable>
                        )}
                        <More list={{ items, next }} get={(after) => getDue(term, show, after)} add={list.set} text={w.more} />
                    </>
                )}
            </Ready>
        </Section>
    );
}

// ---- the return rate

function RateTable({ caption, first, rows }: { caption: string; first: (it: PepReturn) => string; rows: PepReturn[] }) {
    return (
        <ListTable caption={caption} heads={[caption, w.asked, w.held, w.closed, w.late, w.rate]}>
            {rows.map((it) => (
                <tr class="govuk-table__row" key={`${it.term.id} ${it.school?.id ?? it.all}`}>
                    <th scope="row" class="govuk-table__header">
                        {first(it)}
                    </th>
                    {([[w.asked, it.asked], [w.held, it.held], [w.closed, it.closed], [w.late, it.late]] as [string, number][]).map(([label, n]) => (
                        <td class="govuk-table__cell" data-label={label} key={label}>
                            {n}
                        </td>
                    ))}
                    <td class="govuk-table__cell" data-label={w.rate}>
                        <strong>{w.percent(it.rate)}</strong>
                    </td>
                </tr>
            ))}
        </ListTable>
    );
}

const schoolOf = (it: PepReturn): string => (it.all ? w.all_schools : (it.school?.name ?? w.no_school));

function Rates({ schools }: { schools: PepReturn[] }) {
    const terms = useLoad(() => getRate({ by: 'term' }));
    return (
        <Section title={w.rate} id="rate">
            <p class="quiet">{w.rate_about}</p>
            <RateTable caption={w.by_school} first={schoolOf} rows={schools} />
            <Ready of={terms} part>
                {({ items }) => <RateTable caption={w.by_term} first={(it) => it.term.name} rows={items} />}
            </Ready>
        </Section>
    );
}

// ---- the terms

/** With its council where there are several. */
const nameOf = (terms: SchoolTerm[]) => (t: SchoolTerm): string =>
    terms.some((o) => o.authority.id !== t.authority.id) ? w.of_authority(t.name, t.authority.name) : t.name;

interface TermFormProps {
    first: SchoolTerm | null;
    councils: Agency[];
    close: () => void;
    saved: () => void;
}

function TermForm({ first, councils, close, saved }: TermFormProps) {
    const form = useForm();
    const [whose, setWhose] = useState('');
    const asks = !first && councils.length > 1;
    const [name, setName] = useState(first?.name ?? '');
    const [from, setFrom] = useState(first ? partsOf(first.from_on) : noDate);
    const [until, setUntil] = useState(first ? partsOf(first.until_on) : noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(name.trim(), '/name', w.name_missing), ...need(dayOf(from), '/from_on', w.from), ...need(dayOf(until), '/until_on', w.until), ...need(!asks || whose, '/authority', w.authority_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { name: name.trim(), from_on: dayOf(from) ?? '', until_on: dayOf(until) ?? '' };
        const made = { ...body, ...(asks ? { authority: whose } : {}) };
        const params = first && { path: { id: first.id }, header: match(first) };
        const sent = () => (params ? answer<SchoolTerm>(api.PATCH('/school-terms/{id}', { params, body, headers: merging })) : answer<SchoolTerm>(api.POST('/school-terms', { body: made, headers: once(made) })));
        if (await form.attempt(sent)) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {asks && <SelectField id="authority" label={w.authority} value={whose} onValue={setWhose} options={[choose, ...councils.map((c) => ({ value: c.id, label: c.name }))]} faults={form.faults} />}
            <TextField id="name" label={w.name} hint={w.name_hint} value={name} onValue={setName} faults={form.faults} width="20" />
            <DateField id="from_on" label={w.from} value={from} onValue={setFrom} faults={form.faults} />
            <DateField id="until_on" label={w.until} value={until} onValue={setUntil} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Terms({ terms, may, reload }: { terms: SchoolTerm[]; may: boolean; reload: () => void }) {
    const changing = useChanging<SchoolTerm>(reload);
    const councils = useCouncils();
    const form = (close: () => void) => <TermForm councils={councils} first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} key={changing.it?.id ?? 'new'} />;
    return (
        <Panel id="terms" title={w.terms} action={may ? w.add : null} form={form}>
            {(open) => (
                <>
                    <p class="quiet">{terms.length ? `${w.terms_about} ${w.authority_about}` : w.no_terms}</p>
                    <ul class="kept-list">
                        {terms.map((t) => (
                            <li key={t.id}>
                                <strong>{nameOf(terms)(t)}</strong> {t.is_now && <span class="state state--good">{w.is_now}</span>}
                                <span class="table__more">
                                    {w.days(longDay(t.from_on), longDay(t.until_on))} {may && <ChangeIt text={w.change} label={w.change_label(nameOf(terms)(t))} onClick={changing.start(open, t)} />}
                                </span>
                            </li>
                        ))}
                    </ul>
                </>
            )}
        </Panel>
    );
}

// ---- the page

function Term({ term, session }: { term: SchoolTerm; session: Session }) {
    const rate = useLoad(() => getRate({ term: term.id }), term.id);
    return (
        <Ready of={rate}>
            {({ items: [all, ...schools] }) => (
                <>
                    <p class="lead">
                        {w.ends(longDay(term.until_on))} {all ? w.said(all.asked, all.held, all.closed, all.late) : w.said(0, 0, 0, 0)}
                    </p>
                    <DueList term={term.id} session={session} key={term.id} />
                    {all && <Rates schools={[all, ...schools]} />}
                </>
            )}
        </Ready>
    );
}

function TermPage({ session }: { session: Session }) {
    const list = useLoad(() => answer<List<SchoolTerm>>(api.GET('/school-terms')));
    const [chosen, setChosen] = useState('');
    return (
        <>
            <PageHead title={w.title} />
            <Ready of={list}>
                {({ items }) => {
                    const begun = items.filter((t, i) => t.is_now || items.slice(0, i).some((later) => later.is_now && later.authority.id === t.authority.id));
                    const term = begun.find((t) => t.id === chosen) ?? begun[0];
                    return (
                        <>
                            {term && (
                                <>
                                    <SelectField id="term" label={w.term} value={term.id} onValue={setChosen} options={begun.map((t) => ({ value: t.id, label: nameOf(items)(t) }))} faults={noFaults} />
                                    <Term term={term} session={session} />
                                </>
                            )}
                            <Panels>
                                <Terms terms={items} may={hasRole(session, ['virtual_school'])} reload={list.reload} />
                            </Panels>
                        </>
                    );
                }}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <TermPage session={session} />
    </Shell>
));
