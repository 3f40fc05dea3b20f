// Leaving care: what somebody is by law, the pathway plan, and whether we are in touch.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import type { Child, InTouch, Leaver, List, Pathway } from '../lib/types';
import { accommodations, leaver as l, pathway as p, touch as t } from '../lib/words_leaving';
import { period } from './details';
import { KeptRecords, type KeptKind, type Typed } from './kept_records';

const statuses: KeptKind<Leaver> = {
    id: 'leaver',
    title: l.title,
    record: l.record,
    none: l.none,
    change: () => l.change,
    fields: [
        { name: 'status', kind: 'choice', label: l.status, words: l.statuses, missing: l.status_missing },
        { name: 'from_on', kind: 'day', label: l.from, missing: l.from_missing },
    ],
    more: [
        { name: 'until_on', kind: 'day', label: l.until },
        { name: 'end_reason', kind: 'word', label: l.why, words: l.ends },
    ],
    item: (one) => (
        <>
            <strong>{l.statuses[one.status]}</strong>
            <p class="quiet">
                {period(one.from_on, one.until_on)}
                {one.end_reason && `. ${l.ends[one.end_reason]}`}
            </p>
        </>
    ),
    load: (child) => answer<List<Leaver>>(api.GET('/children/{child}/leavers', { params: { path: { child } } })),
    post: (child, body) => answer<Leaver>(api.POST('/children/{child}/leavers', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<Leaver>(api.PATCH('/leavers/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const plans: KeptKind<Pathway> = {
    id: 'pathway',
    title: p.title,
    record: p.record,
    none: p.none,
    change: () => p.change,
    next: p.change,
    fields: [
        { name: 'needs_assessed_on', kind: 'day', label: p.assessed, missing: p.assessed_missing },
        { name: 'plan_on', kind: 'day', label: p.plan },
        { name: 'reviewed_on', kind: 'day', label: p.reviewed },
        { name: 'summary', kind: 'text', label: p.summary, rows: 3 },
        { name: 'wishes', kind: 'text', label: p.wishes, rows: 3 },
    ],
    more: [{ name: 'ended_on', kind: 'day', label: p.ended }],
    item: (one) => (
        <>
            <strong>{one.plan_on ? p.is_made(longDay(one.plan_on)) : p.not_made}</strong>
            {one.due_on && (
                <p class={one.due_on < today() ? 'is-late' : undefined}>
                    {p.due(one.due_what ?? '', longDay(one.due_on))} {one.due_on < today() && <span class="state state--late">{p.late}</span>}
                </p>
            )}
            {one.wishes && <p>{one.wishes}</p>}
            {one.summary && <p>{one.summary}</p>}
            <p class="quiet">
                {p.was_assessed(longDay(one.needs_assessed_on))}. {one.plan_on && p.was_reviewed((one.reviews as string[]).map(longDay))}
                {one.ended_on && `. ${p.has_ended(longDay(one.ended_on))}`}
            </p>
        </>
    ),
    load: (child) => answer<List<Pathway>>(api.GET('/children/{child}/pathways', { params: { path: { child } } })),
    post: (child, body) => answer<Pathway>(api.POST('/children/{child}/pathways', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<Pathway>(api.PATCH('/pathways/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const isAsked = (typed: Typed): boolean => typed['in_touch'] !== 'RHOM' && typed['in_touch'] !== 'DIED';

const touches: KeptKind<InTouch> = {
    id: 'in-touch',
    title: t.title,
    record: t.record,
    none: t.none,
    change: (one) => t.change(longDay(one.on)),
    fields: [
        { name: 'on', kind: 'day', label: t.on, missing: t.on_missing },
        { name: 'in_touch', kind: 'choice', label: t.in_touch, words: t.touches, missing: t.in_touch_missing },
        { name: 'activity', kind: 'word', label: t.activity, words: t.activities, when: isAsked },
        { name: 'accommodation', kind: 'word', label: t.accommodation, words: accommodations, when: isAsked },
        { name: 'note', kind: 'text', label: t.note, rows: 3 },
    ],
    item: (one) => (
        <>
            <strong>{longDay(one.on)}</strong> {one.in_touch_name}
            {one.activity_name && <p>{one.activity_name}</p>}
            {one.accommodation_name && (
                <p>
                    {one.accommodation_name} {one.is_suitable === false && <span class="state state--late">{t.unsuitable}</span>}
                </p>
            )}
            {one.note && <p class="quiet">{one.note}</p>}
        </>
    ),
    load: (child) => answer<List<InTouch>>(api.GET('/children/{child}/in-touch', { params: { path: { child } } })),
    post: (child, body) => answer<InTouch>(api.POST('/children/{child}/in-touch', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<InTouch>(api.PATCH('/in-touch/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const ASKED_FROM = 17;

export function Leaving({ child, may }: { child: Child; may: boolean }) {
    return (
        <>
            <KeptRecords child={child} kind={plans} may={may} first={2} />
            <KeptRecords child={child} kind={statuses} may={may} />
            {child.age >= ASKED_FROM && <KeptRecords child={child} kind={touches} may={may} first={2} />}
        </>
    );
}
