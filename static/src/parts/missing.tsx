// Times in which a child was missing, with the return interview that each of them asks for.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { Child, List, MissingEpisode } from '../lib/types';
import { details as d, form as f } from '../lib/words';
import { permanence as w } from '../lib/words_permanence';
import { ChangeIt, dayOf, isEmpty, KeptList, need, useChanging } from './details';
import { CheckField, DateField, DayOrToday, noDate, partsOf, RadioField, type DateParts } from './fields';
import { ChangeForm, NewForm } from './kept_form';
import { Panel } from './panel';
import type { Faults } from '../lib/form';

const empty = { kind: '', started: noDate, ended: noDate, offered: noDate, held: noDate, refused: false, few: false };
type Typed = typeof empty;
const parts = (day: string | null): DateParts => (day ? partsOf(day) : noDate);
const said = (day: DateParts): string | null => (dayOf(day) ? longDay(dayOf(day) ?? '') : null);

const typedOf = (m: MissingEpisode): Typed => ({
    kind: m.kind, started: parts(m.started_on), ended: parts(m.ended_on), offered: parts(m.interview_offered_on), held: parts(m.interview_on), refused: m.interview_refused, few: m.for_few,
});
const bodyOf = (t: Typed) => ({
    kind: t.kind as 'missing', started_on: dayOf(t.started) ?? '', ended_on: dayOf(t.ended), interview_offered_on: dayOf(t.offered), interview_on: dayOf(t.held), interview_refused: t.refused,
});
const faultsOf = (t: Typed) => [
    ...need(t.kind, '/kind', w.kind_missing),
    ...need(dayOf(t.started), '/started_on', w.started_missing),
    ...[[t.ended, '/ended_on'], [t.offered, '/interview_offered_on'], [t.held, '/interview_on']].flatMap(([day, at]) => need(isEmpty(day as DateParts) || dayOf(day as DateParts), at as string, f.date_wrong)),
];
const saidOf = (t: Typed): [string, string | null][] => [
    [w.kind, w.kinds[t.kind] ?? null], [w.started, said(t.started)], [w.ended, said(t.ended)], [w.offered, said(t.offered)], [w.held, said(t.held)], [w.refused, t.refused ? w.refused : null],
];

function Fields({ t, change, faults, isNew }: { t: Typed; change: (part: Partial<Typed>) => void; faults: Faults; isNew: boolean }) {
    const kinds = Object.entries(w.kinds).map(([value, label]) => ({ value, label, hint: w.kind_hints[value] ?? '' }));
    return (
        <>
            <RadioField id="kind" label={w.kind} value={t.kind} onValue={(kind) => change({ kind })} options={kinds} faults={faults} />
            <DayOrToday id="started_on" label={w.started} value={t.started} onValue={(started) => change({ started })} faults={faults} now={d.use_today} />
            <DateField id="ended_on" label={w.ended} hint={w.ended_hint} value={t.ended} onValue={(ended) => change({ ended })} faults={faults} />
            {!isEmpty(t.ended) && (
                <>
                    <DateField id="interview_offered_on" label={w.offered} value={t.offered} onValue={(offered) => change({ offered })} faults={faults} />
                    <DateField id="interview_on" label={w.held} hint={w.held_hint} value={t.held} onValue={(held) => change({ held })} faults={faults} />
                    <CheckField id="interview_refused" label={w.refused} value={t.refused} onValue={(refused) => change({ refused })} />
                </>
            )}
            {isNew && <CheckField id="for_few" label={w.for_few} value={t.few} onValue={(few) => change({ few })} />}
        </>
    );
}

function Interview({ m }: { m: MissingEpisode }) {
    if (m.interview_on) return <p>{w.interview_held(longDay(m.interview_on), m.interview_in_time)}</p>;
    if (m.interview_refused) return <p>{w.interview_refused}</p>;
    if (!m.interview_due_on) return null;
    const isLate = m.interview_due_on < today();
    return (
        <p>
            {w.interview_due(longDay(m.interview_due_on), m.interview_offered_on && longDay(m.interview_offered_on))} {isLate && <span class="state state--late">{w.is_late}</span>}
        </p>
    );
}

function Item({ m, change }: { m: MissingEpisode; change: (() => void) | null }) {
    if (m.error_reason)
        return (
            <li class="kept">
                <p class="quiet">
                    {w.kinds[m.kind]}, {longDay(m.started_on)}. {w.was_wrong(m.error_reason)}
                </p>
            </li>
        );
    const when = m.ended_on === m.started_on ? longDay(m.started_on) : m.ended_on ? `${d.between(longDay(m.started_on), longDay(m.ended_on))}, ${w.days(m.days ?? 0)}` : d.since(longDay(m.started_on));
    const text = !m.ended_on ? w.say_found : m.interview_due_on ? w.say_interview : w.change;
    return (
        <li class="kept">
            <p>
                <strong>{w.kinds[m.kind]}</strong> {!m.ended_on && <span class="state state--late">{m.kind === 'missing' ? w.still : w.still_away}</span>}{' '}
                {m.for_few && <span class="state">{w.few}</span>}
            </p>
            <p class="quiet">
                {when} {change && <ChangeIt text={text} label={`${text}: ${w.kinds[m.kind] ?? ''}, ${longDay(m.started_on)}`} onClick={change} />}
            </p>
            <Interview m={m} />
        </li>
    );
}

/** How often in the last twelve months, and when last. */
function Says({ items }: { items: MissingEpisode[] }) {
    const true_ = items.filter((m) => !m.error_reason);
    const last = true_[0];
    if (!last) return null;
    const year = `${Number(today().slice(0, 4)) - 1}${today().slice(4)}`;
    const n = true_.filter((m) => m.started_on > year).length;
    return <p class="lead">{n ? w.missing_year(n, longDay(last.started_on)) : w.missing_long_ago(longDay(last.started_on))}</p>;
}

export function Missing({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<MissingEpisode>>(api.GET('/children/{child}/missing-episodes', { params: { path } })));
    const changing = useChanging<MissingEpisode>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="missing-of" first={changing.it} typedOf={typedOf} bodyOf={bodyOf} saidOf={saidOf} faultsOf={faultsOf}
                fields={(t, change, faults) => <Fields t={t} change={change} faults={faults} isNew={false} />}
                send={(base, body) => answer(api.PATCH('/missing-episodes/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`missing-${child.id}`} empty={empty} faultsOf={faultsOf}
                fields={(t, change, faults) => <Fields t={t} change={change} faults={faults} isNew />}
                send={(t) => {
                    const body = { ...bodyOf(t), ...(t.few ? { for_few: true } : {}) };
                    return answer(api.POST('/children/{child}/missing-episodes', { params: { path }, body, headers: once(body) }));
                }}
                close={close} saved={changing.saved(close)}
            />
        );
    return (
        <Panel id="missing" title={w.missing} action={may ? w.missing_record : null} form={form}>
            {(open) => (
                <>
                    {list.now.state === 'ready' && <Says items={list.now.value.items} />}
                    <KeptList source={list} none={w.missing_none} item={(m) => <Item m={m} change={may ? changing.start(open, m) : null} key={m.id} />} />
                </>
            )}
        </Panel>
    );
}
