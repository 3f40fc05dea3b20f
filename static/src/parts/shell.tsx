// What stands around every page: header, navigation, search, sign-in again, foot.
import { render, type ComponentChild, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { answer, api, Problem } from '../lib/api';
import { goToSignIn, readSession } from '../lib/session';
import type { Session } from '../lib/types';
import * as words from '../lib/words';
import { Challenge } from './challenge';
import { Failed } from './waiting';

const w = words.shell;

export const practitioners = ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker'];

/* Who can sit in a group of several agencies. */
export const inGroups = [...practitioners, 'social_worker', 'team_manager', 'reviewing_officer', 'virtual_school', 'designated_teacher', 'senco', 'fostering_worker', 'adoption_worker', 'personal_adviser', 'mental_health_lead', 'information_governance', 'service_admin'];

/* Who may read how SDQs stand across children; who of them sees only small numbers kept back, or a part, the service says. */
const cohortRoles = [...practitioners, 'social_worker', 'team_manager', 'virtual_school', 'mental_health_lead', 'information_governance', 'analyst', 'designated_teacher', 'service_admin'];

/* Which roles find which way in the navigation; the service decides what they may do there. */
const ways: { href: string; text: string; roles?: string[] }[] = [
    { href: '/', text: '' }, // as the role's first page is called
    { href: '/oversight', text: w.oversight, roles: ['mental_health_lead', 'team_manager', 'virtual_school'] },
    { href: '/caseload', text: w.my_caseload, roles: practitioners },
    { href: '/carers', text: w.carers, roles: ['fostering_worker', 'adoption_worker'] },
    { href: '/foster-homes', text: w.foster_homes, roles: ['fostering_worker', 'adoption_worker', 'team_manager', 'mental_health_lead'] },
    { href: '/youth-justice', text: w.youth_justice, roles: ['youth_justice_worker', 'mental_health_lead'] },
    { href: '/data-set', text: w.data_set, roles: ['team_manager', 'virtual_school', 'mental_health_lead', 'information_governance', 'analyst'] },
    { href: '/sdq-trends', text: w.cohort, roles: cohortRoles },
    { href: '/next', text: w.next, roles: ['team_manager', 'service_admin'] },
    { href: '/health-due', text: w.health_due, roles: ['care_nurse', 'wellbeing_practitioner'] },
    { href: '/care-due', text: w.care_due, roles: ['social_worker', 'team_manager', 'reviewing_officer', 'personal_adviser'] },
    { href: '/education-plans', text: w.education_plans, roles: ['virtual_school', 'designated_teacher', 'senco', 'mental_health_lead'] },
    { href: '/services', text: w.services },
    { href: '/groups', text: w.groups, roles: inGroups },
    { href: '/training', text: w.training, roles: inGroups },
    { href: '/allocate', text: w.allocate, roles: ['team_manager'] },
    { href: '/matching', text: w.matching, roles: ['team_manager', 'information_governance'] },
    { href: '/imports', text: w.import, roles: ['team_manager', 'information_governance'] },
    { href: '/returns', text: w.returns, roles: ['team_manager', 'information_governance', 'analyst'] },
    { href: '/accounts', text: w.accounts, roles: ['service_admin', 'information_governance', 'system_admin'] },
    { href: '/settings', text: w.settings, roles: ['system_admin'] },
    { href: '/audit', text: w.audit, roles: ['information_governance'] },
    { href: '/roles', text: w.roles, roles: ['team_manager'] },
    { href: '/service-caseload', text: w.caseload, roles: ['service_admin'] },
    { href: '/waiting-list', text: w.waiting_list, roles: [...practitioners, 'service_admin', 'mental_health_lead'] },
];

export const roleText = (roles: string[]): string => roles.map((r) => words.roles[r] ?? r).join(', ');

export const hasRole = (session: Session, roles: string[]): boolean => session.person.roles.some((r) => roles.includes(r));

const leads = ['social_worker', 'team_manager', 'personal_adviser'];
export const mayAddChild = (session: Session): boolean => hasRole(session, leads);
export const mayChangePeople = mayAddChild;
export const mayImport = (session: Session): boolean => hasRole(session, ['team_manager']);

const nobody = ['analyst', 'system_admin', 'information_governance'];

/** Roles whose work is not with children: nothing is asked for on their behalf. */
export const worksWithChildren = (session: Session): boolean => session.person.roles.some((r) => r !== 'system_admin' && r !== 'analyst');

/* Whether a way is offered at all; what the service then allows it says itself. */
export const mayRecordSdq = (session: Session): boolean =>
    session.person.roles.some((r) => ![...nobody, 'educational_psychologist', 'reviewing_officer', 'team_manager', 'mental_health_lead', 'youth_justice_worker', 'service_admin', 'senco', 'fostering_worker', 'adoption_worker'].includes(r));
export const mayWritePep = (session: Session): boolean => hasRole(session, ['social_worker', 'personal_adviser', 'virtual_school', 'designated_teacher', 'senco']);
export const mayClosePep = (session: Session): boolean => hasRole(session, ['virtual_school', 'team_manager']);
export const maySeeMeasures = (session: Session): boolean => session.person.roles.some((r) => ![...nobody, 'designated_teacher', 'senco', 'youth_justice_worker', 'service_admin'].includes(r));
export const mayRecordMeasure = (session: Session): boolean =>
    session.person.roles.some((r) => ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner'].includes(r));
export const mayAskForService = (session: Session): boolean => session.person.roles.some((r) => ![...nobody, 'mental_health_lead', 'service_admin'].includes(r));
export const mayAskToSee = (session: Session): boolean => session.person.roles.some((r) => ![...nobody, 'service_admin'].includes(r));
export const mayRecordWords = (session: Session): boolean => session.person.roles.some((r) => ![...nobody, 'team_manager', 'mental_health_lead', 'service_admin', 'senco', 'fostering_worker', 'adoption_worker'].includes(r));

async function signOut() {
    await answer(api.DELETE('/session')).catch(() => undefined);
    location.assign('/sign-in');
}

function Find({ value }: { value: string }) {
    return (
        <form class="find" action="/find" role="search">
            <label class="find__label" for="find-q">
                {w.find_label}
            </label>
            <input class="govuk-input find__input" id="find-q" name="q" type="search" defaultValue={value} autoComplete="off" aria-describedby="find-hint" />
            <span class="govuk-visually-hidden" id="find-hint">
                {w.find_hint}
            </span>
            <button class="find__button" type="submit">
                {w.find}
            </button>
        </form>
    );
}

function Bar({ session }: { session: Session | null }) {
    return (
        <header class="bar">
            <div class="bar__in">
                <a class="bar__name" href="/">
                    {w.product}
                </a>
                {session && (
                    <div class="bar__who">
                        <p class="bar__person">
                            <strong>{session.person.name}</strong>
                            <span class="bar__role">
                                {[roleText(session.person.roles), session.person.agency].filter(Boolean).join(', ')}
                            </span>
                        </p>
                        <ul class="bar__links">
                            <li>
                                <a href="/account">{w.account}</a>
                            </li>
                            <li>
                                <button type="button" onClick={signOut}>
                                    {w.sign_out}
                                </button>
                            </li>
                        </ul>
                    </div>
                )}
            </div>
        </header>
    );
}

function Navigation({ session }: { session: Session }) {
    const [open, setOpen] = useState(false);
    const shown = ways.filter((way) => !way.roles || hasRole(session, way.roles));
    const has_children = worksWithChildren(session);
    const first = !has_children ? w.start : hasRole(session, ['mental_health_lead']) ? w.children : w.my_children;
    const q = location.pathname === '/find' ? (new URLSearchParams(location.search).get('q') ?? '') : '';
    return (
        <div class="ways">
            <div class="ways__in">
                <nav class="ways__nav" aria-label={w.nav_label}>
                    <button type="button" class="ways__menu" aria-expanded={open} aria-controls="ways-list" onClick={() => setOpen(!open)}>
                        {w.menu}
                    </button>
                    <ul class={`ways__list${open ? ' ways__list--open' : ''}`} id="ways-list">
                        {shown.map((way) => (
                            <li key={way.href}>
                                <a class="ways__link" href={way.href} aria-current={way.href === location.pathname ? 'page' : undefined}>
                                    {way.href === '/' ? first : way.text}
                                </a>
                            </li>
                        ))}
                    </ul>
                </nav>
                {has_children && <Find value={q} />}
            </div>
        </div>
    );
}

function Foot() {
    return (
        <footer class="foot">
            <div class="foot__in">
                <ul class="foot__links">
                    <li>
                        <a class="govuk-link" href="/directory">
                            {w.directory}
                        </a>
                    </li>
                    <li>
                        <a class="govuk-link" href="/accessibility">
                            {w.accessibility}
                        </a>
                    </li>
                    <li>
                        <a class="govuk-link" href="/without-javascript">
                            {w.without_script}
                        </a>
                    </li>
                    <li>
                        <a class="govuk-link" href="/licences.txt">
                            {w.licences}
                        </a>
                    </li>
                </ul>
            </div>
        </footer>
    );
}

interface ShellProps {
    session: Session | null;
    above?: ComponentChildren; // between the navigation and the page's own content, over the full width
    children: ComponentChildren;
}

export function Shell({ session, above, children }: ShellProps) {
    return (
        <>
            <Bar session={session} />
            {session && <Navigation session={session} />}
            {above}
            <div class="sheet">
                <main id="main" tabIndex={-1}>
                    {children}
                </main>
            </div>
            <Foot />
            {session && <Challenge session={session} />}
        </>
    );
}

export function setTitle(...parts: string[]): void {
    document.title = [...parts, w.product].join(' – ');
}

const root = (): HTMLElement => {
    const page = document.getElementById('page');
    if (!page) throw new Error('the template has no #page');
    return page;
};

/** A page for people who are signed in, drawn when what it needs from the start (`first`) has come. */
export async function start<T>(page: (session: Session, first: T) => ComponentChild, first?: () => Promise<T>): Promise<void> {
    const reading = first?.();
    reading?.catch(() => undefined); // its failure is said below, after that of the session
    let session: Session | null = null;
    try {
        session = await readSession();
        render(page(session, (await reading) as T), root());
    } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (problem.status === 401) return goToSignIn();
        render(
            <Shell session={session}>
                <Failed problem={problem} retry={() => location.reload()} />
            </Shell>,
            root(),
        );
    }
}

/** A page for anybody. */
export function startOpen(page: ComponentChild): void {
    render(<Shell session={null}>{page}</Shell>, root());
}

/** The word of the address after `before`: wordAfter('children') on /children/42/sdq is '42'. */
export function wordAfter(before: string): string {
    const parts = location.pathname.split('/');
    return decodeURIComponent(parts[parts.indexOf(before) + 1] ?? '');
}
