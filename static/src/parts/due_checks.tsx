// For those who keep services: whose entries nobody has checked for longer than the council wants.
import { ago } from '../lib/services';
import type { Service } from '../lib/types';
import { checked as w } from '../lib/words_services';
import { Section } from './section';

export function DueChecks({ items }: { items: Service[] }) {
    const due = items.filter((s) => s.i_may_edit && s.check_due && !s.ended_on);
    if (!due.length) return null;
    return (
        <Section title={w.due_title} id="due-checks">
            <p class="govuk-body">{w.due_about}</p>
            <ul class="kept-list">
                {due.map((s) => (
                    <li class="kept" key={s.id}>
                        <a class="govuk-link" href={`/services/${s.id}`}>
                            {s.name}
                        </a>
                        <p class="quiet">{s.last_checked_on ? w.short(ago(s.last_checked_on), s.last_checked_by?.name ?? null) : w.never_short}</p>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
