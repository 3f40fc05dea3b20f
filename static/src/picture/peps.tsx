// The education plans of the last three terms.
import { calledName } from '../lib/children';
import { childPage } from '../lib/links';
import type { Session } from '../lib/types';
import { education as w } from '../lib/words_pep';
import { PepTable } from '../parts/pep_table';
import { Section } from '../parts/section';
import { mayWritePep } from '../parts/shell';
import { Held } from './held';
import { heldIn } from './say';
import type { Picture } from './types';

export function EducationPlans({ picture, session, isNow }: { picture: Picture; session: Session; isNow: boolean }) {
    const held = heldIn('peps', picture.withheld);
    const { child, peps } = picture;
    const waits = picture.next.some((due) => due.link?.type === 'peps');
    const action = isNow && waits && mayWritePep(session) ? { href: childPage(child.id, 'pep'), text: w.start } : peps.length ? { href: childPage(child.id, 'education'), text: w.all } : null;
    return (
        <Section title={w.list} id="peps" action={action}>
            <Held list={held} />
            {peps.length > 0 ? <PepTable lines={peps} /> : held.length === 0 && <p class="quiet">{w.none(calledName(child))}</p>}
        </Section>
    );
}
