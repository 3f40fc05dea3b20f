// Who is around the child: the map where there is room for it, and always the list.
import { PeopleMap } from '../charts/PeopleMap';
import { Bullet } from '../charts/mark';
import { capital } from '../lib/english';
import { childPage } from '../lib/links';
import { groups, people_says as say, picture as words, ties } from '../lib/words_picture';
import { Section } from '../parts/section';
import { Held } from './held';
import { calledName } from '../lib/children';
import { heldIn } from './say';
import type { Group, Person, Picture, Tie } from './types';

const GROUPS = Object.keys(groups) as Group[];
const CROWD = 22;
const DOT = '\u00a0· '; // at the end of a line, never at the start of one

export function PeopleAround({ picture, canRecord }: { picture: Picture; canRecord: boolean }) {
    const { child } = picture;
    const people = onceEach(picture.people);
    const name = calledName(child);
    const held = heldIn('people', picture.withheld);
    const action = canRecord ? { href: childPage(child.id, 'people'), text: people.length > 0 ? words.people_action : words.people_add } : null;
    return (
        <Section title={words.people(name)} id="people" action={action}>
            {people.length === 0 && held.length === 0 && (
                <p class="quiet">
                    {words.people_none(name)} {words.people_none_help}
                </p>
            )}
            <Kin of={picture.siblings} />
            {people.length > 0 && <Circle people={people} name={name} />}
            <Held list={held} />
        </Section>
    );
}

/** Brother Sam (10) and sister Kayleigh (9): those who are children here. */
function Kin({ of }: { of: Picture['siblings'] }) {
    if (!of.length) return null;
    return (
        <p>
            {of.map((k, i) => (
                <span key={k.id}>
                    {i > 0 && (i === of.length - 1 ? ' and ' : ', ')}
                    {i === 0 ? capital(words.kin(k.sex)) : words.kin(k.sex)}{' '}
                    <a class="govuk-link" href={childPage(k.id)}>
                        {k.name}
                    </a>{' '}
                    ({k.age})
                </span>
            ))}
        </p>
    );
}

/** Somebody whom the child named and who also works with them, or works with them twice, is one person. */
export function onceEach(people: Person[]): Person[] {
    const out: Person[] = [];
    for (const p of [...people].sort((a, b) => Number(a.is_worker) - Number(b.is_worker))) {
        const same = p.is_worker ? out.find((other) => other.name === p.name) : undefined;
        if (!same) out.push({ ...p });
        else if (same.is_worker && p.relation) same.relation = [same.relation, p.relation].filter(Boolean).join(', ');
    }
    return out;
}

export function peopleSentence(people: Person[], name: string): string {
    const said = people.filter((p) => p.closeness !== null);
    const nearest = Math.min(...said.map((p) => p.closeness ?? 9));
    const closest = said.filter((p) => p.closeness === nearest);
    const best = people.filter((p) => p.knows_best);
    const label = (p: Person): string => p.called ?? p.name;
    const start = closest.length > 0 ? say.closest(name, people.length, closest.map(label), closest.length > 1) : say.unsaid(name, people.length);
    return best.length > 0 ? `${start} ${say.best(best.map(label), name)}` : start;
}

function Circle({ people, name }: { people: Person[]; name: string }) {
    const says = peopleSentence(people, name);
    const entries = people.map((p) => ({
        id: p.id, label: p.called ?? p.name, group: p.group, closeness: p.closeness, tie: p.tie, knowsBest: p.knows_best,
    }));
    return (
        <>
            <p class="lead">{says}</p>
            <div class={`circle${people.length > CROWD ? ' circle--crowd' : ''}`}>
                <div class="circle__map">
                    <PeopleMap says={says} child={name} people={entries} groups={GROUPS} />
                    <Legend people={people} name={name} />
                </div>
                <div class="circle__list">
                    {GROUPS.map((group) => (
                        <GroupList key={group} group={group} people={people.filter((p) => p.group === group)} name={name} />
                    ))}
                </div>
            </div>
        </>
    );
}

function GroupList({ group, people, name }: { group: Group; people: Person[]; name: string }) {
    if (people.length === 0) return null;
    const sorted = [...people].sort((a, b) => (a.closeness ?? 9) - (b.closeness ?? 9) || (a.called ?? a.name).localeCompare(b.called ?? b.name));
    return (
        <div class="circle__group">
            <h3>
                <Bullet kind={group} /> {groups[group]}
            </h3>
            <ul>
                {sorted.map((p) => (
                    <li key={p.id}>
                        <strong>{p.called ?? p.name}</strong> <span class="quiet">{about(p)}</span>
                        {p.knows_best && (
                            <>
                                <span class="quiet">{DOT}</span>
                                <span class="circle__best">{words.people_knows_best(name)}</span>
                            </>
                        )}
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** Behind what they are called, what is left of the name: "Kayleigh" Marsh · sister · close; "Mum" Sam Marsh · mother. */
function about(p: Person): string {
    const called = p.called ?? p.name;
    const rest = p.name === called ? '' : p.name.startsWith(`${called} `) ? p.name.slice(called.length + 1) : p.name;
    return [rest, p.relation, p.tie && ties[p.tie]].filter(Boolean).join(DOT);
}

function Legend({ people, name }: { people: Person[]; name: string }) {
    const used = (Object.keys(ties) as Tie[]).filter((tie) => people.some((p) => p.tie === tie));
    return (
        <div class="legend" aria-hidden="true">
            <p class="legend__rings">
                {words.people_rings} {people.some((p) => p.closeness === null) && words.people_rings_unsaid}
            </p>
            {used.map((tie) => (
                <span class="legend__item" key={tie}>
                    <svg width="34" height="8" viewBox="0 0 34 8" focusable="false">
                        <line class={`tie tie--${tie}`} x1="1" y1="4" x2="33" y2="4" />
                    </svg>
                    {ties[tie]}
                </span>
            ))}
            {people.some((p) => p.knows_best) && (
                <span class="legend__item">
                    <svg width="26" height="26" viewBox="-13 -13 26 26" focusable="false">
                        <circle class="best" r="11" />
                    </svg>
                    {words.people_knows_best(name)}
                </span>
            )}
        </div>
    );
}
