// Oversight: what matters most in one sentence, and in numbers what is missing, late, out of sight and twice; each number opens its list.
import type { ComponentChildren } from 'preact';
import { answer, api } from '../lib/api';
import { useLoad } from '../lib/load';
import type { List, Oversight as Sums, OversightWait } from '../lib/types';
import { oversight as w } from '../lib/words_oversight';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

function Number({ n, href, label }: { n: number; href: string; label: string }) {
    return n ? (
        <a class="govuk-link govuk-link--no-visited-state" href={href} aria-label={w.label(label, n)}>
            {n}
        </a>
    ) : (
        <span class="quiet">0</span>
    );
}

function Row({ name, n, href, more }: { name: string; n: number; href: string; more?: ComponentChildren }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {name}
            </th>
            <td class="govuk-table__cell oversight__n" data-label={w.n}>
                <Number n={n} href={href} label={name} />
            </td>
            <td class="govuk-table__cell">
                {n > 0 && more}
            </td>
        </tr>
    );
}

function Group({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
    return (
        <Section title={title} id={id}>
            <ListTable caption={title} heads={[w.what, w.n, w.more]}>
                {children}
            </ListTable>
        </Section>
    );
}

const at = (list: string, query: Record<string, string> = {}) => `/oversight/${list}${Object.keys(query).length ? `?${new URLSearchParams(query)}` : ''}`;

function Numbers({ all }: { all: Sums }) {
    const { groups: g, rows: r } = w;
    return (
        <div class="oversight">
            <Group id="missing" title={g.missing}>
                <Row name={r.needs} n={all.needs} href={at('needs')} more={w.needs_more(all.needs_late, all.need_days, all.needs)} />
                <Row name={r.loops} n={all.loops} href={at('loops')} more={w.loops_more(all.loop_longest ?? 0)} />
                <Row name={r.waiting} n={all.waiting} href={at('waiting')} more={w.waiting_more(all.waiting_longest ?? 0)} />
                <Row name={r.bounced} n={all.bounced} href={at('bounced')} more={w.bounced_more(all.bounced_times)} />
            </Group>
            <Group id="late" title={g.late}>
                {Object.entries(w.abouts).map(([about, name]) => {
                    const one = all.clocks_by.find((by) => by.about === about);
                    return <Row name={name} n={one?.n ?? 0} href={at('clocks', { about })} more={one && w.clock_more(one.children, one.longest)} key={about} />;
                })}
            </Group>
            <Group id="unseen" title={g.unseen}>
                <Row name={r.silent} n={all.silent} href={at('silent')} more={w.silent_more(all.silent_days)} />
                <Row name={r.outside} n={all.outside} href={at('outside')} more={w.outside_more(all.outside_late)} />
                <Row name={r.overlaps} n={all.overlaps} href={at('overlaps')} />
            </Group>
        </div>
    );
}

function WaitRow({ it }: { it: OversightWait }) {
    const query = { [it.by === 'service' ? 'agency' : 'by']: it.agency.id };
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {it.agency.name}
            </th>
            <td class="govuk-table__cell" data-label={w.waiting_now}>
                <Number n={it.waiting} href={at('waiting', query)} label={it.agency.name} />
                {it.waiting > 0 && <span class="table__more">{w.span(it.waiting, it.waiting_median, it.waiting_longest)}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.met_year}>
                {it.met}
                {it.met > 0 && <span class="table__more">{w.span(it.met, it.met_median, it.met_longest)}</span>}
            </td>
        </tr>
    );
}

function Waits() {
    const list = useLoad(() => answer<List<OversightWait>>(api.GET('/oversight/waits')));
    return (
        <Section title={w.waits_title} id="waits">
            <Ready of={list} part>
                {({ items }) => (
                    <>
                        {items.length === 0 && <p class="quiet">{w.none}</p>}
                        {(['service', 'asked'] as const).map((by) => {
                            const own = items.filter((it) => it.by === by);
                            const title = by === 'service' ? w.waits_service : w.waits_asked;
                            return (
                                own.length > 0 && (
                                    <div key={by}>
                                        <h3 class="govuk-heading-s">{title}</h3>
                                        <ListTable caption={title} heads={[w.agency, w.waiting_now, w.met_year]}>
                                            {own.map((it) => (
                                                <WaitRow it={it} key={it.agency.id} />
                                            ))}
                                        </ListTable>
                                    </div>
                                )
                            );
                        })}
                    </>
                )}
            </Ready>
        </Section>
    );
}

function Page() {
    const all = useLoad(() => answer<Sums>(api.GET('/oversight')));
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/services-activity">
                    {w.services}
                </a>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <Ready of={all}>
                {(sums) => (
                    <>
                        <p class="lead">{sums.says}</p>
                        <p class="quiet">{w.of(sums.children)}</p>
                        <Numbers all={sums} />
                    </>
                )}
            </Ready>
            <Waits />
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
