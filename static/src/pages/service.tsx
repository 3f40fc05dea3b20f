// One service.
import { useLoad } from '../lib/load';
import { getService } from '../lib/referrals';
import type { Service, Session } from '../lib/types';
import { services as w } from '../lib/words';
import { PageHead } from '../parts/section';
import { ServiceFacts } from '../parts/service_facts';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');

const keepers = ['camhs_clinician', 'clinical_psychologist', 'educational_psychologist', 'wellbeing_practitioner', 'care_nurse', 'service_admin', 'mental_health_lead', 'team_manager', 'youth_justice_worker'];

function One({ service, session }: { service: Service; session: Session }) {
    setTitle(service.name);
    return (
        <>
            <PageHead title={service.name} above={service.agency.name}>
                {hasRole(session, keepers) && (
                    <a class="govuk-link" href={`/services/${service.id}/waiting-list`}>
                        {w.waiting_list}
                    </a>
                )}
                <a class="govuk-link" href="/services">
                    {w.all}
                </a>
            </PageHead>
            <p class="lead">
                <span class={`state${service.i_may_refer ? ' state--good' : ''}`}>{service.i_may_refer ? w.may : w.ask}</span> {w.how_to}
            </p>
            <div class="form">
                <ServiceFacts service={service} bare />
            </div>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const service = useLoad(() => getService(id));
    return <Ready of={service}>{(s) => <One service={s} session={session} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
