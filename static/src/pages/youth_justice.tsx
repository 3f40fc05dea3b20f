// Youth justice in numbers, as the board is shown it, and call-outs of the police to homes: counts alone, for the youth justice team and those who oversee.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { CallOut, CallOutMonth, CallOutNew, List, Session, YouthJusticeReport } from '../lib/types';
import { calls as c, report as w } from '../lib/words_justice';
import { kept as k } from '../lib/words_kept';
import { choose, dayOf, FormEnd, need, options } from '../parts/details';
import { DateField, ErrorSummary, noDate, RadioField, SelectField, TextField } from '../parts/fields';
import { FindChild } from '../parts/find_child';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

interface BySex {
    year: number;
    female: number;
    male: number;
    all: number;
}

const year = (n: number): string => String(n);

function Row({ head, more, of }: { head: string; more?: string; of: Omit<BySex, 'year'> }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {head}
            </th>
            {more !== undefined && (
                <td class="govuk-table__cell" data-label={w.in_care}>
                    {more}
                </td>
            )}
            <td class="govuk-table__cell" data-label={w.female}>
                {of.female}
            </td>
            <td class="govuk-table__cell" data-label={w.male}>
                {of.male}
            </td>
            <td class="govuk-table__cell" data-label={w.all}>
                {of.all}
            </td>
        </tr>
    );
}

function ByCare({ id, title, rows }: { id: string; title: string; rows: YouthJusticeReport['at_outcome'] }) {
    return (
        <Section title={title} id={id}>
            <ListTable caption={title} heads={[w.year, w.in_care, w.female, w.male, w.all]}>
                {rows.map((it) => (
                    <Row head={year(it.year)} more={it.in_care ? w.yes : w.no} of={it} key={`${it.year}${it.in_care}`} />
                ))}
            </ListTable>
        </Section>
    );
}

function ByYear({ id, title, rows }: { id: string; title: string; rows: BySex[] }) {
    return (
        <Section title={title} id={id}>
            <ListTable caption={title} heads={[w.year, w.female, w.male, w.all]}>
                {rows.map((it) => (
                    <Row head={year(it.year)} of={it} key={it.year} />
                ))}
            </ListTable>
        </Section>
    );
}

/* What matters, in one sentence: how many in care entered, and how that is against the year before. */
function leadOf(report: YouthJusticeReport): string {
    const inCare = report.at_outcome.filter((it) => it.in_care);
    const [before, now] = [inCare.at(-2), inCare.at(-1)];
    return now && before ? w.lead(now.all, before.all, now.year) : '';
}

function OthersForm({ years, close, saved }: { years: number[]; close: () => void; saved: () => void }) {
    const form = useForm();
    const [of, setOf] = useState(String(years.at(-1) ?? ''));
    const [sex, setSex] = useState('');
    const [entrants, setEntrants] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(sex, '/sex', w.others_missing), ...need(/^[0-9]+$/.test(entrants.trim()), '/entrants', w.others_missing)])) return;
        const body = { year: Number(of), sex: sex as 'F', entrants: Number(entrants) };
        if (await form.attempt(() => answer(api.PUT('/youth-justice-report/others', { body })))) saved();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="year" label={w.others_year} value={of} onValue={setOf} options={years.map((n) => ({ value: String(n), label: year(n) }))} faults={form.faults} />
            <RadioField id="sex" label={w.others_sex} value={sex} onValue={setSex} options={options(w.sexes)} faults={form.faults} inline />
            <TextField id="entrants" label={w.others_entrants} value={entrants} onValue={setEntrants} faults={form.faults} width="5" input={{ inputMode: 'numeric' }} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Tables({ session }: { session: Session }) {
    const source = useLoad(() => answer<YouthJusticeReport>(api.GET('/youth-justice-report')));
    const may = hasRole(session, ['youth_justice_worker']);
    return (
        <Ready of={source}>
            {(report) => (
                <>
                    <p class="lead">{leadOf(report)}</p>
                    <div class="groups">
                        <ByCare id="at-outcome" title={w.at_outcome} rows={report.at_outcome} />
                        <ByCare id="at-offence" title={w.at_offence} rows={report.at_offence} />
                    </div>
                    <div class="groups">
                        <div>
                            <ByYear id="substantive" title={w.substantive} rows={report.substantive} />
                            <ByYear id="custody" title={w.custody} rows={report.custody} />
                        </div>
                        <div>
                            <Section title={w.offences_title} id="offences">
                                {report.offences.length > 0 ? (
                                    <ListTable caption={w.offences_title} heads={[w.offence, w.female, w.male, w.all]}>
                                        {report.offences.map((it) => (
                                            <Row head={w.offences[it.offence] ?? it.offence} of={it} key={it.offence} />
                                        ))}
                                    </ListTable>
                                ) : (
                                    <p class="quiet">{w.none}</p>
                                )}
                            </Section>
                            <Panel
                                id="others"
                                title={w.others}
                                action={may ? w.others_record : null}
                                form={(close) => <OthersForm years={report.years.map((it) => it.year)} close={close} saved={() => (close(), source.reload())} />}
                            >
                                <ListTable caption={w.others} heads={[w.year, w.female, w.male, w.all]}>
                                    {report.others.map((it) => (
                                        <Row head={year(it.year)} of={it} key={it.year} />
                                    ))}
                                </ListTable>
                            </Panel>
                        </div>
                    </div>
                    <details class="govuk-details">
                        <summary class="govuk-details__summary">{w.how}</summary>
                        <p class="govuk-body">{w.how_text}</p>
                    </details>
                </>
            )}
        </Ready>
    );
}

// ---- call-outs

/* Whom it was about is a record of the child, restricted as youth justice is: whoever may make one is asked, and need not say. */
function CallForm({ session, close, saved }: { session: Session; close: () => void; saved: () => void }) {
    const form = useForm();
    const [home, setHome] = useState('');
    const [area, setArea] = useState('');
    const [on, setOn] = useState(noDate);
    const [reason, setReason] = useState('');
    const [arrested, setArrested] = useState('');
    const [agreed, setAgreed] = useState('');
    const [about, setAbout] = useState('');
    const send = async (body: CallOutNew) => {
        const made = await answer<CallOut>(api.POST('/call-outs', { body, headers: once(body) }));
        const of = { call_out: made.id };
        if (about) await answer(api.POST('/children/{child}/call-outs', { params: { path: { child: about } }, body: of, headers: once({ about, ...of }) }));
        return made;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const lacks = [
            ...need(home.trim(), '/home', c.home_missing),
            ...need(area.trim(), '/area', c.area_missing),
            ...need(dayOf(on), '/on', c.on_missing),
            ...need(reason, '/reason', c.reason_missing),
            ...need(arrested, '/arrested', c.arrested_missing),
        ];
        if (form.busy || !form.check(lacks)) return;
        const body = { home: home.trim(), area: area.trim(), on: dayOf(on) ?? '', reason: reason as 'other', arrested: arrested === 'yes', ...(agreed.trim() ? { agreed: agreed.trim() } : {}) };
        if (await form.attempt(() => send(body))) saved();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="home" label={c.home} hint={c.home_hint} value={home} onValue={setHome} faults={form.faults} width="30" />
            <TextField id="area" label={c.area} value={area} onValue={setArea} faults={form.faults} width="30" />
            <DateField id="on" label={c.on} value={on} onValue={setOn} faults={form.faults} />
            <SelectField id="reason" label={c.reason} value={reason} onValue={setReason} options={[choose, ...options(c.reasons)]} faults={form.faults} />
            <RadioField id="arrested" label={c.arrested} value={arrested} onValue={setArrested} options={options(k.yes_no)} faults={form.faults} inline />
            <TextField id="agreed" label={c.agreed} value={agreed} onValue={setAgreed} faults={form.faults} rows={3} />
            {hasRole(session, ['youth_justice_worker']) && <FindChild form={form} id="about" to={about} setTo={setAbout} words={c.whom} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

interface HomeLine {
    home: string;
    area: string;
    n: number;
    missing: number;
    arrested: number;
    months: number[]; // twelve, the oldest first
}

const lastMonths = (): string[] =>
    Array.from({ length: 12 }, (_, i) => {
        const at = new Date(`${today().slice(0, 7)}-01T00:00:00Z`);
        at.setUTCMonth(at.getUTCMonth() - 11 + i);
        return at.toISOString().slice(0, 10);
    });

function homesOf(items: CallOutMonth[], months: string[]): HomeLine[] {
    const homes = new Map<string, HomeLine>();
    for (const it of items) {
        const key = `${it.home}|${it.area}`;
        const line = homes.get(key) ?? { home: it.home, area: it.area, n: 0, missing: 0, arrested: 0, months: months.map(() => 0) };
        const place = months.indexOf(it.month);
        line.n += it.n;
        line.missing += it.missing;
        line.arrested += it.arrested;
        if (place >= 0) line.months[place] = it.n;
        homes.set(key, line);
    }
    return [...homes.values()].sort((a, b) => b.n - a.n);
}

const monthName = (first: string): string => new Date(`${first}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });

function HomeRow({ of, months }: { of: HomeLine; months: string[] }) {
    const cell = (label: string, value: ComponentChildren) => (
        <td class="govuk-table__cell" data-label={label}>
            {value}
        </td>
    );
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {of.home}
                <span class="table__more">{of.area}</span>
            </th>
            {cell(c.total, of.n)}
            {cell(
                c.months(6),
                months
                    .slice(6)
                    .map((first, i) => `${monthName(first)} ${of.months[i + 6]}`)
                    .join(', '),
            )}
            {cell(c.missing, of.missing)}
            {cell(c.arrests, of.arrested)}
        </tr>
    );
}

function Calls({ session }: { session: Session }) {
    const list = useLoad(() => answer<List<CallOutMonth>>(api.GET('/call-out-months')));
    const months = lastMonths();
    return (
        <Panel
            id="calls"
            title={c.title}
            action={hasRole(session, ['youth_justice_worker', 'team_manager']) ? c.record : null}
            form={(close) => <CallForm session={session} close={close} saved={() => (close(), list.reload())} />}
        >
            <p class="quiet">{c.about}</p>
            <Ready of={list} part>
                {({ items }) =>
                    items.length ? (
                        <ListTable caption={c.title} heads={[c.at, c.total, c.months(6), c.missing, c.arrests]}>
                            {homesOf(items, months).map((it) => (
                                <HomeRow of={it} months={months} key={it.home + it.area} />
                            ))}
                        </ListTable>
                    ) : (
                        <p>{c.none}</p>
                    )
                }
            </Ready>
        </Panel>
    );
}

void start((session) => (
    <Shell session={session}>
        <PageHead title={w.title} />
        <p class="govuk-body">{w.about}</p>
        <Panels>
            <Tables session={session} />
            <Calls session={session} />
        </Panels>
    </Shell>
));
