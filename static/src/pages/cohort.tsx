// SDQ trends: how many were completed, what they came to and how that changed, by month and by group; what each number opens is in cohort_children.tsx.
import { useState } from 'preact/hooks';
import { YearLine } from '../charts/YearLine';
import { asked, getCohort, takeTable, trendsAt } from '../lib/cohort';
import { mayExport, plusMonths, thisMonth } from '../lib/data_set';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Cohort, CohortRow, Session } from '../lib/types';
import { cohort as w, monthShort, numberSaid, percentSaid } from '../lib/words_cohort';
import { dataSet as d, monthSaid } from '../lib/words_data_set';
import { ChangePart, CompletionPart, DistributionPart, ScalesPart, YearNumbers } from '../parts/cohort_tables';
import { SelectField, Submit } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { hasRole, setTitle, Shell, start, worksWithChildren } from '../parts/shell';
import { Ready } from '../parts/waiting';

/* One choice as plain links: each is an address of its own. */
function Ways({ label, all, now, at }: { label: string; all: [string, string][]; now: string; at: (value: string) => string }) {
    if (all.length < 2) return null;
    return (
        <nav class="cohort__ways" aria-label={label}>
            <span aria-hidden="true">{label}</span>
            <ul class="views__list">
                {all.map(([value, text]) => (
                    <li key={value}>
                        <a class="govuk-link govuk-link--no-visited-state" href={at(value)} aria-current={value === now ? 'true' : undefined}>
                            {text}
                        </a>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

function Month({ set }: { set: Cohort }) {
    const [chosen, setChosen] = useState(set.month);
    const options: { value: string; label: string }[] = [];
    for (let m = last; m >= set.months_from; m = plusMonths(m, -1)) options.push({ value: m, label: monthSaid(m) });
    const submit = (e: Event) => {
        e.preventDefault();
        location.assign(trendsAt({ month: chosen }));
    };
    return (
        <form class="month__choose" onSubmit={submit} noValidate>
            <SelectField id="month" label={w.month} value={chosen} onValue={setChosen} options={options} faults={noFaults} />
            <Submit busy={false}>{w.show}</Submit>
            <ul class="month__ways">
                {set.month > set.months_from && (
                    <li>
                        <a class="govuk-link" href={trendsAt({ month: plusMonths(set.month, -1) })}>
                            {w.before}
                        </a>
                    </li>
                )}
                {set.month < last && (
                    <li>
                        <a class="govuk-link" href={trendsAt({ month: plusMonths(set.month, 1) })}>
                            {w.after}
                        </a>
                    </li>
                )}
            </ul>
        </form>
    );
}

function Choose({ set }: { set: Cohort }) {
    const named = (names: Record<string, string>, of: string[]): [string, string][] => of.map((one) => [one, names[one] ?? one]);
    return (
        <div class="off-paper">
            <Ways label={w.who} all={Object.entries(w.informants)} now={set.informant} at={(informant) => trendsAt({ informant })} />
            <Ways label={w.side_by_side} all={named(w.groupings, set.groupings)} now={set.by} at={(by) => trendsAt({ by })} />
            {set.rows.length > 2 && <Ways label={w.order} all={Object.entries(w.orders)} now={asked.order ?? 'name'} at={(order) => trendsAt({ order })} />}
            <Month set={set} />
        </div>
    );
}

type Figure = 'percent' | 'total';
const figures: Record<Figure, { name: string; step: number; most: number; said: (n: number) => string }> = {
    percent: { name: w.completed, step: 5, most: 100, said: percentSaid },
    total: { name: w.average, step: 1, most: 40, said: numberSaid },
};

function YearOne({ row, other, of }: { row: CohortRow; other: CohortRow | null; of: Figure }) {
    const { name, step, most, said } = figures[of];
    const known = row.months.filter((m) => m[of] !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return <p class="quiet">{w.year_none(name)}</p>;
    const says = w.year_line(name, row.name, first.month, said(first[of] ?? 0), last.month, said(last[of] ?? 0));
    return (
        <div class="activity__one">
            <p class="govuk-body">{says}</p>
            <YearLine
                says={says}
                months={row.months.map((m) => ({ name: monthShort(m.month), year: m.month.slice(0, 4) }))}
                values={row.months.map((m) => m[of])}
                others={other ? other.months.map((m) => m[of]) : []}
                step={step}
                most={most}
                said={said}
            />
        </div>
    );
}

/* Of all children; of one group, beside them, where the address names it. */
function Year({ set }: { set: Cohort }) {
    const one = asked.group === undefined ? undefined : set.rows.find((row) => row.group === asked.group);
    const row = one ?? set.total ?? (set.rows.length === 1 ? set.rows[0] : undefined);
    if (!row) return null;
    const other = row === set.total ? null : set.total;
    const has_gap = row.months.some((m) => m.percent === null || m.total === null);
    return (
        <Section
            title={w.year(row.name)}
            id="year"
            tools={
                one &&
                set.total && (
                    <a class="govuk-link section__action" href={trendsAt({ group: undefined })}>
                        {set.total.name}
                    </a>
                )
            }
        >
            <div class="activity">
                <YearOne row={row} other={other} of="percent" />
                <YearOne row={row} other={other} of="total" />
                <YearNumbers row={row} />
            </div>
            {(other || has_gap) && <p class="chart__note">{[other && w.year_other(other.name), has_gap && w.year_gap].filter(Boolean).join(' ')}</p>}
        </Section>
    );
}

function Trends({ set, session }: { set: Cohort; session: Session }) {
    setTitle(w.title(set.month));
    const of = { set, opens: set.is_whole && worksWithChildren(session) && !hasRole(session, ['information_governance', 'service_admin']) };
    const all = [...(set.total ? [set.total] : []), ...set.rows];
    return (
        <>
            <PageHead above={set.authority.name} title={w.title(set.month)}>
                {mayExport(session) &&
                    ['csv', 'xlsx'].map((format) => (
                        <button type="button" class="link" onClick={() => void takeTable(set, format)} key={format}>
                            {w.as_file(format.toUpperCase())}
                        </button>
                    ))}
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="lead month__opening">{set.opening}</p>
            {!set.is_whole && (
                <p class="govuk-body">
                    {w.blurred} {w.kept_back}
                </p>
            )}
            <Choose set={set} />
            <p class="only-print">{[w.informant_of[set.informant], w.groupings[set.by]].filter(Boolean).join('. ')}</p>
            {all.length === 0 && <p class="govuk-body">{w.nothing}</p>}
            {set.waiting > 0 && <p class="govuk-body">{d.waiting(set.waiting)}</p>}
            {set.by === 'service' && <p class="govuk-body">{w.several}</p>}
            <Year set={set} />
            {all.length > 0 && <CompletionPart of={of} />}
            {all.some((row) => row.average) && <ScalesPart set={set} />}
            {all.some((row) => row.distribution) && <DistributionPart of={of} />}
            {all.some((row) => row.change) && <ChangePart of={of} />}
        </>
    );
}

const last = plusMonths(thisMonth(), -1);
const is_to_come = (month: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month > last;

/* A month that has not ended: which one has, and the way to it. */
function NotEnded({ month }: { month: string }) {
    return (
        <>
            <PageHead title={w.name} />
            <p class="lead">{w.not_ended(month, last)}</p>
            <p class="govuk-body">
                <a class="govuk-link" href="/sdq-trends">
                    {w.newest}
                </a>
            </p>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const set = useLoad(getCohort);
    if (set.now.state === 'failed' && set.now.problem.status === 422 && asked.month && is_to_come(asked.month)) return <NotEnded month={asked.month} />;
    return <Ready of={set}>{(value) => <Trends set={value} session={session} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
