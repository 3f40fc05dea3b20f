// My children: who they are and what is next for each; beside them everything that is next, late first.
import { answer, api } from '../lib/api';
import { inDays, daysBetween, shortDay, today } from '../lib/dates';
import { childPage } from '../lib/links';
import { type Source, useLoad } from '../lib/load';
import { getServices } from '../lib/referrals';
import type { ChildItem, List, News, NextDue, NextSums, Oversight, Session } from '../lib/types';
import { home as w, news as n, when } from '../lib/words';
import { DueChecks } from '../parts/due_checks';
import { More } from '../parts/more';
import { NewsList } from '../parts/news_list';
import { MoreLate, NextLater, NextList } from '../parts/next_list';
import { getOwed, Owed } from '../parts/owed';
import { PageHead, Section } from '../parts/section';
import { hasRole, inGroups, mayAddChild, Shell, start, worksWithChildren } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

/* Social workers see their team's children as well; their own come first, and alone unless they ask for more. */
const team = new URLSearchParams(location.search).has('team');
/* Information governance needs a fresh code for whatever shows a child, and follows none. */
const hearsNews = (session: Session): boolean => !hasRole(session, ['information_governance']);
const oversees = (session: Session): boolean => hasRole(session, ['mental_health_lead']);
const ownOrTeam = (session: Session): { own?: string } => (hasRole(session, ['social_worker', 'personal_adviser']) && !team ? { own: 'true' } : {});

const getChildren = (session: Session, after?: string) =>
    answer<List<ChildItem>>(api.GET('/children', { params: { query: { limit: 100, ...(oversees(session) ? {} : { mine: 'true', ...ownOrTeam(session) }), ...(after ? { after } : {}) } } }));
/* The first few that are late, so that this week stays in sight; and what is not late, as it comes. */
const LATE = 8;
const getLate = (session: Session) => answer<List<NextDue>>(api.GET('/me/next', { params: { query: { limit: LATE, late: 'true', ...ownOrTeam(session) } } }));
const getNext = (session: Session, after?: string) =>
    answer<List<NextDue>>(api.GET('/me/next', { params: { query: { limit: 25, late: 'false', ...ownOrTeam(session), ...(after ? { after } : {}) } } }));
const getSums = (session: Session) => answer<NextSums>(api.GET('/me/next/sums', { params: { query: ownOrTeam(session) } }));

function NextOf({ child }: { child: ChildItem }) {
    if (!child.next) return <span class="quiet">{w.nothing}</span>;
    const days = daysBetween(today(), child.next.on);
    return (
        <>
            {child.next.what}
            <span class="table__more">
                {shortDay(child.next.on)} · <span class={days < 0 ? 'is-late' : undefined}>{inDays(days)}</span>
            </span>
        </>
    );
}

function ChildRow({ child, lead }: { child: ChildItem; lead: boolean }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(child.id)}>
                    {child.name}
                </a>
                <span class="table__more">{when.years(child.age)}</span>
            </th>
            <td class="govuk-table__cell" data-label={w.lives_with}>
                {child.lives_with ?? <span class="quiet">{child.home_held_back ? w.not_shown : w.not_recorded}</span>}
                {child.school && <span class="table__more">{child.school}</span>}
            </td>
            {lead && (
                <td class="govuk-table__cell" data-label={w.lead}>
                    {child.lead_worker?.name ?? <span class="quiet">{w.unallocated}</span>}
                </td>
            )}
            <td class="govuk-table__cell" data-label={w.next_column}>
                <NextOf child={child} />
            </td>
        </tr>
    );
}

/* `lead`: the lead worker is not the same for all. */
function ChildTable({ items, lead }: { items: ChildItem[]; lead: boolean }) {
    return (
        <ListTable caption={w.title} heads={[w.name, w.lives_with, ...(lead ? [w.lead] : []), w.next_column]}>
            {items.map((child) => (
                <ChildRow child={child} lead={lead} key={child.id} />
            ))}
        </ListTable>
    );
}

function Empty({ session }: { session: Session }) {
    const governs = hasRole(session, ['information_governance']);
    return (
        <div class="empty">
            <h2 class="govuk-heading-m">{governs ? w.none_oversight_title : w.none_title}</h2>
            <p class="govuk-body">{governs ? w.none_oversight : w.none}</p>
            {!governs && <p class="govuk-body">{w.none_find}</p>}
        </div>
    );
}

function NoChildren({ session }: { session: Session }) {
    const has_role = session.person.roles.length > 0;
    return (
        <>
            <PageHead title={w.not_yours_page} />
            <div class="empty">
                <h2 class="govuk-heading-m">{has_role ? w.not_yours_title : w.no_role_title}</h2>
                <p class="govuk-body">{has_role ? w.not_yours : w.no_role}</p>
            </div>
        </>
    );
}

/* Those who keep services are reminded here, beside their children. */
function Checks() {
    const services = useLoad(getServices);
    return services.now.state === 'ready' ? <DueChecks items={services.now.value.items} /> : null;
}

const FRESH = 5;

/* The newest few that were not looked at yet; the page of them has all, and the way to say so. */
function Fresh() {
    const list = useLoad(() => answer<List<News>>(api.GET('/me/news', { params: { query: { limit: 50 } } })));
    return (
        <Section title={n.title} id="news">
            <Ready of={list} part>
                {({ items }) => {
                    const fresh = items.filter((line) => line.is_new);
                    return (
                        <>
                            {fresh.length ? <NewsList items={[...fresh].sort((a, b) => Number(b.is_urgent) - Number(a.is_urgent)).slice(0, FRESH)} /> : <p class="govuk-body quiet">{n.none}</p>}
                            <p class="govuk-body">
                                <a class="govuk-link" href="/news">
                                    {fresh.length ? n.all : n.earlier}
                                </a>
                            </p>
                        </>
                    );
                }}
            </Ready>
        </Section>
    );
}

function Next({ session, sums }: { session: Session; sums: Source<NextSums> }) {
    const late = useLoad(() => getLate(session));
    const next = useLoad(() => getNext(session));
    const href = ownOrTeam(session).own ? '/next?whose=own' : '/next';
    return (
        <Section title={w.next} id="next">
            <Ready of={late} part>
                {(first) => (
                    <Ready of={next} part>
                        {(list) => (
                            <>
                                {first.items.length + list.items.length === 0 && <p class="govuk-body quiet">{w.nothing_next}</p>}
                                <NextList items={first.items} />
                                {first.next && <MoreLate href={href} n={sums.now.state === 'ready' ? sums.now.value.late : null} />}
                                <NextList items={list.items} />
                                <More list={list} get={(after) => getNext(session, after)} add={next.set} text={w.more_next} />
                            </>
                        )}
                    </Ready>
                )}
            </Ready>
            <NextLater later={sums.now.state === 'ready' ? sums.now.value.later : 0} href={href} />
        </Section>
    );
}

function Home({ session }: { session: Session }) {
    const children = useLoad(() => getChildren(session));
    const sums = useLoad(() => getSums(session));
    const has_team = hasRole(session, ['social_worker', 'personal_adviser']);
    const late = sums.now.state === 'ready' ? sums.now.value.late : 0;
    return (
        <>
            <PageHead title={oversees(session) ? w.area_title : team && has_team ? w.team_title : w.title}>
                {has_team && (
                    <a class="govuk-link" href={team ? '/' : '/?team'}>
                        {team ? w.show_own : w.show_team}
                    </a>
                )}
                {hasRole(session, ['team_manager']) && (
                    <a class="govuk-link" href="/outside-county">
                        {w.outside}
                    </a>
                )}
                {mayAddChild(session) && (
                    <a class="govuk-link" href="/children/new">
                        {w.add}
                    </a>
                )}
            </PageHead>
            <div class="two">
                <div class="two__main">
                    {oversees(session) && <Overseen />}
                    {late > 0 && !oversees(session) && (
                        <p class="lead">
                            {w.late_count(late)}.{' '}
                            <a class="govuk-link only-narrow" href="#next">
                                {w.see_next}
                            </a>
                        </p>
                    )}
                    <Ready of={children} part>
                        {(list) =>
                            list.items.length ? (
                                <>
                                    <ChildTable items={list.items} lead={!ownOrTeam(session).own || list.items.some((c) => c.lead_worker?.id !== session.person.id)} />
                                    <More list={list} get={(after) => getChildren(session, after)} add={children.set} text={w.more} />
                                </>
                            ) : (
                                <Empty session={session} />
                            )
                        }
                    </Ready>
                </div>
                <div class="two__side">
                    {hearsNews(session) && <Fresh />}
                    {hasRole(session, ['service_admin']) && <Checks />}
                    <Next session={session} sums={sums} />
                    {hasRole(session, inGroups) && <OwedHere />}
                </div>
            </div>
        </>
    );
}

/* What matters most of all that one oversees, and the way to it. */
function Overseen() {
    const all = useLoad(() => answer<Oversight>(api.GET('/oversight')));
    return (
        <Ready of={all} part>
            {({ says }) => (
                <p class="lead">
                    {says}{' '}
                    <a class="govuk-link" href="/oversight">
                        {w.oversight}
                    </a>
                </p>
            )}
        </Ready>
    );
}

/* What one owes one's groups, where there is something. */
function OwedHere() {
    const owed = useLoad(getOwed);
    return <Ready of={owed} part>{(list) => <Owed list={list.items} none={null} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        {worksWithChildren(session) ? <Home session={session} /> : <NoChildren session={session} />}
    </Shell>
));
