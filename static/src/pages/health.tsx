// The health of a child in care: what is due and why, the year as the national return counts it, what was done; record a check.
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad, type Source } from '../lib/load';
import type { Child, HealthCheck, HealthOverview, List, Session } from '../lib/types';
import { health as w } from '../lib/words_health';
import { startChild } from '../parts/child_page';
import { ChangeIt, useChanging } from '../parts/details';
import { FactPairs } from '../parts/facts';
import { HealthChange, HealthForm } from '../parts/health_form';
import { WrongLink } from '../parts/wrong_link';
import { Held } from '../picture/held';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getOverview = (child: string) => answer<HealthOverview>(api.GET('/children/{child}/health', { params: { path: { child } } }));
const getChecks = (child: string) => answer<List<HealthCheck>>(api.GET('/children/{child}/health-assessments', { params: { path: { child } } }));

function Who({ child, of }: { child: Child; of: HealthOverview }) {
    const said = w.consents[of.consent] ?? '';
    return (
        <>
            {of.is_in_care && <p class={of.nurse ? 'govuk-body' : 'lead'}>{of.nurse ? w.nurse(of.nurse.name) : w.no_nurse}</p>}
            <p class="govuk-body">
                <strong>{w.consent}:</strong> {of.consent_by ? w.consent_by(said, of.consent_by) : said}.{' '}
                <a class="govuk-link" href={childPage(child.id, 'consent')}>
                    {w.consent_link}
                </a>
            </p>
        </>
    );
}

function WhatIsDue({ of }: { of: HealthOverview }) {
    if (of.is_unwished) return <p class="lead">{w.unwished}</p>;
    if (!of.due.length) return <p class="quiet">{w.due_none}</p>;
    return (
        <ListTable caption={w.due} heads={[w.what, w.when, w.why]}>
            {of.due.map((one) => (
                <tr class="govuk-table__row" key={one.kind}>
                    <th scope="row" class="govuk-table__header">
                        {one.what}
                    </th>
                    <td class="govuk-table__cell" data-label={w.when}>
                        {longDay(one.due_on)}
                        <span class={`table__more${one.days < 0 ? ' is-late' : ''}`}>{inDays(one.days)}</span>
                    </td>
                    <td class="govuk-table__cell" data-label={w.why}>
                        {one.why}
                        <span class="table__more">{one.source}</span>
                    </td>
                </tr>
            ))}
        </ListTable>
    );
}

function Year({ oc2 }: { oc2: HealthOverview['oc2'] }) {
    const counts = oc2 as unknown as Record<string, string>;
    const facts = Object.entries(w.counted).map(([name, label]): [string, string | null] => [label, counts[name] === 'not_asked' ? null : (w.counts[counts[name] ?? ''] ?? null)]);
    return (
        <Section title={w.year(longDay(oc2.from_on), longDay(oc2.until_on))} id="year">
            <p class="quiet">{oc2.is_counted ? w.year_about : w.not_counted}</p>
            <FactPairs facts={facts} />
        </Section>
    );
}

function said(one: HealthCheck): string {
    const is = one.is_up_to_date === null ? '' : one.is_up_to_date ? w.is_up_to_date : w.is_not;
    const substance = one.substance_misuse === null ? '' : one.substance_misuse ? w.substance_said : w.no_substance_said;
    return [one.by_whom && w.made_by(one.by_whom), one.missed_why && w.whys[one.missed_why], is, substance, one.needs_assessment && w.needs_said].filter(Boolean).join('. ');
}

function Check({ one, child, change }: { one: HealthCheck; child: Child; change: (() => void) | null }) {
    const late = one.days_late ?? 0;
    return (
        <li class="kept kept--check">
            <h3 class="kept__title">{one.what}</h3>
            <p class="kept__line">
                <span class={`state${one.state === 'done' ? (late ? '' : ' state--good') : ' state--late'}`}>{w.said_on(w.said[one.state] ?? '', longDay(one.day))}</span>{' '}
                {late > 0 && <span class="is-late">{w.late_by(late)}</span>}
            </p>
            {said(one) && <p class="kept__line">{said(one)}</p>}
            {one.summary && (
                <p class="as-typed">
                    <strong>{w.summary_said}</strong> {one.summary}
                </p>
            )}
            {one.findings && (
                <p class="as-typed">
                    <strong>{w.findings_said}</strong> {one.findings}
                </p>
            )}
            {one.held_back && <p class="quiet">{w.held}</p>}
            {change && (
                <p class="kept__line off-paper">
                    <ChangeIt text={w.change} label={w.change_label(one.what, longDay(one.day))} onClick={change} /> <WrongLink child={child.id} type="health" record={one.id} what={`${one.what}, ${longDay(one.day)}`} />
                </p>
            )}
        </li>
    );
}

function Done({ list, child, change }: { list: Source<List<HealthCheck>>; child: Child; change: (one: HealthCheck) => (() => void) | null }) {
    return (
        <Ready of={list} part>
            {({ items, withheld = [] }) => (
                <>
                    <Held list={withheld} />
                    {items.length ? (
                        <ul class="kept-list">
                            {items.map((one) => (
                                <Check one={one} child={child} change={change(one)} key={one.id} />
                            ))}
                        </ul>
                    ) : (
                        withheld.length === 0 && <p class="quiet">{w.done_none}</p>
                    )}
                </>
            )}
        </Ready>
    );
}

function HealthPage({ child, session }: { child: Child; session: Session }) {
    const overview = useLoad(() => getOverview(child.id));
    const list = useLoad(() => getChecks(child.id));
    const may = hasRole(session, ['care_nurse', 'wellbeing_practitioner']);
    const saved = () => (overview.reload(), list.reload());
    const { it, leave, saved: done, start } = useChanging<HealthCheck>(saved);
    return (
        <Panels>
            <PageHead title={w.picture} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={overview} part>
                {(of) => (
                    <>
                        <Who child={child} of={of} />
                        <Panel id="due" title={w.due} action={may ? w.record : null} form={(close) => <HealthForm child={child} consent={of.consent} close={close} saved={() => (close(), saved())} />}>
                            <WhatIsDue of={of} />
                        </Panel>
                        <Year oc2={of.oc2} />
                    </>
                )}
            </Ready>
            <Panel id="done" title={w.done} action={null} form={(close) => it && <HealthChange one={it} close={leave(close)} saved={done(close)} />}>
                {(open) => <Done list={list} child={child} change={(one) => (may ? start(open, one) : null)} />}
            </Panel>
        </Panels>
    );
}

startChild('health', w.picture, (child, session) => <HealthPage child={child} session={session} />);
