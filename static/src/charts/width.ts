/** The width that a chart has, in CSS pixels at the default text size: bigger letters make a chart lay itself out as on a smaller page. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export function useWidth(box: RefObject<HTMLElement>, first: number): number {
    const [width, setWidth] = useState(first);
    useLayoutEffect(() => {
        const node = box.current;
        if (!node) return undefined;
        const measure = (): void => {
            const zoom = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
            const wide = Math.floor(node.clientWidth / zoom);
            if (wide > 0) setWidth(wide);
        };
        measure();
        const watch = new ResizeObserver(measure);
        watch.observe(node);
        return () => watch.disconnect();
    }, [box]);
    return width;
}
