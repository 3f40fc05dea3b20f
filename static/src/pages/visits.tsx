// The social worker's visits to a child: when the next is due, record one in a minute, what was heard before.
import { answer, api, match, merging, once } from '../lib/api';
import { calledName } from '../lib/children';
import { inDays, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { changed, useTyped, useVersions } from '../lib/typed';
import type { Child, List, NewVisit, Session, Visit, VisitDue } from '../lib/types';
import { visits as w } from '../lib/words_health';
import { startChild } from '../parts/child_page';
import { BothVersions, type Said } from '../parts/both_versions';
import { ChangeIt, dayOf, FormEnd, need, options, type FormProps, useChanging } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { CheckField, DateField, ErrorSummary, partsOf, RadioField, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';

const getDue = (child: string) => answer<VisitDue>(api.GET('/children/{child}/visit-due', { params: { path: { child } } }));
const getVisits = (child: string) => answer<List<Visit>>(api.GET('/children/{child}/visits', { params: { path: { child } } }));

const empty = { day: partsOf(today()), seen: '', why: '', bedroom: false, heard: '', note: '' };
type Typed = typeof empty;

const bodyOf = (t: Typed): NewVisit => ({
    day: dayOf(t.day) ?? '',
    was_seen: t.seen !== 'no',
    ...(t.seen === 'no' ? {} : { seen_alone: t.seen === 'alone', saw_bedroom: t.bedroom }),
    ...(t.seen === 'together' && t.why.trim() ? { not_alone_why: t.why.trim() } : {}),
    ...(t.seen !== 'no' && t.heard.trim() ? { heard: t.heard.trim() } : {}),
    ...(t.note.trim() ? { note: t.note.trim() } : {}),
});

const typedOf = (it: Visit): Typed => ({
    day: partsOf(it.day),
    seen: !it.was_seen ? 'no' : it.seen_alone ? 'alone' : 'together',
    why: it.not_alone_why ?? '',
    bedroom: it.saw_bedroom ?? false,
    heard: it.heard ?? '',
    note: it.note ?? '',
});

const saidOf = (t: Typed, name: string): Said[] => [
    [w.seen(name), w.seen_are[t.seen] ?? ''],
    [w.why_not, t.why.trim()],
    [w.bedroom, t.bedroom ? w.yes : ''],
    [w.heard(name), t.heard.trim()],
    [w.note, t.note.trim()],
];

const missing = (t: Typed) => [...need(dayOf(t.day), '/day', w.day_missing), ...need(t.seen, '/was_seen', w.seen_missing)];

function Fields({ typed, change, faults, name }: { typed: Typed; change: (part: Partial<Typed>) => void; faults: ReturnType<typeof useForm>['faults']; name: string }) {
    const wasSeen = typed.seen && typed.seen !== 'no';
    return (
        <>
            <RadioField id="was_seen" label={w.seen(name)} value={typed.seen} onValue={(seen) => change({ seen })} options={options(w.seen_are)} faults={faults} />
            {typed.seen === 'together' && <TextField id="not_alone_why" label={w.why_not} value={typed.why} onValue={(why) => change({ why })} faults={faults} />}
            {wasSeen && <CheckField id="saw_bedroom" label={w.bedroom} value={typed.bedroom} onValue={(bedroom) => change({ bedroom })} />}
            {wasSeen && <TextField id="heard" label={w.heard(name)} hint={w.heard_hint} value={typed.heard} onValue={(heard) => change({ heard })} faults={faults} rows={3} />}
            <TextField id="note" label={w.note} value={typed.note} onValue={(note) => change({ note })} faults={faults} rows={3} />
        </>
    );
}

function VisitForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`visit-${child.id}`, empty);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const body = bodyOf(typed);
        const params = { path: { child: child.id } };
        if (!(await form.attempt(() => answer<Visit>(api.POST('/children/{child}/visits', { params, body, headers: once(body) }))))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            <DateField id="day" label={w.day} value={typed.day} onValue={(day) => change({ day })} faults={form.faults} />
            <Fields typed={typed} change={change} faults={form.faults} name={calledName(child)} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/** Correct a visit, or add what was heard. Its day stays: one on another day was entered in error. */
function VisitChange({ child, it, close, saved }: FormProps & { it: Visit }) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions(`visit-${it.id}`, it, typedOf);
    const name = calledName(child);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const { day, ...body } = changed(bodyOf(typed), bodyOf(typedOf(base)));
        const params = { path: { id: it.id }, header: match(base) };
        if (!(await form.attempt(() => answer<Visit>(api.PATCH('/visits/{id}', { params, body, headers: merging })), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs), name)} mine={saidOf(typed, name)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <p class="lead">{longDay(it.day)}</p>
            <Fields typed={typed} change={change} faults={form.faults} name={name} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function One({ it, child, change }: { it: Visit; child: Child; change: (() => void) | null }) {
    const late = it.days_late ?? 0;
    const how = !it.was_seen ? w.said_not : it.seen_alone ? w.said_alone : w.said_together;
    return (
        <li class="kept kept--check">
            <h3 class="kept__title">
                {longDay(it.day)} {late > 0 && <span class="is-late">{w.late(late)}</span>}
            </h3>
            <p class="kept__line">{[w.by(it.visitor), how, it.not_alone_why, it.saw_bedroom && w.saw_bedroom].filter(Boolean).join('. ')}</p>
            {it.heard && <p class="heard">{it.heard}</p>}
            {it.note && <p class="as-typed">{it.note}</p>}
            {it.held_back && <p class="quiet">{w.held}</p>}
            {change && (
                <p class="kept__line off-paper">
                    <ChangeIt text={w.change} label={w.change_label(longDay(it.day))} onClick={change} /> <WrongLink child={child.id} type="visit" record={it.id} what={longDay(it.day)} />
                </p>
            )}
        </li>
    );
}

function Visits({ child, session }: { child: Child; session: Session }) {
    const due = useLoad(() => getDue(child.id));
    const list = useLoad(() => getVisits(child.id));
    const may = hasRole(session, ['social_worker', 'team_manager', 'personal_adviser']);
    const { it, leave, saved, start } = useChanging<Visit>(() => (due.reload(), list.reload()));
    return (
        <Panels>
            <PageHead title={w.list}>
                <a class="govuk-link" href={childPage(child.id, 'reviews')}>
                    {w.reviews}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Ready of={due} part>
                {(of) => (
                    <>
                        {of.due_on && of.days !== null ? (
                            <p class="lead">
                                {w.due(longDay(of.due_on))} <span class={of.days < 0 ? 'is-late' : undefined}>{inDays(of.days)}</span>
                            </p>
                        ) : (
                            <p class="lead">{w.due_none}</p>
                        )}
                        {of.why && (
                            <p class="quiet">
                                {of.why}. {of.source}.
                            </p>
                        )}
                    </>
                )}
            </Ready>
            <Panel id="visits" title={w.list} action={may ? w.record : null} form={(close) => (it ? <VisitChange child={child} it={it} close={leave(close)} saved={saved(close)} /> : <VisitForm child={child} close={leave(close)} saved={saved(close)} />)}>
                {(open) => (
                <Ready of={list} part>
                    {({ items }) =>
                        items.length ? (
                            <ul class="kept-list">
                                {items.map((it) => (
                                    <One it={it} child={child} change={may ? start(open, it) : null} key={it.id} />
                                ))}
                            </ul>
                        ) : (
                            <p class="quiet">{w.none}</p>
                        )
                    }
                </Ready>
                )}
            </Panel>
        </Panels>
    );
}

startChild('reviews', w.list, (child, session) => <Visits child={child} session={session} />);
