// The map of the people around a child: drawn with the child, kept as it goes, and each earlier one to look at, compare and print.
import { useRef, useState } from 'preact/hooks';
import { PeopleMap } from '../charts/PeopleMap';
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { useKeepMap, type Place } from '../lib/keep_map';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { AroundItem, Child, List, PeopleMapRecord, Session } from '../lib/types';
import { people as p } from '../lib/words';
import { map as w } from '../lib/words_voice';
import { startChild } from '../parts/child_page';
import { DrawMap, PlaceList, placeWords, shownName } from '../parts/draw_map';
import { CheckField, SelectField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { PageHead, Section } from '../parts/section';
import { mayChangePeople } from '../parts/shell';
import { Ready } from '../parts/waiting';

type Drawn = PeopleMapRecord['people'][number];

const groups = Object.keys(p.groups);
const getPeople = (child: string) => answer<List<AroundItem>>(api.GET('/children/{child}/people', { params: { path: { child } } }));
const getMaps = (child: string) => answer<List<PeopleMapRecord>>(api.GET('/children/{child}/maps', { params: { path: { child } } }));

function Keep({ state, isShared }: { state: ReturnType<typeof useKeepMap>['state']; isShared: boolean }) {
    const said = { new: w.not_yet, keeping: w.keeping, failed: w.failed, kept: '' }[state.state];
    return (
        <p class="quiet" role="status">
            {state.state === 'kept' ? w.kept(state.at) : said} {isShared && w.both}
        </p>
    );
}

function Draw({ child, session, all, drawn }: { child: Child; session: Session; all: AroundItem[]; drawn: (map: PeopleMapRecord) => void }) {
    const [people, setShown] = useState(all.filter((one) => !one.is_worker));
    const current = useRef(people);
    const setPeople = (next: AroundItem[]) => setShown((current.current = next));
    const [byChild, setByChild] = useState(true);
    const name = calledName(child);
    /* Whom one has moved again meanwhile stands where one put them. */
    const kept = (map: PeopleMapRecord, unsent: ReadonlySet<string>) => {
        const of = new Map(map.people.map((one) => [one.id, one]));
        setPeople(current.current.map((one) => (unsent.has(one.id) ? one : { ...one, ...pick(of.get(one.id)) })));
        drawn(map);
    };
    const keeper = useKeepMap(child.id, byChild, session.person.name, kept);
    const move = (id: string, change: (now: Place) => Partial<Place>) => {
        const one = current.current.find((it) => it.id === id);
        const next = one && { ...one, ...change(one) };
        if (!next || (next.closeness === one.closeness && next.tie === one.tie && next.knows_best === one.knows_best)) return;
        setPeople(current.current.map((it) => (it.id === id ? next : it)));
        keeper.keep(id, next);
    };
    if (!people.length)
        return (
            <p class="govuk-body">
                {w.nobody}{' '}
                <a class="govuk-link" href={childPage(child.id, 'people')}>
                    {w.add_somebody}
                </a>
            </p>
        );
    return (
        <>
            <p class="govuk-body">{w.about(name)}</p>
            <CheckField id="by_child" label={w.by_child(name)} value={byChild} onValue={setByChild} />
            <Keep state={keeper.state} isShared={keeper.isShared} />
            <div class="draw__both">
                <DrawMap child={name} people={people} move={move} />
                <Section title={w.list} id="places">
                    <PlaceList people={people} move={move} />
                </Section>
            </div>
        </>
    );
}

const pick = (one: Drawn | undefined): Partial<Place> => (one ? { closeness: one.closeness, tie: one.tie, knows_best: one.knows_best } : {});

function differences(now: Drawn[], then: Drawn[]): string[] {
    const before = new Map(then.map((one) => [one.id, one]));
    const after = new Set(now.map((one) => one.id));
    const moved = now.flatMap((one) => {
        const old = before.get(one.id);
        if (!old) return [w.came(shownName(one))];
        const by = (one.closeness ?? 6) - (old.closeness ?? 6);
        return by < 0 ? [w.nearer(shownName(one))] : by > 0 ? [w.further(shownName(one))] : [];
    });
    return [...moved, ...then.filter((one) => !after.has(one.id)).map((one) => w.gone(shownName(one)))];
}

function OneMap({ map, name }: { map: PeopleMapRecord; name: string }) {
    const entries = map.people.map((one) => ({ id: one.id, label: shownName(one), group: one.group, closeness: one.closeness, tie: one.tie, knowsBest: one.knows_best }));
    return (
        <figure class="drawn">
            <figcaption>
                <strong>{w.of(longDay(map.drawn_on))}</strong> <span class="quiet">{w.drawn(map.drawn_with, map.by_child)}</span>
            </figcaption>
            <PeopleMap says={w.says(longDay(map.drawn_on), map.people.length)} child={name} people={entries} groups={groups} />
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{w.places}</span>
                </summary>
                <ul class="govuk-list">
                    {map.people.map((one) => (
                        <li key={one.id}>{w.at(shownName(one), placeWords(one))}</li>
                    ))}
                </ul>
            </details>
        </figure>
    );
}

function History({ maps, name }: { maps: PeopleMapRecord[]; name: string }) {
    const [first, setFirst] = useState(''); // the newest, until one chooses
    const [second, setSecond] = useState('');
    const of = (id: string) => maps.find((one) => one.id === id);
    const choices = maps.map((one) => ({ value: one.id, label: [w.of(longDay(one.drawn_on)), w.drawn(one.drawn_with, one.by_child)].join(', ') }));
    const [now, then] = [of(first) ?? maps[0]!, of(second)];
    const changes = then && differences(now.people, then.people);
    return (
        <>
            <div class="drawn__choice off-paper">
                <SelectField id="map" label={w.history} value={now.id} onValue={setFirst} options={choices} faults={noFaults} />
                <SelectField id="other" label={w.compare} value={second} onValue={setSecond} options={[{ value: '', label: w.no_other }, ...choices.filter((one) => one.value !== now.id)]} faults={noFaults} />
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>
                    {w.print}
                </button>
            </div>
            <div class="drawn__both">
                <OneMap map={now} name={name} />
                {then && <OneMap map={then} name={name} />}
            </div>
            {changes && (
                <div role="status">
                    <h3 class="govuk-heading-s">{w.changes}</h3>
                    {changes.length ? (
                        <ul class="govuk-list govuk-list--bullet">
                            {changes.map((text) => (
                                <li key={text}>{text}</li>
                            ))}
                        </ul>
                    ) : (
                        <p class="govuk-body">{w.same}</p>
                    )}
                </div>
            )}
        </>
    );
}

function MapPage({ child, session }: { child: Child; session: Session }) {
    const people = useLoad(() => getPeople(child.id));
    const maps = useLoad(() => getMaps(child.id));
    const name = calledName(child);
    /* The history shows what is drawn above it at once. */
    const drawn = (map: PeopleMapRecord) => {
        const items = maps.now.state === 'ready' ? maps.now.value.items.filter((one) => one.id !== map.id) : [];
        maps.set({ items: [map, ...items], next: null });
    };
    return (
        <>
            <PageHead title={w.title(name)} />
            {mayChangePeople(session) && (
                <Section title={w.draw(name)} id="draw" class="off-paper">
                    <Ready of={people} part>
                        {({ items }) => <Draw child={child} session={session} all={items} drawn={drawn} />}
                    </Ready>
                </Section>
            )}
            <Section title={w.history} id="history">
                <Ready of={maps} part>
                    {({ items }) => (items.length ? <History maps={items} name={name} /> : <p class="quiet">{w.none}</p>)}
                </Ready>
            </Section>
        </>
    );
}

startChild('people', w.tab, (child, session) => <MapPage child={child} session={session} />);
