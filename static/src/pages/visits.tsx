// The social worker's visits to a child: when the next is due, record one in a minute, what was heard before.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { inDays, longDay, today } from '../lib/dates';
import { useDraft } from '../lib/draft';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, NewVisit, Session, Visit, VisitDue } from '../lib/types';
import { visits as w } from '../lib/words_health';
import { startChild } from '../parts/child_page';
import { dayOf, FormEnd, need, options, type FormProps } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { CheckField, DateField, ErrorSummary, partsOf, RadioField, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole } from '../parts/shell';
import { Ready } from '../parts/waiting';

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

function VisitForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [typed, setTyped] = useState(empty);
    const draft = useDraft<Typed>(`visit-${child.id}`, (kept) => setTyped({ ...empty, ...kept }));
    const name = calledName(child);
    const change = (part: Partial<Typed>) => {
        const next = { ...typed, ...part };
        setTyped(next);
        draft.later(next);
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(dayOf(typed.day), '/day', w.day_missing), ...need(typed.seen, '/was_seen', w.seen_missing)])) return;
        const body = bodyOf(typed);
        const params = { path: { child: child.id } };
        if (!(await form.attempt(() => answer<Visit>(api.POST('/children/{child}/visits', { params, body, headers: once(body) }))))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    const wasSeen = typed.seen && typed.seen !== 'no';
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={() => change(empty)} />
            <DateField id="day" label={w.day} value={typed.day} onValue={(day) => change({ day })} faults={form.faults} />
            <RadioField id="was_seen" label={w.seen(name)} value={typed.seen} onValue={(seen) => change({ seen })} options={options(w.seen_are)} faults={form.faults} />
            {typed.seen === 'together' && <TextField id="not_alone_why" label={w.why_not} value={typed.why} onValue={(why) => change({ why })} faults={form.faults} />}
            {wasSeen && <CheckField id="saw_bedroom" label={w.bedroom} value={typed.bedroom} onValue={(bedroom) => change({ bedroom })} />}
            {wasSeen && <TextField id="heard" label={w.heard(name)} hint={w.heard_hint} value={typed.heard} onValue={(heard) => change({ heard })} faults={form.faults} rows={3} />}
            <TextField id="note" label={w.note} value={typed.note} onValue={(note) => change({ note })} faults={form.faults} rows={3} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function One({ it }: { it: Visit }) {
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
        </li>
    );
}

function Visits({ child, session }: { child: Child; session: Session }) {
    const due = useLoad(() => getDue(child.id));
    const list = useLoad(() => getVisits(child.id));
    const may = hasRole(session, ['social_worker', 'team_manager', 'personal_adviser']);
    const saved = (close: () => void) => () => (close(), due.reload(), list.reload());
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
            <Panel id="visits" title={w.list} action={may ? w.record : null} form={(close) => <VisitForm child={child} close={close} saved={saved(close)} />}>
                <Ready of={list} part>
                    {({ items }) =>
                        items.length ? (
                            <ul class="kept-list">
                                {items.map((it) => (
                                    <One it={it} key={it.id} />
                                ))}
                            </ul>
                        ) : (
                            <p class="quiet">{w.none}</p>
                        )
                    }
                </Ready>
            </Panel>
        </Panels>
    );
}

startChild('reviews', w.list, (child, session) => <Visits child={child} session={session} />);
