// The picture as it stood on an earlier day.
import { useState } from 'preact/hooks';
import { addMonths, dayOf, isoOf } from '../charts/days';
import { dayOfParts, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { form as formWords } from '../lib/words';
import { picture as words } from '../lib/words_picture';
import { DateField, noDate, partsOf } from '../parts/fields';
import type { Child } from './types';

/** The day that the address asks for, when it is one that has passed. */
export function asOfWanted(): string | null {
    const day = new URLSearchParams(location.search).get('as_of') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && day < today() ? day : null;
}

const address = (child: Child, day: string): string => `${childPage(child.id)}?as_of=${day}`;

export function EarlierSwitch({ child, asOf }: { child: Child; asOf: string | null }) {
    const form = useForm();
    const [parts, setParts] = useState(asOf ? partsOf(asOf) : noDate);
    const go = (event: Event): void => {
        event.preventDefault();
        const day = dayOfParts(parts.day, parts.month, parts.year);
        const fault = day === null ? formWords.date_wrong : day > today() ? words.as_of_future : null;
        if (form.check(fault ? [{ pointer: '/as_of', detail: fault }] : []) && day) location.assign(day === today() ? childPage(child.id) : address(child, day));
    };
    return (
        <details class="govuk-details earlier" open={form.faults.list.length > 0}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{words.as_of_switch}</span>
            </summary>
            <form class="earlier__form" onSubmit={go} noValidate>
                <DateField id="as_of" label={words.as_of_legend} faults={form.faults} value={parts} onValue={setParts} />
                <button type="submit" class="govuk-button govuk-button--secondary">
                    {words.as_of_show}
                </button>
                <p class="earlier__quick">
                    {words.as_of_quick}{' '}
                    {quick(child).map(([text, day]) => (
                        <a class="govuk-link" href={address(child, day)} key={text}>
                            {text}
                        </a>
                    ))}
                </p>
            </form>
        </details>
    );
}

function quick(child: Child): [string, string][] {
    const now = dayOf(today());
    const days: [string, string | null][] = [
        [words.as_of_half_year, isoOf(addMonths(now, -6))],
        [words.as_of_year, isoOf(addMonths(now, -12))],
        [words.as_of_entry, child.in_care_since],
    ];
    return days.flatMap(([text, day]): [string, string][] => (day && day < today() ? [[text, day]] : []));
}

export function EarlierNotice({ child, asOf }: { child: Child; asOf: string }) {
    return (
        <div class="earlier-notice" role="region" aria-label={words.as_of_title(longDay(asOf))}>
            <p class="earlier-notice__title">{words.as_of_title(longDay(asOf))}</p>
            <p class="earlier-notice__text">
                {words.as_of_text}{' '}
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(child.id)}>
                    {words.as_of_back}
                </a>
            </p>
        </div>
    );
}
