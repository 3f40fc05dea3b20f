// National returns: a year is checked, its files are downloaded, and what was sent is kept; the same for the payload of the API.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longInstant, today } from '../lib/dates';
import { useForm, type Form } from '../lib/form';
import { useLoad } from '../lib/load';
import { checkPayload, checkYear, download, getSent } from '../lib/returns';
import type { List, ReturnCheck, ReturnDfeCheck, ReturnSent } from '../lib/types';
import { returns as w } from '../lib/words_returns';
import { ErrorSummary, SelectField, Submit, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { ReturnProblems } from '../parts/return_problems';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

/* The year that runs, named by the 31 March on which it ends. */
const running = Number(today().slice(0, 4)) + (today().slice(5) > '03-31' ? 1 : 0);
const years = [running - 1, running, running - 2, running - 3];

function Download({ form, path, name, label = w.download_named(name) }: { form: Form; path: string; name: string; label?: string }) {
    return (
        <button type="button" class="link" aria-label={label} onClick={() => void form.attempt(() => download(path, name))}>
            {w.download}
        </button>
    );
}

/* What was looked at is what is marked: its digest says so. */
function Mark({ id, digest, send, done }: { id: string; digest: string; send: (body: { digest: string; note?: string }) => Promise<ReturnSent>; done: () => void }) {
    const form = useForm();
    const [note, setNote] = useState('');
    const [sent, setSent] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy) return;
        const body = { digest, ...(note.trim() ? { note: note.trim() } : {}) };
        if (await form.attempt(() => send(body))) {
            setSent(digest);
            setNote('');
            done();
        }
    };
    return (
        <Section title={w.mark[id]} id={`${id}-mark`}>
            <p class="govuk-body">{w.mark_about}</p>
            <p role="status" class="govuk-body">
                {sent === digest && <strong>{w.marked}</strong>}
            </p>
            {sent !== digest && (
                <form onSubmit={submit} noValidate>
                    <ErrorSummary faults={form.faults} />
                    <TextField id={`${id}-note`} label={w.note} hint={w.note_hint} value={note} onValue={setNote} faults={form.faults} width="30" input={{ maxLength: 1000 }} />
                    <Submit busy={form.busy}>{w.mark_submit}</Submit>
                </form>
            )}
        </Section>
    );
}

function Files({ check, form }: { check: ReturnCheck; form: Form }) {
    return (
        <ListTable caption={w.files} heads={[w.module, w.lines, w.errors, w.warnings]} last>
            {check.modules.map((one) => (
                <tr class="govuk-table__row" key={one.name}>
                    <th scope="row" class="govuk-table__header">
                        {one.name}
                        <span class="table__more">{w.modules[one.name]}</span>
                    </th>
                    <td class="govuk-table__cell" data-label={w.lines}>
                        {one.lines}
                    </td>
                    <td class="govuk-table__cell" data-label={w.errors}>
                        {one.errors ? <strong>{one.errors}</strong> : 0}
                    </td>
                    <td class="govuk-table__cell" data-label={w.warnings}>
                        {one.warnings}
                    </td>
                    <td class="govuk-table__cell">
                        <Download form={form} path={`/returns/ssda903/${check.year}/${one.name}.csv`} name={`${one.name}.csv`} />
                    </td>
                </tr>
            ))}
        </ListTable>
    );
}

function Year({ check, done }: { check: ReturnCheck; done: () => void }) {
    const form = useForm();
    const { year, children, errors, warnings, withheld } = check;
    return (
        <>
            <p class="lead" id="year-lead">
                <strong>{errors ? w.lead_bad(children, errors, warnings) : w.lead_good(children, warnings)}</strong> {!check.has_ended && w.lead_open}
            </p>
            {withheld > 0 && <p class="govuk-body">{w.withheld(withheld)}</p>}
            <ErrorSummary faults={form.faults} />
            <ReturnProblems id="year" problems={check.problems} weight="error" />
            <Section title={w.files} id="files">
                <Files check={check} form={form} />
            </Section>
            <ReturnProblems id="year" problems={check.problems} weight="warning" />
            {check.not_held.length > 0 && (
                <Section title={w.not_held} id="not-held">
                    <p class="govuk-body">{w.not_held_about}</p>
                    <ul class="govuk-list govuk-list--bullet">
                        {check.not_held.map((one) => (
                            <li key={one.module}>{w.not_held_line(one.module, one.columns)}</li>
                        ))}
                    </ul>
                </Section>
            )}
            <Mark
                id="year"
                digest={check.digest}
                send={(body) => answer<ReturnSent>(api.POST('/returns/ssda903/{word}', { params: { path: { word: String(year) } }, body, headers: once(body) }))}
                done={done}
            />
        </>
    );
}

function Yearly({ done }: { done: () => void }) {
    const form = useForm();
    const [year, setYear] = useState(String(running - 1));
    const [check, setCheck] = useState<ReturnCheck | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy) return;
        setCheck(await form.attempt(() => checkYear(year)));
        done(); // with the code that was asked for, what was sent can be downloaded
    };
    return (
        <Section title={w.ssda903} id="ssda903">
            <p class="govuk-body">{w.ssda903_about}</p>
            <form class="off-paper" onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                <SelectField
                    id="year"
                    label={w.year}
                    value={year}
                    onValue={setYear}
                    options={years.map((one) => ({ value: String(one), label: w.year_of(one) + (one === running ? w.not_over : '') }))}
                    faults={form.faults}
                />
                <Submit busy={form.busy}>{check && String(check.year) === year ? w.check_again : w.check}</Submit>
            </form>
            <p class="quiet" role="status">
                {form.busy && w.checking}
            </p>
            {check && String(check.year) === year && <Year check={check} done={done} key={check.digest} />}
        </Section>
    );
}

function Payload({ done }: { done: () => void }) {
    const form = useForm();
    const [check, setCheck] = useState<ReturnDfeCheck | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy) return;
        setCheck(await form.attempt(checkPayload));
        done();
    };
    return (
        <Section title={w.dfe} id="dfe">
            <p class="govuk-body">{w.dfe_about}</p>
            <ErrorSummary faults={form.faults} />
            <form class="off-paper" onSubmit={submit} noValidate>
                <Submit busy={form.busy}>{check ? w.check_again : w.dfe_check}</Submit>
            </form>
            {check && (
                <>
                    <p class="lead" id="dfe-lead">
                        <strong>{check.errors ? w.lead_bad(check.children, check.errors, check.warnings) : w.lead_good(check.children, check.warnings)}</strong> {check.purged > 0 && w.purged(check.purged)}
                    </p>
                    <ul class="govuk-list">
                        {Array.from({ length: check.pages }, (_, i) => (
                            <li key={i}>
                                {w.page(i + 1)} <Download form={form} path={`/returns/dfe-csc?page=${i + 1}`} name={`children-${i + 1}.json`} />
                            </li>
                        ))}
                    </ul>
                    <ReturnProblems id="dfe" problems={check.problems} weight="error" />
                    <ReturnProblems id="dfe" problems={check.problems} weight="warning" />
                    <Mark id="dfe" digest={check.digest} send={(body) => answer<ReturnSent>(api.POST('/returns/dfe-csc', { body, headers: once(body) }))} done={done} key={check.digest} />
                </>
            )}
        </Section>
    );
}

function Row({ item, makes }: { item: ReturnSent; makes: boolean }) {
    const form = useForm();
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {w.formats[item.format]?.(item.year)}
                <span class="table__more">{item.note ?? w.children(item.children)}</span>
            </th>
            <td class="govuk-table__cell" data-label={w.when}>
                {longInstant(item.made_at)}
                <span class="table__more">{item.made_by?.name}</span>
            </td>
            <td class="govuk-table__cell" data-label={w.known}>
                {w.known_then(item.errors, item.warnings)}
            </td>
            <td class="govuk-table__cell" data-label={w.files}>
                <ErrorSummary faults={form.faults} />
                {makes && !item.files.length && <span class="quiet">{w.files_after}</span>}
                {item.files.map((file) => (
                    <div key={file.name}>
                        {file.name} <Download form={form} path={`/returns/sent/${item.id}/${file.name}`} name={file.name} label={w.download_sent(file.name, longInstant(item.made_at))} />
                    </div>
                ))}
            </td>
        </tr>
    );
}

/* The year that ended last: as it was sent last, or that it was not. Of more returns than one page of them none is said to be missing. */
function Opening({ sent }: { sent: List<ReturnSent> }) {
    const year = running - 1;
    const last = sent.items.find((one) => one.format === 'ssda903' && one.year === year);
    if (!last && sent.next) return null;
    return <p class="lead">{last ? w.opening_sent(year, longInstant(last.made_at), last.errors) : w.opening_not(year)}</p>;
}

function Page({ makes }: { makes: boolean }) {
    const list = useLoad(() => getSent());
    return (
        <>
            <PageHead title={w.title} />
            <Ready of={list} part>
                {(sent) => <Opening sent={sent} />}
            </Ready>
            <p class="govuk-body">{w.about}</p>
            {makes && <Yearly done={list.reload} />}
            {makes && <Payload done={list.reload} />}
            <Section title={w.sent} id="sent">
                <Ready of={list} part>
                    {(all) =>
                        all.items.length ? (
                            <>
                                <ListTable caption={w.sent} heads={[w.which, w.when, w.known, w.files]}>
                                    {all.items.map((item) => (
                                        <Row item={item} makes={makes} key={item.id} />
                                    ))}
                                </ListTable>
                                <More list={all} get={getSent} add={list.set} text={w.more} />
                            </>
                        ) : (
                            <p class="govuk-body quiet">{w.sent_none}</p>
                        )
                    }
                </Ready>
            </Section>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page makes={hasRole(session, ['team_manager', 'information_governance'])} />
    </Shell>
));
