// One service: what it says of itself, a part at a time, which its own administrator changes; its link practitioners, what was changed.
import type { ComponentChildren } from 'preact';
import { mayReferCarers } from '../lib/carers';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService, isOwn } from '../lib/referrals';
import { changeService } from '../lib/services';
import type { Service, Session } from '../lib/types';
import { service as f, services as s } from '../lib/words';
import { activity } from '../lib/words_activity';
import { evaluations } from '../lib/words_feedback';
import { checked, keep as w, subjects } from '../lib/words_services';
import { caseload, service_work } from '../lib/words_work';
import { ErrorSummary } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { carers } from '../lib/words_carers';
import { PageHead } from '../parts/section';
import { Fact } from '../parts/facts';
import { agesOf, checkedText, Clocks, Limits, Lines, said } from '../parts/service_facts';
import { BasicsForm, InsideForm, WhoForm, WhomForm, type EditProps } from '../parts/service_forms';
import { History } from '../parts/service_history';
import { Links } from '../parts/service_links';
import { ClocksForm, FirstForm } from '../parts/service_rules';
import { hasRole, mayAskForService, roleText, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');

const keepers = ['camhs_clinician', 'clinical_psychologist', 'educational_psychologist', 'wellbeing_practitioner', 'care_nurse', 'service_admin', 'mental_health_lead', 'team_manager', 'youth_justice_worker'];

const overseers = ['mental_health_lead', 'team_manager', 'virtual_school', 'information_governance'];
const reporters = ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker'];

/* Who oversees the area, and of each service its own people and its administrator. */
const mayCount = (session: Session, service: Service): boolean =>
    hasRole(session, overseers) ||
    (session.person.agency_id === service.agency.id && hasRole(session, ['service_admin', ...service.staff.filter((role) => reporters.includes(role))]));

type Saved = (service: Service) => void;

function Checked({ service, saved }: { service: Service; saved: Saved }) {
    const form = useForm();
    const check = async () => {
        const now = await form.attempt(() => changeService(service, { last_checked_on: today() }));
        if (now) saved(now);
    };
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <p class="lead">
                {service.check_due && <span class="state state--soon">{checked.due}</span>} {checkedText(service)}
                {service.i_may_edit && service.last_checked_on !== today() && (
                    <>
                        {' '}
                        <button type="button" class="link" onClick={() => void check()}>
                            {checked.is_right}
                        </button>
                    </>
                )}
            </p>
        </>
    );
}

/* What nobody has said yet is asked of those who can, and left out for everybody else. */
function Said({ label, text, may }: { label: string; text: string | null; may: boolean }) {
    if (!text && !may) return null;
    return <Fact label={label}>{text ?? <span class="quiet">{w.not_said}</span>}</Fact>;
}

function What({ service: x }: { service: Service }) {
    return (
        <>
            <p class="govuk-body">{x.about}</p>
            <dl class="facts facts--wide">
                <Said label={w.expects} text={x.expect} may={x.i_may_edit} />
                <Said label={w.agrees} text={x.who_consents} may={x.i_may_edit} />
                {x.crisis || x.i_may_edit ? <Fact label={f.crisis}>{x.crisis ? <strong>{x.crisis}</strong> : <span class="quiet">{w.not_said}</span>}</Fact> : null}
            </dl>
        </>
    );
}

function Whom({ service: x }: { service: Service }) {
    return (
        <dl class="facts facts--wide">
            <Said label={w.needs_short} text={x.needs.length ? x.needs.join(', ') : null} may={x.i_may_edit} />
            <Fact label={f.for_ages}>{agesOf(x)}</Fact>
            <Fact label={w.sees}>{said(x.subjects, subjects)}</Fact>
            <Limits service={x} />
        </dl>
    );
}

function When({ service: x }: { service: Service }) {
    if (!x.clocks.length) return <p class="govuk-body quiet">{w.clocks_none}</p>;
    return (
        <dl class="facts facts--wide">
            <Clocks label={f.clocks} of={x.clocks.filter((c) => c.urgency !== 'urgent')} />
            <Clocks label={f.urgent_clocks} of={x.clocks.filter((c) => c.urgency === 'urgent')} />
        </dl>
    );
}

const endText = (day: string): string => (day <= today() ? w.ended(longDay(day)) : w.ends(longDay(day)));

function Inside({ service: x }: { service: Service }) {
    return (
        <dl class="facts facts--wide">
            <Fact label={w.staff}>{roleText(x.staff)}</Fact>
            <Said label={w.types_short} text={x.types_of_work.length ? x.types_of_work.join(', ') : null} may={x.i_may_edit} />
            <Fact label={w.assesses_short}>{x.assesses ? w.assesses_yes : w.assesses_no}</Fact>
            <Fact label={w.therapy_short}>{x.therapy_words.length ? x.therapy_words.join(', ') : w.therapy_usual(x.therapy_words_otherwise)}</Fact>
        </dl>
    );
}

interface PartProps {
    service: Service;
    saved: Saved;
    id: string;
    title: string;
    change: string;
    Form: (props: EditProps) => ComponentChildren;
    children: ComponentChildren;
}

function Part({ service, saved, id, title, change, Form, children }: PartProps) {
    return (
        <Panel id={id} title={title} action={service.i_may_edit ? change : null} form={(close) => <Form service={service} close={close} saved={saved} />}>
            {children}
        </Panel>
    );
}

function Parts({ service, saved }: { service: Service; saved: Saved }) {
    const common = { service, saved };
    return (
        <Panels>
            <Part {...common} id="what" title={w.what} change={w.edit_what} Form={BasicsForm}>
                <What service={service} />
            </Part>
            <Part {...common} id="whom" title={w.whom} change={w.edit_whom} Form={WhomForm}>
                <Whom service={service} />
            </Part>
            <Part {...common} id="who" title={w.who} change={w.edit_who} Form={WhoForm}>
                <p class="govuk-body">{roleText(service.who_may_refer)}</p>
                <p class="govuk-body quiet">{w.who_about}</p>
            </Part>
            <Part {...common} id="first" title={w.first} change={w.edit_first} Form={FirstForm}>
                {service.must_come_first.length ? <Lines of={service.must_come_first} /> : <p class="govuk-body quiet">{w.first_none}</p>}
            </Part>
            <Part {...common} id="when" title={w.clocks} change={w.edit_clocks} Form={ClocksForm}>
                <When service={service} />
            </Part>
            <Part {...common} id="inside" title={w.inside} change={w.edit_inside} Form={InsideForm}>
                <Inside service={service} />
            </Part>
            <Links service={service} />
        </Panels>
    );
}

function One({ service, saved, session }: { service: Service; saved: Saved; session: Session }) {
    const sees_all = isOwn(service, session) || hasRole(session, ['mental_health_lead']);
    setTitle(service.name);
    return (
        <>
            <PageHead title={service.name} above={service.agency.name}>
                {mayReferCarers(session) && service.subjects.includes('carer') && (
                    <a class="govuk-link" href={`/carers/new?service=${service.id}`}>
                        {carers.refer}
                    </a>
                )}
                {hasRole(session, keepers) && (
                    <a class="govuk-link" href={`/services/${service.id}/waiting-list`}>
                        {s.waiting_list}
                    </a>
                )}
                {sees_all && (
                    <a class="govuk-link" href={`/services/${service.id}/caseload`}>
                        {caseload.link}
                    </a>
                )}
                {sees_all && (
                    <a class="govuk-link" href={`/services/${service.id}/work`}>
                        {service_work.link}
                    </a>
                )}
                {mayCount(session, service) && !hasRole(session, ['information_governance']) && (
                    <a class="govuk-link" href={`/services/${service.id}/evaluations`}>
                        {evaluations.link}
                    </a>
                )}
                {mayCount(session, service) && (
                    <a class="govuk-link" href={`/services/${service.id}/activity`}>
                        {activity.link}
                    </a>
                )}
                <a class="govuk-link" href="/services">
                    {s.all}
                </a>
            </PageHead>
            {service.ended_on && <p class="lead is-late">{endText(service.ended_on)}</p>}
            {mayAskForService(session) && (
                <p class="lead">
                    <span class={`state${service.i_may_refer ? ' state--good' : ''}`}>{service.i_may_refer ? s.may : s.ask}</span> {s.how_to}
                </p>
            )}
            <Checked service={service} saved={saved} />
            <Parts service={service} saved={saved} />
            <History service={service} />
        </>
    );
}

function Page({ session }: { session: Session }) {
    const service = useLoad(() => getService(id));
    return <Ready of={service}>{(x) => <One service={x} saved={service.set} session={session} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
