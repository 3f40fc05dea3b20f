// A name and what is so of it, as rows.
import type { ComponentChildren } from 'preact';

export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
    return (
        <div class="facts__row">
            <dt>{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

/** Of those that are known. */
export function FactPairs({ facts }: { facts: [string, string | null][] }) {
    return (
        <dl class="facts facts--pairs">
            {facts
                .filter(([, value]) => value)
                .map(([label, value]) => (
                    <Fact label={label} key={label}>
                        {value}
                    </Fact>
                ))}
        </dl>
    );
}
