// Youth justice outcomes, and speech and language assessments.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { CallOutChild, Child, List, SpeechLanguage, YouthJusticeOutcome } from '../lib/types';
import { calls as c, justice as j, speech as s } from '../lib/words_justice';
import { kept as k } from '../lib/words_kept';
import { KeptRecords, type KeptKind, type Typed } from './kept_records';
import { Section } from './section';
import { Ready } from './waiting';

const outcomes: KeptKind<YouthJusticeOutcome> = {
    id: 'youth-justice',
    title: j.title,
    record: j.record,
    none: j.none,
    change: (one) => j.change(longDay(one.outcome_on)),
    fields: [
        { name: 'offence', kind: 'word', label: j.offence, words: j.offences, missing: j.offence_missing },
        { name: 'offence_on', kind: 'day', label: j.offence_on, missing: j.day_missing },
        { name: 'care_at_offence', kind: 'word', label: j.care_at_offence, hint: j.care_hint, words: j.cares },
        { name: 'kind', kind: 'word', label: j.kind, words: j.kinds, missing: j.kind_missing },
        { name: 'outcome_on', kind: 'day', label: j.outcome_on, missing: j.day_missing },
        { name: 'care_at_outcome', kind: 'word', label: j.care_at_outcome, hint: j.care_hint, words: j.cares },
        { name: 'note', kind: 'text', label: j.note, rows: 3 },
    ],
    item: (one) => (
        <>
            <strong>{one.kind_name}</strong>
            <p>{j.outcome_line(longDay(one.outcome_on), j.cares[one.care_at_outcome] ?? '')}</p>
            <p>{j.offence_line(j.offences[one.offence] ?? '', longDay(one.offence_on), j.cares[one.care_at_offence] ?? '')}</p>
            {one.note && <p class="quiet">{one.note}</p>}
        </>
    ),
    load: (child) => answer<List<YouthJusticeOutcome>>(api.GET('/children/{child}/youth-justice', { params: { path: { child } } })),
    post: (child, body) => answer<YouthJusticeOutcome>(api.POST('/children/{child}/youth-justice', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<YouthJusticeOutcome>(api.PATCH('/youth-justice/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const isDone = (typed: Typed): boolean => typeof typed['assessed_on'] === 'object' && typed['assessed_on'].year !== '';
const isOpen = (typed: Typed): boolean => !isDone(typed);
const isLate = (one: SpeechLanguage): boolean => (one.state === 'due' || one.state === 'waiting') && one.due_on < today();

const assessments: KeptKind<SpeechLanguage> = {
    id: 'speech',
    title: s.title,
    record: s.record,
    none: s.none,
    change: () => s.change,
    next: s.change,
    fields: [
        { name: 'referred_on', kind: 'day', label: s.referred },
        { name: 'due_on', kind: 'day', label: s.due },
    ],
    more: [
        { name: 'assessed_on', kind: 'day', label: s.assessed },
        { name: 'by_whom', kind: 'text', label: s.by_whom, when: isDone },
        { name: 'outcome', kind: 'choice', label: s.outcome, words: s.outcomes, when: isDone },
        { name: 'text', kind: 'text', label: s.text, rows: 4, when: isDone },
        { name: 'closed_on', kind: 'day', label: s.closed, when: isOpen },
        { name: 'closed_why', kind: 'word', label: s.closed_why, words: s.closings, when: isOpen },
    ],
    item: (one) => (
        <>
            <strong>{s.states[one.state]}</strong>
            {(one.state === 'due' || one.state === 'waiting') && (
                <p class={isLate(one) ? 'is-late' : undefined}>
                    {s.is_due(longDay(one.due_on))} {isLate(one) && <span class="state state--late">{s.late}</span>}
                </p>
            )}
            {one.outcome && <p>{s.outcomes[one.outcome]}</p>}
            {one.text && <p>{one.text}</p>}
            {one.held_back && <p class="quiet">{s.held_back}</p>}
            <p class="quiet">
                {[
                    one.referred_on && s.was_asked(longDay(one.referred_on)),
                    one.assessed_on && s.was_done(longDay(one.assessed_on), one.by_whom),
                    one.closed_on && s.was_closed(s.closings[one.closed_why ?? ''] ?? '', longDay(one.closed_on)),
                ]
                    .filter(Boolean)
                    .join('. ')}
            </p>
        </>
    ),
    load: (child) => answer<List<SpeechLanguage>>(api.GET('/children/{child}/speech-language', { params: { path: { child } } })),
    post: (child, body) => answer<SpeechLanguage>(api.POST('/children/{child}/speech-language', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<SpeechLanguage>(api.PATCH('/speech-language/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

function CallOuts({ child }: { child: Child }) {
    const list = useLoad(() => answer<List<CallOutChild>>(api.GET('/children/{child}/call-outs', { params: { path: { child: child.id } } })));
    return (
        <Ready of={list} part>
            {({ items }) =>
                items.length ? (
                    <Section title={c.about_child} id="call-outs">
                        <ul class="kept-list">
                            {items.map(({ id, call_out: of }) => (
                                <li class="kept" key={id}>
                                    {of ? c.call(of.home, longDay(of.on)) : c.call_held}
                                    {of && <p class="quiet">{[of.error_reason ? `${k.in_error}: ${of.error_reason}` : c.reasons[of.reason], of.arrested && !of.error_reason && c.arrest].filter(Boolean).join(', ')}</p>}
                                </li>
                            ))}
                        </ul>
                    </Section>
                ) : null
            }
        </Ready>
    );
}

export const YouthJustice = ({ child, may }: { child: Child; may: boolean }) => (
    <>
        <KeptRecords child={child} kind={outcomes} may={may} first={3} />
        <CallOuts child={child} />
    </>
);
export const SpeechAndLanguage = ({ child, may }: { child: Child; may: boolean }) => <KeptRecords child={child} kind={assessments} may={may} first={3} />;
