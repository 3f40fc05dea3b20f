// One measure of the monthly data set: its twelve months, how it is counted, what it is compared with, what is said of it, the children behind it.
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../lib/api';
import { getChildren, getMonth, mayFreeze, mayGive, monthAsked, putValue } from '../lib/data_set';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { DataSet, DataSetChildren, DataSetItem, Session } from '../lib/types';
import { dataSet as w, monthSaid, numberSaid } from '../lib/words_data_set';
import { BenchmarkForm, HowForm } from '../parts/data_set_forms';
import { Compared, Line, markSaid, Moved, valueSaid } from '../parts/data_set_row';
import { ErrorSummary, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Failed, Ready } from '../parts/waiting';

const word = wordAfter('data-set');
const month = monthAsked();

function Cell({ label, text }: { label: string; text: string }) {
    return (
        <td class="govuk-table__cell" data-label={label}>
            {text}
        </td>
    );
}

function Head({ text }: { text: string }) {
    return (
        <th scope="row" class="govuk-table__header">
            {text}
        </th>
    );
}

function Months({ it }: { it: DataSetItem }) {
    return (
        <Section title={w.months} id="months">
            <ListTable caption={w.months} heads={[w.month, w.value]}>
                {[...it.months].reverse().map((m) => (
                    <tr class="govuk-table__row" key={m.month}>
                        <Head text={monthSaid(m.month)} />
                        <Cell label={w.value} text={m.value === null ? (w.state[m.state] ?? '') : numberSaid(it.unit, m.value)} />
                    </tr>
                ))}
            </ListTable>
        </Section>
    );
}

function Marks({ it, may, done }: { it: DataSetItem; may: boolean; done: () => void }) {
    if (!it.benchmarks.length && !may) return null;
    return (
        <Section title={w.marks} id="marks">
            {!it.benchmarks.length && <p class="govuk-body">{w.no_marks}</p>}
            {it.benchmarks.length > 0 && <MarkTable it={it} />}
            {may && <BenchmarkForm it={it} done={done} />}
        </Section>
    );
}

function MarkTable({ it }: { it: DataSetItem }) {
    return (
        <ListTable caption={w.marks} heads={[w.heads.mark, w.value, w.source]}>
            {it.benchmarks.map((b) => (
                <tr class="govuk-table__row" key={b.kind}>
                    <Head text={`${b.name}, ${b.year}`} />
                    <Cell label={w.value} text={b.per === 'year' ? w.per_year(numberSaid(it.unit, b.value)) : numberSaid(it.unit, b.value)} />
                    <Cell label={w.source} text={b.source} />
                </tr>
            ))}
        </ListTable>
    );
}

function How({ it, may, done }: { it: DataSetItem; may: boolean; done: () => void }) {
    const rows = [
        [w.numerator, it.numerator_words],
        ...(it.denominator_words ? [[w.denominator, it.denominator_words]] : []),
        [w.source, it.source],
    ];
    return (
        <Section title={w.how} id="counted">
            <p class="govuk-body">
                {it.what} {w.good[it.good]}.
            </p>
            <dl class="govuk-summary-list">
                {rows.map(([key, value]) => (
                    <div class="govuk-summary-list__row" key={key}>
                        <dt class="govuk-summary-list__key">{key}</dt>
                        <dd class="govuk-summary-list__value">{value}</dd>
                    </div>
                ))}
            </dl>
            {may && <HowForm it={it} done={done} />}
        </Section>
    );
}

/* A number as people type one, 37.5 or 13,100, as the records have it; NaN where it is none. */
function plain(typed: string): string {
    const said = typed.trim();
    return said === '' ? '' : String(/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(said) ? Number(said.replaceAll(',', '')) : NaN);
}

/* What somebody else put since into what is about to be saved; nothing: nobody did. */
function meanwhile(was: DataSetItem, now: DataSetItem, value: boolean, comment: boolean): string {
    if (comment && (was.comment?.text ?? '') !== (now.comment?.text ?? '')) return w.meanwhile(now.comment?.by ?? '', now.comment?.text ?? '');
    if (value && was.value !== now.value) return w.meanwhile(now.given?.by ?? '', valueSaid(now));
    return '';
}

const standsSo = (now: DataSetItem, body: { value?: number | null; comment?: string | null }) =>
    (body.value === undefined || body.value === now.value) && (body.comment === undefined || body.comment === (now.comment?.text ?? null));

/*
 * Of a measure that is counted, what is said of it; of one that is given, its value too. What was not changed is not sent: what stands may be of another
 * system, with its numerator, or somebody may have given it since this page was opened.
 */
function Give({ it, isFrozen, done }: { it: DataSetItem; isFrozen: boolean; done: () => void }) {
    const form = useForm();
    const stands = { value: it.value === null ? '' : String(it.value), comment: it.comment?.text ?? '' };
    const [value, setValue] = useState<string | null>(null); // null: as it stands
    const [comment, setComment] = useState<string | null>(null);
    const [said, setSaid] = useState('');
    const isGiven = it.how === 'given';
    useEffect(() => {
        if (value !== null && plain(value) === stands.value) setValue(null);
        if (comment?.trim() === stands.comment) setComment(null);
    }, [stands.value, stands.comment]);
    const submit = async (e: Event) => {
        e.preventDefault();
        const typed = { value: plain(value ?? stands.value), comment: (comment ?? stands.comment).trim() };
        const number = typed.value === '' ? null : Number(typed.value);
        setSaid('');
        if (!form.check(isGiven && Number.isNaN(number) ? [{ pointer: '/value', detail: w.no_number }] : [])) return;
        const body = {
            ...(isGiven && typed.value !== stands.value ? { value: number } : {}),
            ...(typed.comment !== stands.comment ? { comment: typed.comment || null } : {}),
        };
        if (!Object.keys(body).length) return setSaid(w.nothing_changed);
        const now = await form.attempt(() => getMonth(month, isFrozen ? 'live' : undefined));
        if (!now) return;
        const other = now.items.find((one) => one.indicator === word);
        if (other && standsSo(other, body)) { // saved twice in a row, before the page has what stands
            setSaid(w.nothing_changed);
            return done();
        }
        const theirs = other ? meanwhile(it, other, 'value' in body, 'comment' in body) : '';
        if (!theirs && !(await form.attempt(() => putValue(word, month, body)))) return;
        setSaid(theirs || (isFrozen ? w.saved_frozen : w.saved));
        done(); // what is typed stays
    };
    return (
        <form class="off-paper" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {isGiven && <TextField id="value" label={w.give} hint={w.give_hint(it.unit)} value={value ?? stands.value} onValue={setValue} width="10" faults={form.faults} />}
            <TextField id="comment" label={w.say} value={comment ?? stands.comment} onValue={setComment} rows={4} faults={form.faults} />
            <Submit busy={form.busy}>{w.save}</Submit>
            <p class="govuk-body" role="status">
                {said}
            </p>
        </form>
    );
}

/* A frozen month shows what stood when it was frozen; what is changed is what stands now. */
function GiveNow({ done }: { done: () => void }) {
    const now = useLoad(() => getMonth(month, 'live'));
    const saved = () => {
        now.reload();
        done();
    };
    return (
        <Ready of={now} part>
            {({ items }) => items.filter((one) => one.indicator === word).map((it) => <Give it={it} isFrozen done={saved} key={it.indicator} />)}
        </Ready>
    );
}

function List({ title, list }: { title: string; list: DataSetChildren['children'] }) {
    if (!list.length) return null;
    return (
        <>
            <h3 class="govuk-heading-s">{title}</h3>
            <ul class="govuk-list month__children">
                {list.map((c) => (
                    <li key={c.id}>
                        <a class="govuk-link govuk-link--no-visited-state" href={childPage(c.id)}>
                            {c.name}
                        </a>
                        <span class="table__more">{w.aged(c.age)}</span>
                    </li>
                ))}
            </ul>
        </>
    );
}

function Children() {
    const found = useLoad(() => getChildren(word, month));
    return (
        <Section title={w.children} id="children" class="off-paper">
            <Ready of={found}>
                {({ children, not_listed, not_shown }) => {
                    const [yes, no] = [children.filter((c) => c.counts), children.filter((c) => !c.counts)];
                    return (
                        <>
                            {!children.length && !not_shown && <p class="govuk-body">{w.no_children}</p>}
                            <List title={w.count(yes.length)} list={yes} />
                            <List title={w.not_count(no.length)} list={no} />
                            {not_listed > 0 && <p class="govuk-body">{w.not_listed(not_listed)}</p>}
                            {not_shown > 0 && <p class="govuk-body">{w.not_shown(not_shown)}</p>}
                        </>
                    );
                }}
            </Ready>
        </Section>
    );
}

function Measure({ set, session, reload }: { set: DataSet; session: Session; reload: () => void }) {
    const it = set.items.find((one) => one.indicator === word);
    if (!it) return <Failed problem={new Problem(404, {})} retry={reload} />;
    const mark = markSaid(it);
    setTitle(it.name, monthSaid(month));
    return (
        <>
            <p class="govuk-body">
                <a class="govuk-link" href={`/data-set?month=${month}`}>
                    {w.back}
                </a>
            </p>
            <PageHead above={monthSaid(month)} title={it.name} />
            <div class="month__one">
                <p class="month__large">
                    {valueSaid(it)}
                    {it.numerator !== null && it.denominator !== null && it.unit === 'percent' && <span class="table__more">{w.share(String(it.numerator), String(it.denominator))}</span>}
                    <Moved it={it} />
                </p>
                <Line it={it} />
                <p class="govuk-body">
                    {it.benchmark && `${w.mark(it.benchmark.name, it.benchmark.year)}: ${mark}`} <Compared it={it} />
                </p>
            </div>
            {(it.comment || mayGive(session)) && (
                <Section title={w.comment} id="comment-section">
                    {it.comment && (
                        <p class="govuk-body">
                            {it.comment.text}
                            <span class="table__more">{w.by(it.comment.by, longInstant(it.comment.at))}</span>
                        </p>
                    )}
                    {mayGive(session) && (set.frozen ? <GiveNow done={reload} /> : <Give it={it} isFrozen={false} done={reload} />)}
                </Section>
            )}
            <How it={it} may={mayFreeze(session)} done={reload} />
            <Months it={it} />
            <Marks it={it} may={mayGive(session)} done={reload} />
            {it.how === 'computed' && it.children !== null && it.children > 0 && <Children />}
        </>
    );
}

function MeasurePage({ session }: { session: Session }) {
    const set = useLoad(() => getMonth(month));
    return <Ready of={set}>{(value) => <Measure set={value} session={session} reload={set.reload} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <MeasurePage session={session} />
    </Shell>
));
