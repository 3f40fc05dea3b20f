// School in numbers: attendance, suspensions and exclusions, reduced timetables, results.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import type { Attendance, Child, EducationResult, Exclusion, List, ReducedTimetable } from '../lib/types';
import { attendance as a, exclusion as x, reduced as r, result as s } from '../lib/words_school';
import { period } from './details';
import { KeptRecords, type KeptKind, type Typed } from './kept_records';

const months: KeptKind<Attendance> = {
    id: 'attendance',
    title: a.title,
    record: a.record,
    none: a.none,
    change: (one) => a.change(longDay(one.from_on)),
    fields: [
        { name: 'from_on', kind: 'day', label: a.from, missing: a.day_missing },
        { name: 'to_on', kind: 'day', label: a.to, missing: a.day_missing },
        { name: 'possible', kind: 'number', label: a.possible, missing: a.possible_missing },
        { name: 'attended', kind: 'number', label: a.attended, missing: a.attended_missing },
        { name: 'authorised', kind: 'number', label: a.authorised, hint: a.told_apart },
        { name: 'unauthorised', kind: 'number', label: a.unauthorised },
    ],
    item: (one) => (
        <>
            <strong>{a.line(one.percent, one.attended, one.possible)}</strong>
            <p class="quiet">
                {period(one.from_on, one.to_on)}
                {one.authorised !== null && one.unauthorised !== null && `. ${a.absent(one.authorised, one.unauthorised)}`}
            </p>
        </>
    ),
    load: (child) => answer<List<Attendance>>(api.GET('/children/{child}/attendance', { params: { path: { child } } })),
    post: (child, body) => answer<Attendance>(api.POST('/children/{child}/attendance', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<Attendance>(api.PATCH('/attendance/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const isSuspension = (typed: Typed): boolean => typed['kind'] !== 'permanent';

const exclusions: KeptKind<Exclusion> = {
    id: 'exclusions',
    title: x.title,
    record: x.record,
    none: x.none,
    change: (one) => x.change(longDay(one.on)),
    fields: [
        { name: 'kind', kind: 'choice', label: x.kind, words: x.kinds, missing: x.kind_missing },
        { name: 'on', kind: 'day', label: x.on, missing: x.on_missing },
        { name: 'sessions', kind: 'number', label: x.sessions, missing: x.sessions_missing, when: isSuspension },
        { name: 'reason', kind: 'word', label: x.reason, words: x.reasons, missing: x.reason_missing },
        { name: 'note', kind: 'text', label: x.note, rows: 3 },
    ],
    more: [{ name: 'lifted_on', kind: 'day', label: x.lifted }],
    item: (one) => (
        <>
            <strong>{x.line(one.kind, one.sessions)}</strong> {longDay(one.on)}
            <p>{one.reason_name}</p>
            {one.note && <p class="quiet">{one.note}</p>}
            {one.lifted_on && <p class="quiet">{x.was_lifted(longDay(one.lifted_on))}</p>}
        </>
    ),
    load: (child) => answer<List<Exclusion>>(api.GET('/children/{child}/exclusions', { params: { path: { child } } })),
    post: (child, body) => answer<Exclusion>(api.POST('/children/{child}/exclusions', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<Exclusion>(api.PATCH('/exclusions/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const timetables: KeptKind<ReducedTimetable> = {
    id: 'reduced',
    title: r.title,
    record: r.record,
    none: r.none,
    change: (one) => r.change(longDay(one.from_on)),
    fields: [
        { name: 'from_on', kind: 'day', label: r.from, missing: r.day_missing },
        { name: 'until_on', kind: 'day', label: r.until, missing: r.day_missing },
        { name: 'hours', kind: 'number', label: r.hours, missing: r.hours_missing },
        { name: 'why', kind: 'text', label: r.why, missing: r.why_missing, rows: 3 },
    ],
    item: (one) => (
        <>
            <strong>{r.line(one.hours)}</strong> {one.until_on >= today() && one.error_reason === null && <span class="state">{r.now}</span>}
            <p>{one.why}</p>
            <p class="quiet">{period(one.from_on, one.until_on)}</p>
        </>
    ),
    load: (child) => answer<List<ReducedTimetable>>(api.GET('/children/{child}/reduced-timetables', { params: { path: { child } } })),
    post: (child, body) => answer<ReducedTimetable>(api.POST('/children/{child}/reduced-timetables', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<ReducedTimetable>(api.PATCH('/reduced-timetables/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

const isScore = (typed: Typed): boolean => typed['stage'] === 'KS4';
const isMet = (typed: Typed): boolean => typed['stage'] !== 'KS4';

const results: KeptKind<EducationResult> = {
    id: 'results',
    title: s.title,
    record: s.record,
    none: s.none,
    change: (one) => s.change(`${s.stages[one.stage]}, ${s.subjects[one.subject]}`),
    fields: [
        { name: 'stage', kind: 'choice', label: s.stage, words: s.stages, missing: s.stage_missing },
        { name: 'year', kind: 'number', label: s.year, missing: s.year_missing },
        { name: 'subject', kind: 'word', label: s.subject, words: s.subjects, missing: s.subject_missing },
        { name: 'met', kind: 'yes_no', label: s.met, missing: s.met_missing, when: isMet },
        { name: 'score', kind: 'number', label: s.score, missing: s.score_missing, when: isScore },
    ],
    item: (one) => (
        <>
            <strong>
                {s.stages[one.stage]}, {s.subjects[one.subject]}
            </strong>{' '}
            {one.met === null ? one.score : one.met ? s.is_met : s.not_met}
            <p class="quiet">{one.year}</p>
        </>
    ),
    load: (child) => answer<List<EducationResult>>(api.GET('/children/{child}/results', { params: { path: { child } } })),
    post: (child, body) => answer<EducationResult>(api.POST('/children/{child}/results', { params: { path: { child } }, body, headers: once(body) })),
    patch: (one, body) => answer<EducationResult>(api.PATCH('/results/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging })),
};

export function SchoolNumbers({ child, may }: { child: Child; may: boolean }) {
    return (
        <div class="groups">
            <div>
                <KeptRecords child={child} kind={months} may={may} />
                <KeptRecords child={child} kind={results} may={may} first={6} />
            </div>
            <div>
                <KeptRecords child={child} kind={exclusions} may={may} />
                <KeptRecords child={child} kind={timetables} may={may} />
            </div>
        </div>
    );
}
