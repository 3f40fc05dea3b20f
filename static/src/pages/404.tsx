import { not_found as w } from '../lib/words';
import { startOpen } from '../parts/shell';

startOpen(
    <>
        <h1 class="govuk-heading-l">{w.title}</h1>
        <p class="govuk-body">{w.about}</p>
        <p class="govuk-body">
            <a class="govuk-link" href="/">
                {w.home}
            </a>
        </p>
    </>,
);
