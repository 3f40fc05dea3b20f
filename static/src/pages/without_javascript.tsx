import { without_javascript as w } from '../lib/words';
import { startOpen } from '../parts/shell';

startOpen(
    <>
        <h1 class="govuk-heading-l">{w.title}</h1>
        {w.paragraphs.map((p) => (
            <p class="govuk-body" key={p}>
                {p}
            </p>
        ))}
    </>,
);
