// Something secret that is shown once: a link or a key, to be copied now.
import { useLayoutEffect, useRef } from 'preact/hooks';

export function SecretOnce({ title, about, secret, done, close }: { title: string; about: string; secret: string; done: string; close: () => void }) {
    const head = useRef<HTMLHeadingElement>(null);
    useLayoutEffect(() => head.current?.focus(), []);
    return (
        <div class="once">
            <h2 class="govuk-heading-m" ref={head} tabIndex={-1}>
                {title}
            </h2>
            <p class="govuk-body">{about}</p>
            <p class="secret">{secret}</p>
            <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                {done}
            </button>
        </div>
    );
}
