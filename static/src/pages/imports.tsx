// Bringing in the files of the national return: what is sent is checked first and waits on a page of its own.
import { useRef, useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Import, List } from '../lib/types';
import { imports as w } from '../lib/words_import';
import { FilesField } from '../parts/files_field';
import { ErrorSummary, Submit, TextField } from '../parts/fields';
import { ImportState } from '../parts/import_state';
import { More } from '../parts/more';
import { PageHead, Section } from '../parts/section';
import { mayImport, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

/* The service takes no larger body. */
const MOST = 4 * 1024 * 1024;

const getImports = (after?: string) => answer<List<Import>>(api.GET('/imports', { params: { query: { limit: 20, ...(after ? { after } : {}) } } }));

/* Councils' systems still write Windows letters; those are never well-formed UTF-8 by chance. */
async function textOf(file: File): Promise<string> {
    const bytes = await file.arrayBuffer();
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder('windows-1252').decode(bytes);
    }
}

async function send(files: readonly File[], year: string): Promise<Import | null> {
    const body = {
        files: await Promise.all(files.map(async (f) => ({ name: f.name, text: await textOf(f) }))),
        ...(year ? { year: Number(year) } : {}),
    };
    if (new Blob([JSON.stringify(body)]).size > MOST) return null;
    return answer<Import>(api.POST('/imports', { params: { query: { format: 'ssda903' } }, body }));
}

function Send() {
    const form = useForm();
    const files = useRef<readonly File[]>([]);
    const [year, setYear] = useState('');
    const typed = year.trim();
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(files.current.length ? [] : [{ pointer: '/files', detail: w.files_missing }]),
            ...(!typed || /^\d{4}$/.test(typed) ? [] : [{ pointer: '/year', detail: w.year_wrong }]),
        ];
        if (form.busy || !form.check(missing)) return;
        let too_large = false;
        const made = await form.attempt(async () => {
            const sent = await send(files.current, typed);
            too_large = sent === null;
            return sent;
        });
        if (too_large) form.check([{ pointer: '/files', detail: w.too_large('4 MB') }]);
        if (made) location.assign(`/imports/${made.id}`);
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <FilesField id="files" label={w.files} hint={w.files_hint} faults={form.faults} accept=".csv,text/csv" onFiles={(list) => (files.current = list)} />
            <TextField id="year" label={w.year} hint={w.year_hint} value={year} onValue={setYear} faults={form.faults} width="4" input={{ inputMode: 'numeric', maxLength: 4 }} />
            <Submit busy={form.busy}>{w.submit}</Submit>
            <p class="quiet" role="status">
                {form.busy && w.checking}
            </p>
        </form>
    );
}

function Row({ item }: { item: Import }) {
    const children = item.counts?.find((c) => c.kind === 'child')?.new ?? 0;
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link" href={`/imports/${item.id}`}>
                    {item.year ? w.return_of(item.year) : w.return_unknown}
                </a>
                <span class="table__more">{item.agency.name}</span>
            </th>
            <td class="govuk-table__cell" data-label={w.sent}>
                {longInstant(item.made_at)}
                <span class="table__more">{item.made_by?.name}</span>
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                <ImportState state={item.state} />
            </td>
            <td class="govuk-table__cell" data-label={w.what_came}>
                {w.children(children)}
                <span class="table__more">{w.problem_count(item.problems)}</span>
            </td>
        </tr>
    );
}

function Earlier() {
    const list = useLoad(() => getImports());
    return (
        <Ready of={list} part>
            {(all) =>
                all.items.length ? (
                    <>
                        <ListTable caption={w.earlier} heads={[w.which, w.sent, w.state, w.what_came]}>
                            {all.items.map((item) => (
                                <Row item={item} key={item.id} />
                            ))}
                        </ListTable>
                        <More list={all} get={getImports} add={list.set} text={w.more} />
                    </>
                ) : (
                    <p class="govuk-body quiet">{w.none}</p>
                )
            }
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <PageHead title={w.title} />
        <p class="govuk-body">{w.about}</p>
        {mayImport(session) && (
            <Section title={w.send} id="send">
                <Send />
            </Section>
        )}
        <Section title={w.earlier} id="earlier">
            <Earlier />
        </Section>
    </Shell>
));
