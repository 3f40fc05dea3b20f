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

function Explained({ problem }: { problem: Problem }) {
    const w = words.problems;
    if (problem.status === 404)
        return (
            <>
                <h1 class="govuk-heading-l">{w.not_found_title}</h1>
                <p class="govuk-body">{w.not_found}</p>
                <p class="govuk-body">{w.not_found_help}</p>
            </>
        );
    if (problem.status === 403)
        return (
            <>
                <h1 class="govuk-heading-l">{w.forbidden_title}</h1>
                <p class="govuk-body">{problem.body.detail ?? problem.message}</p>
                <p class="govuk-body">{w.forbidden_help}</p>
            </>
        );
    return (
        <>
            <h1 class="govuk-heading-l">{w.server_title}</h1>
            <p class="govuk-body">{problem.message}</p>
            {problem.body.request_id && (
                <p class="govuk-body">
                    {w.server_help} <code>{problem.body.request_id}</code>
                </p>
            )}
        </>
    );
}

export function Failed({ problem, retry }: { problem: Problem; retry: () => void }) {
    const can_retry = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    return (
        <div class="failed" role="alert">
            <Explained problem={problem} />
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

export function Ready<T>({ of, children }: { of: Source<T>; children: (value: T) => ComponentChildren }) {
    if (of.now.state === 'loading') return <Waiting />;
    if (of.now.state === 'failed') return <Failed problem={of.now.problem} retry={of.reload} />;
    return <>{children(of.now.value)}</>;
}
