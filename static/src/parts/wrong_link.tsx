// From a record to the form that puts it right.
import { wrong as w, wrongPage } from '../lib/words_wrong';

export function WrongLink({ child, type, record, what }: { child: string; type: string; record: string; what: string }) {
    return (
        <a class="govuk-link govuk-link--no-visited-state" href={wrongPage(child, type, record)} aria-label={w.link_label(what)}>
            {w.link}
        </a>
    );
}
