// Give many children to one person at once.
import { useState } from 'preact/hooks';
import { answer, api, once, type Fault } from '../lib/api';
import { dayOfParts, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { AllocationKind, ChildItem, Colleague, List } from '../lib/types';
import { allocate as w, details as d, form as f, when } from '../lib/words';
import { CheckField, DateField, ErrorSummary, partsOf, SelectField, Submit } from '../parts/fields';
import { More } from '../parts/more';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

/* Whoever oversees an area allocates children to whom they have no relation of their own: all whom they may see, those recorded last first. */
const wanted = (q: string, free: boolean) => (q ? { q } : { mine: 'false', ...(free ? { unallocated: 'true' } : {}) });
const getChildren = (q: string, free: boolean, after?: string) =>
    answer<List<ChildItem>>(api.GET('/children', { params: { query: { limit: 50, ...wanted(q, free), ...(after ? { after } : {}) } } }));
const getPeople = () => answer<List<Colleague>>(api.GET('/people', { params: { query: { limit: 200 } } }));

interface PickProps {
    items: ChildItem[];
    chosen: ReadonlySet<string>;
    toggle: (ids: string[], on: boolean) => void;
}

function Pick({ items, chosen, toggle }: PickProps) {
    if (!items.length) return <p class="govuk-body">{w.none}</p>;
    const all = items.every((c) => chosen.has(c.id));
    return (
        <>
            <CheckField id="all" label={w.all} value={all} onValue={(on) => toggle(items.map((c) => c.id), on)} />
            <ul class="picks">
                {items.map((child) => (
                    <li class="pick" key={child.id}>
                        <input type="checkbox" class="pick__box" id={`pick-${child.id}`} checked={chosen.has(child.id)} aria-label={w.choose(child.name)} onChange={(e) => toggle([child.id], e.currentTarget.checked)} />
                        <label class="pick__name" for={`pick-${child.id}`} aria-hidden="true">
                            {child.name} <span class="quiet">{when.years(child.age)}</span>
                        </label>
                        <span class="quiet">{child.lead_worker?.name ?? w.nobody}</span>
                        <a class="govuk-link" href={childPage(child.id)} aria-label={d.open_child(child.name)}>
                            {d.open}
                        </a>
                    </li>
                ))}
            </ul>
        </>
    );
}

interface GiveProps {
    chosen: ReadonlySet<string>;
    people: Colleague[];
    done: (n: number, who: string) => void;
}

function Give({ chosen, people, done }: GiveProps) {
    const form = useForm();
    const [kind, setKind] = useState('worker');
    const [person, setPerson] = useState('');
    const [from, setFrom] = useState(partsOf(today()));
    const from_on = dayOfParts(from.day, from.month, from.year);
    const missing = (): Fault[] => [
        ...(chosen.size ? [] : [{ pointer: '/all', detail: w.none_chosen }]),
        ...(person ? [] : [{ pointer: '/person', detail: w.whom_missing }]),
        ...(from_on ? [] : [{ pointer: '/from_on', detail: f.date_wrong }]),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing()) || !from_on) return;
        const body = { children: [...chosen], kind: kind as AllocationKind, person, from_on };
        const made = await form.attempt(() => answer<{ made: number }>(api.POST('/allocations', { body, headers: once(body) })));
        if (made) done(made.made, people.find((p) => p.id === person)?.name ?? '');
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="lead" role="status">
                {w.chosen(chosen.size)}
            </p>
            <SelectField id="kind" label={w.kind} value={kind} onValue={setKind} options={Object.entries(d.allocation_kinds).map(([value, label]) => ({ value, label }))} faults={form.faults} />
            <SelectField id="person" label={w.whom} value={person} onValue={setPerson} options={[{ value: '', label: f.choose }, ...people.map((p) => ({ value: p.id, label: `${p.name}, ${p.agency.name}` }))]} faults={form.faults} />
            <DateField id="from_on" label={w.from_on} value={from} onValue={setFrom} faults={form.faults} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

function Allocate() {
    const [typed, setTyped] = useState('');
    const [q, setQ] = useState('');
    const [free, setFree] = useState(new URLSearchParams(location.search).get('without') === 'worker');
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [said, setSaid] = useState('');
    const children = useLoad(() => getChildren(q, free), `${free} ${q}`);
    const people = useLoad(getPeople);

    const toggle = (ids: string[], on: boolean) => {
        const next = new Set(chosen);
        for (const id of ids) on ? next.add(id) : next.delete(id);
        setChosen(next);
    };
    const done = (n: number, who: string) => {
        setSaid(w.done(n, who));
        setChosen(new Set());
        children.reload();
        window.scrollTo(0, 0);
    };
    const search = (e: Event) => {
        e.preventDefault();
        setQ(typed.trim());
    };
    return (
        <>
            <PageHead title={w.title} />
            <p class="restored" role="status" hidden={!said}>
                {said}
            </p>
            <p class="govuk-body">{w.about}</p>
            <div class="two">
                <div class="two__main">
                    <form class="beside" onSubmit={search}>
                        <div class="govuk-form-group">
                            <label class="govuk-label" for="who">
                                {w.find}
                            </label>
                            <div class="govuk-hint" id="who-hint">
                                {w.find_hint}
                            </div>
                            <input class="govuk-input" id="who" type="search" autoComplete="off" aria-describedby="who-hint" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
                        </div>
                        <button type="submit" class="govuk-button govuk-button--secondary">
                            {w.show}
                        </button>
                    </form>
                    <CheckField id="free" label={w.only_free} value={free} onValue={setFree} />
                    <Ready of={children} part>
                        {(list) => (
                            <>
                                <Pick items={list.items.filter((c) => !free || !c.lead_worker)} chosen={chosen} toggle={toggle} />
                                <More list={list} get={(after) => getChildren(q, free, after)} add={children.set} text={w.more} />
                            </>
                        )}
                    </Ready>
                </div>
                <div class="two__side">
                    <Section title={w.title} id="give">
                        <Ready of={people} part>{({ items }) => <Give chosen={chosen} people={items} done={done} />}</Ready>
                    </Section>
                </div>
            </div>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Allocate />
    </Shell>
));
