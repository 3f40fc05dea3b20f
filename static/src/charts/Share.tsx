/** Parts of a whole beside each other, each in its own ground; nothing where there is nothing. `says`: the same in words. */
export function Share({ says, parts }: { says: string; parts: { ground: string; n: number }[] }) {
    const all = parts.reduce((sum, { n }) => sum + n, 0);
    if (all <= 0) return null;
    const before = parts.map((_, i) => parts.slice(0, i).reduce((sum, { n }) => sum + n, 0));
    return (
        <svg class="share" role="img" aria-label={says} viewBox="0 0 100 10" preserveAspectRatio="none">
            {parts.map(({ ground, n }, i) => n > 0 && <rect class={`share__part ${ground}`} x={((before[i] ?? 0) * 100) / all} y="0" width={(n * 100) / all} height="10" key={ground} />)}
        </svg>
    );
}

/** The ground of a part, before its word. */
export function Swatch({ ground }: { ground: string }) {
    return (
        <svg class="bullet" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            <rect class={`share__part ${ground}`} x="1" y="1" width="12" height="12" />
        </svg>
    );
}
