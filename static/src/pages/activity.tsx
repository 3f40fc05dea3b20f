// What a service did in a period, in numbers: the tables of its half-year report, to be read, printed and taken into a spreadsheet.
import { useEffect, useState } from 'preact/hooks';
import { getReport } from '../lib/activity';
import { dayOfParts, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { spanOf, type Period, type Span } from '../lib/periods';
import type { ActivityReport } from '../lib/types';
import { activity as w } from '../lib/words_activity';
import { ActivityOf } from '../parts/activity_table';
import { DateField, ErrorSummary, partsOf, SelectField, Submit } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');

const spans = ['month', 'month_1', 'quarter', 'quarter_1', 'half', 'half_1', 'year', 'year_1'];

const spanNamed = (name: string): Period => spanOf(name.split('_')[0] as Span, name.endsWith('_1') ? 1 : 0);

/* The period stands in the address, so that it can be kept and sent on. */
function asked(): { name: string; period: Period } {
    const query = new URLSearchParams(location.search);
    const [from, to] = [query.get('from'), query.get('to')];
    if (!from || !to) return { name: 'half', period: spanNamed('half') };
    const name = spans.find((one) => spanNamed(one).from === from && spanNamed(one).to === to) ?? 'own';
    return { name, period: { from, to } };
}

function faultsOf(from: string | null, to: string | null) {
    const detail = !to ? w.day_wrong : to > today() ? w.future : from && to < from ? w.order_wrong : null;
    const isLong = from && to && `${Number(from.slice(0, 4)) + 5}${from.slice(4)}` <= to;
    return [
        ...(from ? (isLong ? [{ pointer: '/from', detail: w.too_long }] : []) : [{ pointer: '/from', detail: w.day_wrong }]),
        ...(detail ? [{ pointer: '/to', detail }] : []),
    ];
}

function Choose({ first, show }: { first: { name: string; period: Period }; show: (period: Period) => void }) {
    const form = useForm();
    const [name, setName] = useState(first.name);
    const [from, setFrom] = useState(partsOf(first.period.from));
    const [to, setTo] = useState(partsOf(first.period.to));
    const submit = (e: Event) => {
        e.preventDefault();
        if (name !== 'own') return form.check([]) && show(spanNamed(name));
        const [a, b] = [from, to].map((d) => dayOfParts(d.day, d.month, d.year));
        return form.check(faultsOf(a ?? null, b ?? null)) && a && b && show({ from: a, to: b });
    };
    return (
        <form class="activity__choose off-paper" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField
                id="period"
                label={w.choose}
                hint={w.spans_hint}
                value={name}
                onValue={setName}
                options={[...spans, 'own'].map((value) => ({ value, label: w.spans[value] ?? value }))}
                faults={form.faults}
            />
            {name === 'own' && <DateField id="from" label={w.from} value={from} onValue={setFrom} faults={form.faults} />}
            {name === 'own' && <DateField id="to" label={w.to} value={to} onValue={setTo} faults={form.faults} />}
            <Submit busy={form.busy}>{w.show}</Submit>
        </form>
    );
}

function Report({ report }: { report: ActivityReport }) {
    const { service, from, to, tables } = report;
    return (
        <>
            <p class="lead">
                <strong>{w.period(from, to)}.</strong> {w.about}
            </p>
            {Object.entries(w.groups).map(([group, title]) => {
                const own = tables.filter((table) => w.group_of(table.name) === group);
                if (!own.length) return null;
                return (
                    <Section title={title} id={group} key={group}>
                        <div class="activity">
                            {own.map((table) => (
                                <ActivityOf table={table} service={service.id} period={{ from, to }} key={table.name} />
                            ))}
                        </div>
                    </Section>
                );
            })}
        </>
    );
}

/* On paper nothing is folded away. */
function useUnfolded(): void {
    useEffect(() => {
        const folded = new Set<HTMLDetailsElement>();
        const open = () =>
            document.querySelectorAll<HTMLDetailsElement>('.activity details:not([open])').forEach((one) => {
                folded.add(one);
                one.open = true;
            });
        const close = () => {
            folded.forEach((one) => (one.open = false));
            folded.clear();
        };
        addEventListener('beforeprint', open);
        addEventListener('afterprint', close);
        return () => {
            removeEventListener('beforeprint', open);
            removeEventListener('afterprint', close);
        };
    }, []);
}

function Page() {
    const [first] = useState(asked);
    const [period, setPeriod] = useState(first.period);
    const report = useLoad(() => getReport(id, period), `${period.from} ${period.to}`);
    useUnfolded();
    const show = (next: Period) => {
        history.replaceState(null, '', `?${new URLSearchParams({ ...next })}`);
        setPeriod(next);
    };
    const name = report.now.state === 'ready' ? report.now.value.service.name : '';
    useEffect(() => {
        if (name) setTitle(w.title(name));
    }, [name]);
    if (report.now.state === 'failed') return <Ready of={report}>{() => null}</Ready>;
    return (
        <>
            <PageHead title={name || w.above} above={name && w.above}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <Choose first={first} show={show} />
            <Ready of={report} part>
                {(all) => <Report report={all} />}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
