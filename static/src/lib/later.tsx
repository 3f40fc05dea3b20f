// A part of a page that stands below what one looks at first: its script comes after the first view.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell as words } from './words';

/** `load`: the import, written where it is called, so that the build sees it: later(() => import('../picture/below').then((m) => m.Below)). */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
    return function Later(props: P) {
        const [Part, setPart] = useState<ComponentType<P> | null>(null);
        const [failed, setFailed] = useState(false);
        useEffect(() => {
            load().then(
                (part) => setPart(() => part),
                () => setFailed(true),
            );
        }, []);
        if (Part) return <Part {...props} />;
        return <p class="quiet">{failed ? words.later_failed : words.later}</p>;
    };
}
