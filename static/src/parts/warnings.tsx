// What open therapy lacks: said where it stands, never in the way. Each leads to recording consent, or to saying why it is so.
import { childPage } from '../lib/links';
import { warnings as w } from '../lib/words_consent';

export interface Warning {
    code: string;
    text: string;
    task: string;
}

export function Warnings({ list, child, heading: Heading = 'h2' }: { list: readonly Warning[]; child: string; heading?: 'h2' | 'h3' }) {
    if (!list.length) return null;
    return (
        <div class="notice notice--warning">
            <Heading class="govuk-heading-s">{w.title}</Heading>
            <ul class="govuk-list">
                {list.map((one) => (
                    <li key={one.task}>
                        <strong>{one.text}.</strong>{' '}
                        {one.code.startsWith('therapy_consent') && (
                            <>
                                <a class="govuk-link" href={childPage(child, 'consent')}>
                                    {w.record}
                                </a>
                                {' · '}
                            </>
                        )}
                        <a class="govuk-link" href={`/tasks/${one.task}`} aria-label={w.answer_label(one.text)}>
                            {w.answer}
                        </a>
                    </li>
                ))}
            </ul>
            <p class="quiet">{w.about}</p>
        </div>
    );
}
