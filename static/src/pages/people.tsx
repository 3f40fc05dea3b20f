// People around the child: the list, and the form that adds or changes somebody.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { answer, api, match, merging, once, type Problem } from '../lib/api';
import { calledName } from '../lib/children';
import { dayOfParts } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Around, AroundItem, Child, Group, List, NewAround, Session, Tie } from '../lib/types';
import { form as f, people as w } from '../lib/words';
import { map as m } from '../lib/words_voice';
import { startChild } from '../parts/child_page';
import { Buttons, CheckField, DateField, ErrorSummary, noDate, partsOf, RadioField, Submit, TextField } from '../parts/fields';
import { Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { Siblings } from '../parts/siblings';
import { hasRole } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';

const getPeople = (child: string) =>
    answer<List<AroundItem>>(api.GET('/children/{child}/people', { params: { path: { child } } }));
const getOne = (id: string) => answer<Around>(api.GET('/people/{id}', { params: { path: { id } } }));

const empty = { name: '', called: '', relation: '', group: '', closeness: '', tie: '', knows_best: false, until: noDate };
type Typed = typeof empty;

const typedOf = (p: Around): Typed => ({
    name: p.name,
    called: p.called ?? '',
    relation: p.relation,
    group: p.group,
    closeness: p.closeness ? String(p.closeness) : '',
    tie: p.tie ?? '',
    knows_best: p.knows_best,
    until: p.until_on ? partsOf(p.until_on) : noDate,
});

const bodyOf = (t: Typed): NewAround => ({
    name: t.name.trim(),
    called: t.called.trim() || null,
    relation: t.relation.trim(),
    group: t.group as Group,
    closeness: t.closeness ? Number(t.closeness) : null,
    tie: (t.tie as Tie) || null,
    knows_best: t.knows_best,
    until_on: dayOfParts(t.until.day, t.until.month, t.until.year),
});

const untilWrong = (t: Typed): boolean => Boolean(t.until.day || t.until.month || t.until.year) && !dayOfParts(t.until.day, t.until.month, t.until.year);

const faultsOf = (t: Typed) => [
    ...(t.name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }]),
    ...(t.relation.trim() ? [] : [{ pointer: '/relation', detail: w.relation_missing }]),
    ...(t.group ? [] : [{ pointer: '/group', detail: w.group_missing }]),
    ...(untilWrong(t) ? [{ pointer: '/until_on', detail: f.date_wrong }] : []),
];

const groups = Object.entries(w.groups).map(([value, label]) => ({ value, label }));
const ties = [...Object.entries(w.ties).map(([value, label]) => ({ value, label })), { value: '', label: w.unsaid }];
const closenesses = [...[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: w.closeness(n) })), { value: '', label: w.unsaid }];

interface FormProps {
    child: Child;
    record: Around | null; // null: somebody new
    done: () => void;
    cancel: () => void;
}

function PersonForm({ child, record, done, cancel }: FormProps) {
    const form = useForm();
    const [base, setBase] = useState(record);
    const [typed, setTyped] = useState(record ? typedOf(record) : empty);
    const heading = useRef<HTMLHeadingElement>(null);
    const name = calledName(child);
    const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });

    useLayoutEffect(() => heading.current?.focus(), []);
    const stale = (p: Problem) => {
        if (p.status !== 412 || !p.body.current) return false;
        setBase(p.body.current as Around);
        return !form.check([{ pointer: '', detail: w.stale }]);
    };
    const send = (body: ReturnType<typeof bodyOf>) => {
        if (!base) return answer(api.POST('/children/{child}/people', { params: { path: { child: child.id } }, body: body, headers: once(body) }));
        return answer(api.PATCH('/people/{id}', { params: { path: { id: base.id }, header: match(base) }, body: body, headers: merging }));
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed))) return;
        if (await form.attempt(() => send(bodyOf(typed)), stale)) done();
    };
    return (
        <form class="form section" onSubmit={submit} noValidate>
            <h2 class="section__title form__title" tabIndex={-1} ref={heading}>
                {record ? w.change_title(record.called ?? record.name) : w.add_title}
            </h2>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.name} value={typed.name} onValue={(v) => change({ name: v })} faults={form.faults} />
            <TextField id="called" label={w.called(name)} value={typed.called} onValue={(called) => change({ called })} faults={form.faults} width="20" />
            <TextField id="relation" label={w.relation} hint={w.relation_hint} value={typed.relation} onValue={(relation) => change({ relation })} faults={form.faults} />
            <RadioField id="group" label={w.group} value={typed.group} onValue={(group) => change({ group })} options={groups} faults={form.faults} />
            <RadioField id="closeness" label={w.closeness_label(name)} value={typed.closeness} onValue={(closeness) => change({ closeness })} options={closenesses} faults={form.faults} inline />
            <RadioField id="tie" label={w.tie} value={typed.tie} onValue={(tie) => change({ tie })} options={ties} faults={form.faults} inline />
            <CheckField id="knows_best" label={w.knows_best(name)} value={typed.knows_best} onValue={(knows_best) => change({ knows_best })} />
            {base && <DateField id="until_on" label={w.until} value={typed.until} onValue={(until) => change({ until })} faults={form.faults} />}
            <Buttons>
                <Submit busy={form.busy}>{w.submit}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={cancel}>
                    {f.cancel}
                </button>
            </Buttons>
            {base && <WrongLink child={child.id} type="person" record={base.id} what={base.called ?? base.name} />}
        </form>
    );
}

function Person({ person, child, change }: { person: AroundItem; child: Child; change: (() => void) | null }) {
    const name = calledName(child);
    const more = [person.relation, person.closeness ? w.closeness(person.closeness).toLowerCase() : '', person.tie ? w.ties[person.tie].toLowerCase() : ''];
    return (
        <li class="person">
            <div>
                <strong>{person.called ?? person.name}</strong> {person.called && !person.name.startsWith(person.called) && <span class="quiet">{person.name}</span>}
                <p class="quiet">
                    {[...new Set(more.filter(Boolean))].join(' · ')}
                    {person.knows_best && ` · ${w.best(name)}`}
                </p>
            </div>
            {person.is_worker ? (
                <span class="quiet">{w.worker}</span>
            ) : (
                change && (
                    <button type="button" class="link" aria-label={w.change_label(person.called ?? person.name)} onClick={change}>
                        {w.change}
                    </button>
                )
            )}
        </li>
    );
}

interface GroupsProps {
    items: AroundItem[];
    child: Child;
    change: ((id: string) => void) | null;
}

function Groups({ items, child, change }: GroupsProps) {
    const present = (Object.keys(w.groups) as Group[]).filter((g) => items.some((p) => p.group === g));
    if (!items.length) return <p class="govuk-body">{w.empty}</p>;
    return (
        <div class="groups">
            {present.map((group) => (
                <Section title={w.groups[group]} key={group} id={`group-${group}`}>
                    <ul class="people-list">
                        {items
                            .filter((p) => p.group === group)
                            .map((p) => (
                                <Person person={p} child={child} change={change && (() => change(p.id))} key={p.id} />
                            ))}
                    </ul>
                </Section>
            ))}
        </div>
    );
}

function People({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getPeople(child.id));
    const [open, setOpen] = useState<Around | 'new' | null>(null);
    const may = hasRole(session, ['social_worker', 'team_manager', 'personal_adviser']);
    const name = calledName(child);
    const done = () => {
        setOpen(null);
        list.reload();
    };
    const change = (id: string) => void getOne(id).then(setOpen);
    return (
        <>
            <PageHead title={w.title(name)}>
                <a class="govuk-link" href={childPage(child.id, 'map')}>
                    {may ? m.draw(name) : m.history}
                </a>
                {may && !open && (
                    <button type="button" class="link" onClick={() => setOpen('new')}>
                        {w.add}
                    </button>
                )}
            </PageHead>
            {may && <p class="govuk-body">{w.about(name)}</p>}
            {open && <PersonForm child={child} record={open === 'new' ? null : open} done={done} cancel={() => setOpen(null)} key={open === 'new' ? 'new' : open.id} />}
            {!open && (
                <Panels>
                    <Siblings child={child} session={session} />
                </Panels>
            )}
            {!open && <Ready of={list} part>{({ items }) => <Groups items={items} child={child} change={may ? change : null} />}</Ready>}
        </>
    );
}

startChild('people', w.tab, (child, session) => <People child={child} session={session} />);
