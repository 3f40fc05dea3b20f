// What is decided of the monthly data set beside its numbers: what a measure is compared with, whether it is counted or given, and from which month on
// the records are counted at all.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { getDefinitions, getStart, plusMonths, putBenchmark, putHow, putStart, thisMonth } from '../lib/data_set';
import { type Form, under, useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { DataSetBenchmark, DataSetItem } from '../lib/types';
import { dataSetForms as w, monthSaid } from '../lib/words_data_set';
import { ErrorSummary, RadioField, SelectField, Submit, TextField } from './fields';
import { Ready } from './waiting';

const monthsTo = (last: string, n: number) => Array.from({ length: n }, (_, i) => plusMonths(last, -i)).map((value) => ({ value, label: monthSaid(value) }));

/* Seldom needed, so it opens when it is asked for. */
function Opens({ title, children }: { title: string; children: ComponentChildren }) {
    return (
        <details class="govuk-details off-paper">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{title}</span>
            </summary>
            <div class="govuk-details__text">{children}</div>
        </details>
    );
}

/* A form of a few fields: what is wrong with it, its button, and that it was saved. */
function Sent({ form, check, send, done, title, children }: { form: Form; check?: () => boolean; send: () => Promise<unknown>; done: () => void; title: string; children: ComponentChildren }) {
    const [saved, setSaved] = useState(false);
    const submit = async (e: Event) => {
        e.preventDefault();
        setSaved(false);
        if (check && !check()) return;
        if ((await form.attempt(async () => (await send(), true))) === null) return;
        setSaved(true);
        done();
    };
    return (
        <form onSubmit={submit} noValidate aria-label={title}>
            <ErrorSummary faults={form.faults} />
            {children}
            <Submit busy={form.busy}>{title}</Submit>
            <p class="govuk-body" role="status">
                {saved && w.saved}
            </p>
        </form>
    );
}

/** What a measure is compared with: of one kind, from a month on. */
export function BenchmarkForm({ it, done }: { it: DataSetItem; done: () => void }) {
    const sent = useForm();
    const form = { ...sent, faults: under(sent.faults, 'mark') };
    const [typed, setTyped] = useState({ kind: 'target', value: '', per: 'month', since: thisMonth(), year: '', source: '' });
    const set = (name: keyof typeof typed) => (value: string) => setTyped((was) => ({ ...was, [name]: value }));
    const send = () => {
        const { value, since, per, kind, ...rest } = typed;
        const number = value.trim() === '' ? NaN : Number(value);
        const body = { ...rest, kind: kind as DataSetBenchmark['kind'], value: number, since: `${since}-01` };
        return putBenchmark(it.indicator, it.unit === 'count' ? { ...body, per: per as 'month' } : body);
    };
    const check = () => form.check(typed.value.trim() === '' || Number.isNaN(Number(typed.value)) ? [{ pointer: '/value', detail: w.no_number }] : []);
    const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
    return (
        <Opens title={w.mark}>
            <Sent form={form} check={check} send={send} done={done} title={w.mark_save}>
                <SelectField id="mark-kind" label={w.kind} value={typed.kind} onValue={set('kind')} options={options(w.kinds)} faults={form.faults} />
                <TextField id="mark-value" label={w.value} hint={w.value_hint(it.unit)} value={typed.value} onValue={set('value')} width="10" faults={form.faults} />
                {it.unit === 'count' && <RadioField id="mark-per" label={w.per} value={typed.per} onValue={set('per')} options={options(w.pers)} faults={form.faults} inline />}
                <TextField id="mark-year" label={w.year} hint={w.year_hint} value={typed.year} onValue={set('year')} width="10" faults={form.faults} />
                <TextField id="mark-source" label={w.source} hint={w.source_hint} value={typed.source} onValue={set('source')} faults={form.faults} />
                <SelectField id="mark-since" label={w.mark_since} hint={w.mark_since_hint} value={typed.since} onValue={set('since')} options={monthsTo(plusMonths(thisMonth(), 12), 37)} faults={form.faults} />
            </Sent>
        </Opens>
    );
}

function HowFields({ it, done }: { it: DataSetItem; done: () => void }) {
    const form = useForm();
    const isGiven = it.how === 'given';
    const [how, setHow] = useState(isGiven ? 'computed' : 'given');
    const [since, setSince] = useState(thisMonth());
    const [source, setSource] = useState('');
    const check = () => form.check(how === 'given' && !source.trim() ? [{ pointer: '/source', detail: w.source_missing }] : []);
    const send = () => putHow(it.indicator, { how: how as 'given', since: `${since}-01`, ...(how === 'given' ? { source } : {}) });
    return (
        <Sent form={form} check={check} send={send} done={done} title={w.how_save}>
            <RadioField
                id="how"
                label={w.how}
                value={how}
                onValue={setHow}
                options={[
                    { value: 'computed', label: w.computed },
                    { value: 'given', label: w.given },
                ]}
                faults={form.faults}
            />
            {how === 'given' && <TextField id="source" label={w.given_source} value={source} onValue={setSource} faults={form.faults} />}
            <SelectField id="since" label={w.since} hint={w.since_hint} value={since} onValue={setSince} options={monthsTo(thisMonth(), 24)} faults={form.faults} />
        </Sent>
    );
}

/** Whether a measure is counted or given, from a month on; not offered where no record could count it. */
export function HowForm({ it, done }: { it: DataSetItem; done: () => void }) {
    const list = useLoad(getDefinitions);
    return (
        <Opens title={w.how_change}>
            <Ready of={list}>
                {({ items }) => (items.some((d) => d.indicator === it.indicator && d.can_be_computed) ? <HowFields it={it} done={done} key={it.how} /> : <p class="govuk-body">{w.cannot}</p>)}
            </Ready>
        </Opens>
    );
}

function StartFields({ since, done }: { since: string; done: () => void }) {
    const form = useForm();
    const [chosen, setChosen] = useState(since);
    const months = monthsTo(thisMonth(), 72);
    const options = [{ value: '', label: w.first_record }, ...(since && !months.some((m) => m.value === since) ? [{ value: since, label: monthSaid(since) }] : []), ...months];
    return (
        <Opens title={w.start_change}>
            <Sent form={form} send={() => putStart(chosen ? `${chosen}-01` : null)} done={done} title={w.start_save}>
                <SelectField id="since" label={w.start} hint={w.start_hint} value={chosen} onValue={setChosen} options={options} faults={form.faults} />
            </Sent>
        </Opens>
    );
}

/** From which month on the records are counted; a form for it where it may be changed. */
export function Start({ may }: { may: boolean }) {
    const start = useLoad(getStart);
    return (
        <Ready of={start}>
            {({ since }) => (
                <>
                    <p class="govuk-body">{since ? w.started(monthSaid(since.slice(0, 7))) : w.started_first}</p>
                    {may && <StartFields since={since?.slice(0, 7) ?? ''} done={start.reload} />}
                </>
            )}
        </Ready>
    );
}
