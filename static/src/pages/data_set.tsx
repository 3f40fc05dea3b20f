// The monthly data set of a council: each measure with its twelve months and what it is compared with; a month is frozen here.
import { useState } from 'preact/hooks';
import { freezeMonth, getMonth, mayExport, mayFreeze, monthAsked, plusMonths, readTable, thisMonth } from '../lib/data_set';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { DataSet, DataSetItem, Session } from '../lib/types';
import { dataSet as w, monthSaid } from '../lib/words_data_set';
import { Row } from '../parts/data_set_row';
import { ErrorSummary, SelectField, Submit, TextField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const month = monthAsked();
const monthPage = (m: string) => `/data-set?month=${m}`;

function Choose() {
    const [chosen, setChosen] = useState(month);
    const list = Array.from({ length: 36 }, (_, i) => plusMonths(thisMonth(), -i));
    const all = [...new Set([month, ...list, ...['2020-11', '2020-10', '2020-09', '2020-08', '2020-07', '2020-06']])].sort().reverse();
    const submit = (e: Event) => {
        e.preventDefault();
        location.assign(monthPage(chosen));
    };
    return (
        <form class="month__choose off-paper" onSubmit={submit} noValidate>
            <SelectField id="month" label={w.choose} value={chosen} onValue={setChosen} options={all.map((value) => ({ value, label: monthSaid(value) }))} faults={noFaults} />
            <Submit busy={false}>{w.show}</Submit>
        </form>
    );
}

function Ways({ session }: { session: Session }) {
    const take = (format: string) => () => void readTable(month).then(() => location.assign(`/api/v1/data-set/table.${format}?month=${month}`));
    const link = 'link';
    return (
        <ul class="month__ways off-paper">
            {mayExport(session) && (
                <>
                    <li>
                        <button type="button" class={link} onClick={take('xlsx')}>
                            {w.excel}
                        </button>
                    </li>
                    <li>
                        <button type="button" class={link} onClick={take('csv')}>
                            {w.csv}
                        </button>
                    </li>
                </>
            )}
            <li>
                <button type="button" class={link} onClick={() => window.print()}>
                    {w.print}
                </button>
            </li>
            <li>
                <a class="govuk-link" href="/data-set/counted">
                    {w.counted}
                </a>
            </li>
            <li>
                <a class="govuk-link" href={monthPage(plusMonths(month, -1))}>
                    {w.before}
                </a>
            </li>
            {month < thisMonth() && (
                <li>
                    <a class="govuk-link" href={monthPage(plusMonths(month, 1))}>
                        {w.after}
                    </a>
                </li>
            )}
        </ul>
    );
}

function Freeze({ set, done }: { set: DataSet; done: () => void }) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const isAgain = set.frozen !== null;
    const submit = async (e: Event) => {
        e.preventDefault();
        if (await form.attempt(() => freezeMonth(month, reason))) done();
    };
    return (
        <Section title={isAgain ? w.freeze_again : w.freeze} class="off-paper" id="freeze">
            <form onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                <p class="govuk-body">{w.freeze_about}</p>
                {isAgain && <TextField id="reason" label={w.reason} value={reason} onValue={setReason} rows={2} faults={form.faults} />}
                <Submit busy={form.busy}>{isAgain ? w.freeze_again : w.freeze}</Submit>
            </form>
        </Section>
    );
}

function Notes({ set }: { set: DataSet }) {
    const { frozen } = set;
    return (
        <>
            {frozen && (
                <p class="govuk-body">
                    {w.frozen(frozen.edition, frozen.by, longInstant(frozen.at))} {frozen.reason && w.frozen_reason(frozen.reason)} {set.differs !== null && w.differs(set.differs)}
                </p>
            )}
            {!frozen && !set.is_over && <p class="govuk-body">{w.not_over(set.month)}</p>}
            {!set.is_whole && <p class="govuk-body">{w.not_whole}</p>}
            {set.waiting > 0 && <p class="govuk-body">{w.waiting(set.waiting)}</p>}
        </>
    );
}

function Month({ set, session, reload }: { set: DataSet; session: Session; reload: () => void }) {
    const sections = new Map<string, DataSetItem[]>();
    for (const it of set.items) sections.set(it.section, [...(sections.get(it.section) ?? []), it]);
    setTitle(w.title(set.month));
    return (
        <>
            <PageHead above={w.above(set.authority.name, set.children_in_care)} title={w.title(set.month)} />
            <p class="lead month__opening">{set.opening}</p>
            <Notes set={set} />
            <Ways session={session} />
            <Choose />
            <table class="govuk-table table table--stack month">
                <caption class="govuk-visually-hidden">{w.title(set.month)}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">
                            {w.heads.measure}
                        </th>
                        <th scope="col" class="govuk-table__header month__now">
                            {w.heads.now}
                        </th>
                        <th scope="col" class="govuk-table__header">
                            {w.heads.year}
                        </th>
                        <th scope="col" class="govuk-table__header month__mark">
                            {w.heads.mark}
                        </th>
                        <th scope="col" class="govuk-table__header">
                            {w.heads.compared}
                        </th>
                    </tr>
                </thead>
                {[...sections].map(([section, items]) => (
                    <tbody class="govuk-table__body" key={section}>
                        <tr class="month__section">
                            <th colSpan={5} scope="rowgroup">
                                {section}
                            </th>
                        </tr>
                        {items.map((it) => (
                            <Row it={it} month={set.month} key={it.indicator} />
                        ))}
                    </tbody>
                ))}
            </table>
            {mayFreeze(session) && <Freeze set={set} done={reload} />}
        </>
    );
}

function DataSetPage({ session }: { session: Session }) {
    const set = useLoad(() => getMonth(month));
    return <Ready of={set}>{(value) => <Month set={value} session={session} reload={set.reload} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <DataSetPage session={session} />
    </Shell>
));
