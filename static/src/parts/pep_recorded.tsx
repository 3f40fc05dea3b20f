// What is recorded of school in the term of an education plan, so that nobody types it again.
import { answer, api } from '../lib/api';
import { longDay, today } from '../lib/dates';
import type { TypedPep } from '../lib/pep_form';
import { useLoad } from '../lib/load';
import type { SchoolNumbers, SchoolTerm } from '../lib/types';
import { pep_recorded as w } from '../lib/words_school';
import { noDate, partsOf } from './fields';
import { Ready } from './waiting';

const text = (n: number | null): string => (n === null ? '' : String(n));

function taken(of: SchoolNumbers): Partial<TypedPep> {
    return {
        ...(of.sessions_possible !== null ? { attendance_percent: '', sessions_possible: text(of.sessions_possible), sessions_attended: text(of.sessions_attended) } : {}),
        suspended_days: text(of.suspended_days),
        excluded_on: of.excluded_on ? partsOf(of.excluded_on) : noDate,
        ...(of.reduced_hours !== null ? { reduced_hours: text(of.reduced_hours), reduced_until: of.reduced_until ? partsOf(of.reduced_until) : noDate, reduced_why: of.reduced_why ?? '' } : {}),
    };
}

const said = (of: SchoolNumbers): string[] =>
    [
        of.sessions_possible !== null && w.attended(of.sessions_attended ?? 0, of.sessions_possible),
        of.suspensions > 0 && w.suspended(of.suspensions, of.suspended_days),
        of.excluded_on && w.excluded(longDay(of.excluded_on)),
        of.reduced_hours !== null && w.reduced(of.reduced_hours),
    ].filter((it): it is string => Boolean(it));

export function PepRecorded({ child, term, take }: { child: string; term: SchoolTerm; take: (part: Partial<TypedPep>) => void }) {
    const until = term.until_on < today() ? term.until_on : today();
    const source = useLoad(() => answer<SchoolNumbers>(api.GET('/children/{child}/school-numbers', { params: { path: { child }, query: { from: term.from_on, until } } })));
    return (
        <Ready of={source} part>
            {(of) =>
                said(of).length > 0 && (
                    <div class="govuk-inset-text">
                        <p>
                            {w.title} {said(of).join('; ')}.
                        </p>
                        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => take(taken(of))}>
                            {w.take}
                        </button>
                    </div>
                )
            }
        </Ready>
    );
}
