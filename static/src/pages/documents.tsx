// The documents of a child: letters, plans and reports as files, by who may see them.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, Problem } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { fileText } from '../lib/files';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, ChildDocument, List, NewDocument, Session } from '../lib/types';
import { documents as w, files } from '../lib/words_voice';
import { startChild } from '../parts/child_page';
import { ChangeIt, choose, dayOf, FormEnd, KeptList, need, options, type FormProps } from '../parts/details';
import { DateField, ErrorSummary, noDate, RadioField, SelectField, TextField } from '../parts/fields';
import { FileField } from '../parts/file_field';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, mayAskToSee } from '../parts/shell';
import { WrongLink } from '../parts/wrong_link';
import { MayAsk } from '../picture/held';

const ACCEPT = 'application/pdf,image/png,image/jpeg,image/heic';
const working = ['virtual_school', 'designated_teacher', 'youth_justice_worker'];
const leading = ['social_worker', 'personal_adviser', 'team_manager', 'reviewing_officer'];
const clinical = ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner'];
const tiersOf = (session: Session) => options(w.tiers).filter(({ value }) => Number(value) <= (hasRole(session, leading) ? 4 : hasRole(session, clinical) ? 3 : 2));

const getDocuments = (child: string) => answer<List<ChildDocument>>(api.GET('/children/{child}/documents', { params: { path: { child } } }));

/** Reads the file that was chosen; what is too large is a fault of its field. */
async function contentOf(file: File): Promise<string> {
    const content = await fileText(file);
    if (content === null) throw new Problem(0, { errors: [{ pointer: '/content', detail: files.too_large }] });
    return content;
}

function NewForm({ child, session, close, saved }: FormProps & { session: Session }) {
    const form = useForm();
    const [typed, setTyped] = useState({ title: '', kind: '', dated: noDate, written_by: '', tier: '2' });
    const [file, setFile] = useState<File | null>(null);
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(typed.title.trim(), '/title', w.name_missing),
            ...need(typed.kind, '/kind', w.kind_missing),
            ...need(dayOf(typed.dated), '/dated_on', w.dated_on_missing),
            ...need(file, '/content', w.content_missing),
        ];
        if (form.busy || !form.check(missing) || !file) return;
        const params = { path: { child: child.id } };
        const made = await form.attempt(async () => {
            const body: NewDocument = {
                title: typed.title.trim(),
                kind: typed.kind as NewDocument['kind'],
                dated_on: dayOf(typed.dated) ?? '',
                written_by: typed.written_by.trim() || null,
                tier: Number(typed.tier),
                content: await contentOf(file),
            };
            return answer<ChildDocument>(api.POST('/children/{child}/documents', { params, body, headers: once(body) }));
        });
        if (made) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <FileField id="content" label={w.content} hint={w.content_hint} accept={ACCEPT} onFile={setFile} faults={faults} />
            <TextField id="title" label={w.name} hint={w.name_hint} value={typed.title} onValue={(title) => change({ title })} faults={faults} />
            <SelectField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={[choose, ...options(w.kinds)]} faults={faults} />
            <DateField id="dated_on" label={w.dated_on} value={typed.dated} onValue={(dated) => change({ dated })} faults={faults} />
            <TextField id="written_by" label={w.written_by} value={typed.written_by} onValue={(written_by) => change({ written_by })} faults={faults} />
            <RadioField id="tier" label={w.tier} value={typed.tier} onValue={(tier) => change({ tier })} options={tiersOf(session)} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function VersionForm({ of, close, saved }: { of: ChildDocument; close: () => void; saved: () => void }) {
    const form = useForm();
    const [why, setWhy] = useState('');
    const [file, setFile] = useState<File | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(file, '/content', w.content_missing), ...need(why.trim(), '/why', w.why_missing)]) || !file) return;
        const made = await form.attempt(async () => {
            const body = { why: why.trim(), content: await contentOf(file) };
            return answer(api.POST('/documents/{id}/versions', { params: { path: { id: of.id } }, body, headers: once(body) }));
        });
        if (made) saved();
    };
    return (
        <form class="panel-form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <FileField id="content" label={w.content} hint={w.content_hint} accept={ACCEPT} onFile={setFile} faults={form.faults} />
            <TextField id="why" label={w.why} value={why} onValue={setWhy} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function WrongForm({ of, close, saved }: { of: ChildDocument; close: () => void; saved: () => void }) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(reason.trim(), '/error_reason', w.wrong_missing))) return;
        const body = { error_reason: reason.trim() };
        if (await form.attempt(() => answer(api.PATCH('/documents/{id}', { params: { path: { id: of.id }, header: match(of) }, body, headers: merging })))) saved();
    };
    return (
        <form class="panel-form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="error_reason" label={w.wrong_reason} value={reason} onValue={setReason} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Files({ of }: { of: ChildDocument }) {
    return (
        <ul class="govuk-list">
            {of.files.map((file) => (
                <li key={file.number}>
                    <a class="govuk-link" href={`/api/v1/documents/${of.id}/content?version=${file.number}`} download aria-label={w.download_label(of.title, file.number)}>
                        {w.download}
                    </a>{' '}
                    <span class="quiet">
                        {[of.files.length > 1 && w.version(file.number), w.media[file.media], w.size(file.bytes), file.why].filter(Boolean).join(' · ')}
                    </span>
                </li>
            ))}
        </ul>
    );
}

function One({ of, child, may, reload }: { of: ChildDocument; child: Child; may: boolean; reload: () => void }) {
    const [open, setOpen] = useState<'version' | 'wrong' | null>(null);
    const done = () => (setOpen(null), reload());
    const from = [w.kinds[of.kind], longDay(of.dated_on), of.written_by && w.written(of.written_by), w.tiers_short[of.tier as 1 | 2 | 3 | 4]];
    return (
        <li class="kept">
            <strong>{of.title}</strong>
            <p class="quiet">
                {from.filter(Boolean).join(' · ')}
                <br />
                {of.made_by && w.by(of.made_by.name, of.agency.name)}
            </p>
            {of.error_reason && <p>{w.in_error(of.error_reason)}</p>}
            <Files of={of} />
            {may && of.is_own && !of.error_reason && !open && (
                <p class="kept__ways">
                    <ChangeIt text={w.replace} label={`${w.replace}: ${of.title}`} onClick={() => setOpen('version')} />{' '}
                    <ChangeIt text={w.wrong} label={`${w.wrong}: ${of.title}`} onClick={() => setOpen('wrong')} />{' '}
                    <WrongLink child={child.id} type="document" record={of.id} what={of.title} />
                </p>
            )}
            {open === 'version' && <VersionForm of={of} close={() => setOpen(null)} saved={done} />}
            {open === 'wrong' && <WrongForm of={of} close={() => setOpen(null)} saved={done} />}
        </li>
    );
}

function Documents({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getDocuments(child.id));
    const may = hasRole(session, [...leading, ...clinical, ...working]);
    const form = (close: () => void) => <NewForm child={child} session={session} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panels>
            <PageHead title={w.title(calledName(child))} />
            <MayAsk child={child.id} may={mayAskToSee(session)}>
                <Panel id="documents" title={w.tab} action={may ? w.add : null} form={form}>
                    <p class="quiet">{w.about}</p>
                    <KeptList source={list} none={w.none} item={(one) => <One of={one} child={child} may={may} reload={list.reload} key={one.id} />} />
                </Panel>
            </MayAsk>
        </Panels>
    );
}

startChild('documents', w.tab, (child, session) => <Documents child={child} session={session} />);
