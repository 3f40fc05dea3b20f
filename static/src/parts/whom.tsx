// Whom something is about: a child, who has a page, or a carer, who has none.
import { hrefOf, nameOf } from '../lib/carers';
import type { Ref } from '../lib/types';

export function WhomName({ it }: { it: { child?: Ref | null; carer?: { name: string } | null } }) {
    const href = hrefOf(it);
    if (!href) return <>{nameOf(it)}</>;
    return (
        <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {nameOf(it)}
        </a>
    );
}
