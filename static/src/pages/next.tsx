// What is next as a whole list: of my children, of a team, of what an agency has to do; by week to work through, or by who is asked to chase from, on paper too.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import { askedOf, byAsked, byWeek, type Group } from '../lib/next';
import type { List, NextDue, NextSums, Session, Team } from '../lib/types';
import { next as w } from '../lib/words_next';
import { SelectField, Submit } from '../parts/fields';
import { More } from '../parts/more';
import { DueWhat } from '../parts/next_list';
import { type Choice, hrefOf, Sums } from '../parts/next_sums';
import { PageHead } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';
import { WhomName } from '../parts/whom';

const asked = new URLSearchParams(location.search);
const word = (name: string): string => asked.get(name) ?? '';
const choice: Choice = { whose: word('whose'), about: word('about'), far: word('far'), by: word('by'), person: word('person') };

const FAR = 3660;

/* What the list is of, as the service is asked for it. */
const ofWhom = (): Record<string, string> => {
    const [what = '', id = ''] = choice.whose.split('-of-');
    return what === 'own' ? { own: 'true' } : what === 'team' || what === 'agency' ? { [what]: id } : {};
};
const query = (): Record<string, string> => ({
    ...ofWhom(),
    ...(choice.about && { about: choice.about }),
    ...(choice.person && { person: choice.person }),
    ...(choice.far === 'late' && { late: 'true' }),
    ...(choice.far === 'all' && { within: String(FAR) }),
});

const getNext = (after?: string) => answer<List<NextDue>>(api.GET('/me/next', { params: { query: { limit: 200, ...query(), ...(after ? { after } : {}) } } }));
const getSums = () => answer<NextSums>(api.GET('/me/next/sums', { params: { query: ofWhom() } }));

/* To chase from, all of it: whom one asks has everything on one sheet. */
async function getAll(): Promise<List<NextDue>> {
    const list = await getNext();
    for (let { next } = list; next; ) {
        const more = await getNext(next);
        list.items.push(...more.items);
        ({ next } = more);
    }
    return { ...list, next: null };
}

const hasTeam = ['social_worker', 'personal_adviser', 'team_manager', 'mental_health_lead'];

async function getTeams(session: Session): Promise<Team[]> {
    if (!hasRole(session, hasTeam)) return [];
    const { items } = await answer<List<Team>>(api.GET('/teams'));
    const all = hasRole(session, ['mental_health_lead']);
    return items.filter((team) => team.agency.id === session.person.agency_id && (all || team.members.some((member) => member.person.id === session.person.id)));
}

function Choose({ session, teams }: { session: Session; teams: Team[] }) {
    const [now, setNow] = useState(choice);
    const set = (name: keyof Choice) => (value: string) => setNow({ ...now, [name]: value });
    const has_team = hasRole(session, ['social_worker', 'personal_adviser']);
    const whose = [
        { value: '', label: has_team ? w.mine : w.any },
        ...(has_team ? [{ value: 'own', label: w.own }] : []),
        ...teams.map((team) => ({ value: `team-of-${team.id}`, label: w.team(team.name) })),
        { value: `agency-of-${session.person.agency_id}`, label: w.agency(session.person.agency) },
    ];
    const submit = (e: Event) => {
        e.preventDefault();
        location.assign(hrefOf(now, { person: '' }));
    };
    const field = (id: keyof Choice, label: string, options: { value: string; label: string }[]) => (
        <SelectField id={id} label={label} value={now[id]} onValue={set(id)} faults={noFaults} options={options} />
    );
    return (
        <form class="choose off-paper" onSubmit={submit} aria-label={w.choose}>
            {field('whose', w.whose, whose)}
            {field('about', w.kind, [{ value: '', label: w.everything }, ...Object.entries(w.abouts).map(([value, label]) => ({ value, label }))])}
            {field('far', w.how_far, [
                { value: '', label: w.four_weeks },
                { value: 'late', label: w.only_late },
                { value: 'all', label: w.far },
            ])}
            {field('by', w.order, [
                { value: '', label: w.by_week },
                { value: 'asked', label: w.by_asked },
            ])}
            <Submit busy={false}>{w.show}</Submit>
        </form>
    );
}

function Row({ due, chase }: { due: NextDue; chase: boolean }) {
    return (
        <tr class="govuk-table__row">
            <td class="govuk-table__cell next-list__on" data-label={w.due}>
                {longDay(due.on)}
                <span class={`table__more${due.days < 0 ? ' is-late' : ''}`}>{inDays(due.days)}</span>
            </td>
            <th scope="row" class="govuk-table__header next-list__what">
                <DueWhat due={due} />
                <span class="table__more next-list__why">
                    {due.why}. <cite>{due.source && w.source(due.source)}</cite>
                </span>
            </th>
            <td class="govuk-table__cell" data-label={w.child}>
                {due.child || due.carer ? <WhomName it={due} /> : w.of_none}
            </td>
            {!chase && (
                <td class="govuk-table__cell" data-label={w.asked}>
                    {askedOf(due)}
                    {due.person && due.agency && <span class="table__more">{due.agency.name}</span>}
                </td>
            )}
        </tr>
    );
}

function Part({ group, chase }: { group: Group; chase: boolean }) {
    return (
        <section class="next-list" id={`part-${group.key}`} aria-labelledby={`part-${group.key}-title`}>
            <h2 class={`next-list__title${group.key === 'late' ? ' is-late' : ''}`} id={`part-${group.key}-title`}>
                {w.part(group.title, group.items.length)}
            </h2>
            <ListTable caption={group.title} heads={[w.due, w.what, w.child, ...(chase ? [] : [w.asked])]}>
                {group.items.map((due) => (
                    <Row due={due} chase={chase} key={`${due.link?.id} ${due.kind}`} />
                ))}
            </ListTable>
        </section>
    );
}

function Next({ session }: { session: Session }) {
    const chase = choice.by === 'asked';
    const list = useLoad(() => (chase ? getAll() : getNext()));
    const sums = useLoad(getSums);
    const teams = useLoad(() => getTeams(session));
    const person = sums.now.state === 'ready' ? sums.now.value.asked.find((sum) => sum.person?.id === choice.person)?.person : null;
    return (
        <>
            <PageHead title={w.title}>
                <AsFiles at="me/next" query={query()} says={w.as_file} />
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            {teams.now.state === 'ready' && <Choose session={session} teams={teams.now.value} />}
            {choice.person && (
                <p class="govuk-body">
                    {person && w.only_of(person.name)}{' '}
                    <a class="govuk-link off-paper" href={hrefOf(choice, { person: '' })}>
                        {w.of_all}
                    </a>
                </p>
            )}
            <Ready of={sums} part>
                {(value) => <Sums sums={value} choice={choice} />}
            </Ready>
            <Ready of={list} part>
                {({ items, next }) => (
                    <>
                        <p class="lead">{items.length ? w.loaded(items.length, next !== null) : choice.about || choice.person || choice.far ? w.none_so : w.none}</p>
                        {(chase ? byAsked(items) : byWeek(items)).map((group) => (
                            <Part group={group} chase={chase} key={group.key} />
                        ))}
                        <More list={{ items, next }} get={getNext} add={list.set} text={w.more} />
                        {!choice.far && !next && sums.now.state === 'ready' && !choice.about && !choice.person && sums.now.value.later > 0 && (
                            <p class="govuk-body off-paper">
                                {w.more_later(sums.now.value.later)}.{' '}
                                <a class="govuk-link" href={hrefOf(choice, { far: 'all' })}>
                                    {w.show_later}
                                </a>
                            </p>
                        )}
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Next session={session} />
    </Shell>
));
