// A section of a page: a rule, a heading, and what one can do there at the right of the heading.
import type { ComponentChildren } from 'preact';

interface Props {
    title: ComponentChildren;
    id?: string;
    action?: { href: string; text: string } | null | undefined;
    tools?: ComponentChildren; // at the right of the heading, beside or instead of the action
    class?: string;
    children: ComponentChildren;
}

export function Section({ title, id, action, tools, class: more, children }: Props) {
    const heading = id ? `${id}-title` : undefined;
    return (
        <section class={`section${more ? ` ${more}` : ''}`} id={id} aria-labelledby={heading}>
            <div class="section__head">
                <h2 class="section__title" id={heading}>
                    {title}
                </h2>
                {action && (
                    <a class="govuk-link section__action" href={action.href}>
                        {action.text}
                    </a>
                )}
                {tools}
            </div>
            {children}
        </section>
    );
}

export function PageHead({ title, above, children }: { title: ComponentChildren; above?: ComponentChildren; children?: ComponentChildren }) {
    return (
        <div class="page-head">
            <h1 class="page-head__title">
                {above && <span class="page-head__above">{above} </span>}
                {title}
            </h1>
            {children && <div class="page-head__actions">{children}</div>}
        </div>
    );
}

/** Something wider than a phone: scrolls by itself, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
    return (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
            {children}
        </div>
    );
}
