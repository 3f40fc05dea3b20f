// What stands in the place of something while it is fetched, and when it can't be had.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../lib/api';
import type { Source } from '../lib/load';
import * as words from '../lib/words';

export function Waiting() {
    const [slow, setSlow] = useState(0);
    useEffect(() => {
        const first = setTimeout(() => setSlow(1), 300);
        const second = setTimeout(() => setSlow(2), 8000);
        return () => {
            clearTimeout(first);
            clearTimeout(second);
        };
    }, []);
    return (
        <p class="waiting" role="status">
            {slow > 0 && words.shell.loading} {slow > 1 && words.shell.still_loading}
        </p>
    );
}

function Explained({ problem, part }: { problem: Problem; part: boolean }) {
    const w = words.problems;
    const Title = part ? 'h2' : 'h1';
    const look = part ? 'govuk-heading-m' : 'govuk-heading-l';
    if (problem.status === 404)
        return (
            <>
                <Title class={look}>{w.not_found_title}</Title>
                <p class="govuk-body">{w.not_found}</p>
                <p class="govuk-body">{w.not_found_help}</p>
            </>
        );
    if (problem.status === 403)
        return (
            <>
                <Title class={look}>{w.forbidden_title}</Title>
                {problem.body.detail && <p class="govuk-body">{problem.body.detail}</p>}
                <p class="govuk-body">{w.forbidden_help}</p>
            </>
        );
    if (problem.status === 422) // of the address of the page: somebody typed a month that has not begun
        return (
            <>
                <Title class={look}>{w.address_title}</Title>
                {problem.faults.map((fault) => (
                    <p class="govuk-body" key={fault.pointer}>
                        {fault.detail}
                    </p>
                ))}
            </>
        );
    return (
        <>
            <Title class={look}>{w.server_title}</Title>
            <p class="govuk-body">{problem.message}</p>
            {problem.body.request_id && (
                <p class="govuk-body">
                    {w.server_help} <code>{problem.body.request_id}</code>
                </p>
            )}
        </>
    );
}

/** `part`: the page has a heading of its own above. */
export function Failed({ problem, retry, part = false }: { problem: Problem; retry: () => void; part?: boolean }) {
    if (problem.status === 403 && part) return <p class="quiet">{words.problems.not_shared}</p>;
    const can_retry = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    return (
        <div class="failed" role="alert">
            <Explained problem={problem} part={part} />
            {can_retry ? (
                <button type="button" class="govuk-button" onClick={retry}>
                    {words.problems.try_again}
                </button>
            ) : (
                <p class="govuk-body">
                    <a class="govuk-link" href="/">
                        {words.problems.home}
                    </a>
                </p>
            )}
        </div>
    );
}

export function Ready<T>({ of, part = false, children }: { of: Source<T>; part?: boolean; children: (value: T) => ComponentChildren }) {
    if (of.now.state === 'loading') return <Waiting />;
    if (of.now.state === 'failed') return <Failed problem={of.now.problem} retry={of.reload} part={part} />;
    return <>{children(of.now.value)}</>;
}
