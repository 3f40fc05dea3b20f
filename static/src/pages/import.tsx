// One import: what its files hold, what they would change, what is wrong with their lines; then somebody puts them in or discards them.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm, type Form } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Import, ImportProblem, List } from '../lib/types';
import { imports as w } from '../lib/words_import';
import { Buttons, ErrorSummary } from '../parts/fields';
import { ImportState } from '../parts/import_state';
import { More } from '../parts/more';
import { PageHead, Scroll, Section } from '../parts/section';
import { mayImport, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('imports');
const params = { path: { id } };
const number = (n: number) => n.toLocaleString('en-GB');

const getImport = () => answer<Import>(api.GET('/imports/{id}', { params }));
const getProblems = (after?: string) =>
    answer<List<ImportProblem>>(api.GET('/imports/{id}/problems', { params: { ...params, query: { limit: 100, ...(after ? { after } : {}) } } }));

interface Column<T> {
    title: string;
    num?: boolean;
    of: (row: T) => string | number;
}

/* The first column heads its row; on a phone each row becomes a block. */
function Rows<T>({ caption, columns, rows, light }: { caption: string; columns: Column<T>[]; rows: T[]; light?: boolean }) {
    return (
        <table class={`govuk-table table table--stack${light ? ' table--light' : ''}`}>
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    {columns.map((c) => (
                        <th scope="col" class={`govuk-table__header${c.num ? ' num' : ''}`} key={c.title}>
                            {c.title}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                {rows.map((row, i) => (
                    <tr class="govuk-table__row" key={i}>
                        {columns.map((c, at) =>
                            at === 0 ? (
                                <th scope="row" class="govuk-table__header" key={c.title}>
                                    {c.of(row)}
                                </th>
                            ) : (
                                <td class={`govuk-table__cell${c.num ? ' num' : ''}`} data-label={c.title} key={c.title}>
                                    {c.of(row)}
                                </td>
                            ),
                        )}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

type Count = NonNullable<Import['counts']>[number];

const countColumns: Column<Count>[] = [
    { title: w.kind, of: (c) => w.kinds[c.kind] ?? c.kind },
    { title: w.new, num: true, of: (c) => number(c.new) },
    { title: w.changed, num: true, of: (c) => number(c.changed) },
    { title: w.unchanged, num: true, of: (c) => number(c.unchanged) },
];

function Counts({ of }: { of: Import }) {
    const rows = of.counts.filter((c) => c.new + c.changed + c.unchanged > 0);
    const changes = rows.some((c) => c.new + c.changed > 0);
    return (
        <Section title={of.state === 'committed' ? w.did : w.would} id="counts">
            {of.state === 'ready' && !changes && <p class="govuk-body">{w.nothing_new}</p>}
            {rows.length > 0 && <Rows caption={w.would} columns={countColumns} rows={rows} />}
        </Section>
    );
}

type Part = Import['files'][number];

const fileColumns: Column<Part>[] = [
    { title: w.file, of: (f) => f.name },
    { title: w.module, of: (f) => (f.module ? (w.modules[f.module] ?? f.module) : w.no_module) },
    { title: w.lines, num: true, of: (f) => number(f.lines) },
    { title: w.taken, num: true, of: (f) => number(f.taken) },
];

function Files({ of }: { of: Import }) {
    return (
        <Section title={w.parts} id="files">
            <Rows caption={w.parts} columns={fileColumns} rows={of.files} />
            {of.not_kept.length > 0 && (
                <>
                    <h3 class="govuk-heading-s">{w.not_kept}</h3>
                    <p class="govuk-body">{w.not_kept_about}</p>
                    <ul class="govuk-list govuk-list--bullet">
                        {of.not_kept.map((n) => (
                            <li key={n.file}>
                                {n.file}: {w.what_not_kept(n.what)}
                            </li>
                        ))}
                    </ul>
                </>
            )}
        </Section>
    );
}

type Reason = Import['reasons'][number];

const reasonColumns: Column<Reason>[] = [
    { title: w.reason, of: (r) => r.reason },
    { title: w.file, of: (r) => r.file },
    { title: w.column, of: (r) => r.column ?? w.whole_line },
    { title: w.effect, of: (r) => w.effects[r.effect] ?? r.effect },
    { title: w.how_many, num: true, of: (r) => number(r.n) },
];

const lineColumns: Column<ImportProblem>[] = [
    { title: w.line, of: (p) => number(p.line) },
    { title: w.file, of: (p) => p.file },
    { title: w.column, of: (p) => p.column ?? w.whole_line },
    { title: w.reason, of: (p) => p.reason },
    { title: w.effect, of: (p) => w.effects[p.effect] ?? p.effect },
];

function EachLine() {
    const list = useLoad(() => getProblems());
    return (
        <Ready of={list} part>
            {(all) => (
                <>
                    <Scroll label={w.each}>
                        <Rows caption={w.each} columns={lineColumns} rows={all.items} />
                    </Scroll>
                    <More list={all} get={getProblems} add={list.set} text={w.more_lines} />
                </>
            )}
        </Ready>
    );
}

function Problems({ of }: { of: Import }) {
    const [each, setEach] = useState(false);
    if (!of.problems)
        return (
            <Section title={w.problems} id="problems">
                <p class="govuk-body">{w.no_problems}</p>
            </Section>
        );
    return (
        <Section title={w.problems} id="problems">
            <p class="govuk-body">
                {w.problem_count(of.problems)} {of.state === 'ready' && w.problems_about}
            </p>
            <Rows caption={w.problems} columns={reasonColumns} rows={of.reasons} light />
            <h3 class="govuk-heading-s">{w.each}</h3>
            {each ? (
                <EachLine />
            ) : (
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setEach(true)}>
                    {w.each_show}
                </button>
            )}
        </Section>
    );
}

function Discard({ form, discard, back }: { form: Form; discard: () => void; back: () => void }) {
    return (
        <>
            <p class="govuk-body">{w.discard_sure}</p>
            <Buttons>
                <button type="button" class="govuk-button govuk-button--warning" aria-disabled={form.busy || undefined} onClick={discard}>
                    {w.discard_yes}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={back}>
                    {w.keep}
                </button>
            </Buttons>
        </>
    );
}

function Decide({ of, done }: { of: Import; done: (now: Import) => void }) {
    const form = useForm();
    const [sure, setSure] = useState(false);
    const commit = async () => {
        const now = form.busy ? null : await form.attempt(() => answer<Import>(api.POST('/imports/{id}/commit', { params })));
        if (now) done(now);
    };
    const discard = async () => {
        const now =
            form.busy ||
            (await form.attempt(async () => {
                await answer(api.DELETE('/imports/{id}', { params }));
                return getImport();
            }));
        if (now && now !== true) done(now);
    };
    return (
        <Section title={w.decide} id="decide">
            <ErrorSummary faults={form.faults} />
            {sure ? (
                <Discard form={form} discard={() => void discard()} back={() => setSure(false)} />
            ) : (
                <>
                    {of.state === 'ready' && <p class="govuk-body">{w.decide_about}</p>}
                    <Buttons>
                        {of.state === 'ready' && (
                            <button type="button" class="govuk-button" aria-disabled={form.busy || undefined} onClick={() => void commit()}>
                                {w.commit}
                            </button>
                        )}
                        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setSure(true)}>
                            {w.discard}
                        </button>
                    </Buttons>
                </>
            )}
            <p class="quiet" role="status">
                {form.busy && !sure && w.committing}
            </p>
        </Section>
    );
}

function After() {
    return (
        <Section title={w.after} id="after">
            <ul class="govuk-list">
                <li>
                    <a class="govuk-link" href="/allocate?without=worker">
                        {w.after_allocate}
                    </a>
                </li>
                <li>
                    <a class="govuk-link" href="/matching">
                        {w.after_matching}
                    </a>
                </li>
            </ul>
        </Section>
    );
}

/* `may`: whether this person decides about it, or only looks. */
function One({ first, may }: { first: Import; may: boolean }) {
    const [it, setIt] = useState(first);
    const done = (now: Import) => {
        setIt(now);
        window.scrollTo(0, 0);
    };
    const open = it.state === 'ready' || it.state === 'stopped';
    return (
        <>
            <PageHead title={w.one_title(it.year)} above={w.above}>
                <a class="govuk-link" href="/imports">
                    {w.earlier}
                </a>
            </PageHead>
            <p class="lead" role="status">
                <ImportState state={it.state} /> {w.sentences[it.state]} {it.stops}
            </p>
            <p class="govuk-body quiet">
                {w.sent_by(it.made_by?.name ?? w.somebody, longInstant(it.made_at), it.agency.name)}
                {it.ended_at && `. ${w.ended(longInstant(it.ended_at))}.`}
            </p>
            {it.state === 'committed' && may && <After />}
            {it.state !== 'stopped' && <Counts of={it} />}
            {open && may && <Decide of={it} done={done} />}
            <Problems of={it} />
            <Files of={it} />
        </>
    );
}

void start(
    (session, first: Import) => (
        <Shell session={session}>
            <One first={first} may={mayImport(session)} />
        </Shell>
    ),
    getImport,
);
