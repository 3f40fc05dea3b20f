// Where a child is to live for good, the steps to adoption, when the child was missing, and what the yearly return asks once.
import { childPage } from '../lib/links';
import type { Child, Session } from '../lib/types';
import { details as d } from '../lib/words';
import { permanence as w } from '../lib/words_permanence';
import { Adoption } from '../parts/adoption';
import { Alone, Before, Mother } from '../parts/care_status';
import { startChild } from '../parts/child_page';
import { Missing } from '../parts/missing';
import { Panels } from '../parts/panel';
import { PermanencePlans } from '../parts/permanence_plans';
import { PageHead } from '../parts/section';
import { hasRole, mayAskToSee, practitioners } from '../parts/shell';
import { MayAsk } from '../picture/held';

const leads = ['social_worker', 'team_manager', 'personal_adviser'];
const others = ['reviewing_officer', 'virtual_school', 'fostering_worker', 'adoption_worker', 'mental_health_lead', 'information_governance'];
const knowPlans = [...leads, ...others, ...practitioners];
const knowAdoption = [...leads, ...others, 'care_nurse'];

function Page({ child, session }: { child: Child; session: Session }) {
    const may = hasRole(session, leads);
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href={childPage(child.id, 'details')}>
                    {d.tab}
                </a>
            </PageHead>
            <MayAsk child={child.id} may={mayAskToSee(session)}>
                <Panels>
                    <div class="groups">
                        <div>
                            <Missing child={child} may={may} />
                        </div>
                        <div>
                            {hasRole(session, knowPlans) && <PermanencePlans child={child} may={may} />}
                            {hasRole(session, knowAdoption) && <Adoption child={child} may={may || hasRole(session, ['adoption_worker'])} />}
                            {hasRole(session, knowPlans) && <Before child={child} may={may} />}
                            {hasRole(session, knowPlans) && <Alone child={child} may={may} />}
                            {hasRole(session, knowPlans) && child.sex === 'F' && <Mother child={child} may={may} />}
                        </div>
                    </div>
                </Panels>
            </MayAsk>
        </>
    );
}

startChild('details', w.tab, (child, session) => <Page child={child} session={session} />);
