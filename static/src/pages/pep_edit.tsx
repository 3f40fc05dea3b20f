// Begin an education plan, go on with one, or change one: what is typed is kept as one goes.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, type Problem } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { goalsOf, type GoalName } from '../lib/goals';
import { childPage } from '../lib/links';
import { noPep, pepBody, pepFaults, typedOf, type TypedPep } from '../lib/pep_form';
import { useTyped } from '../lib/typed';
import type { Child, List, Pep, SchoolTerm } from '../lib/types';
import { form as f } from '../lib/words';
import { pep_form as w } from '../lib/words_pep';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { DraftNote, Restored } from '../parts/draft_note';
import { FactPairs } from '../parts/facts';
import { Buttons, ErrorSummary, SelectField, Submit, TextField } from '../parts/fields';
import { pepSaid } from '../parts/pep_facts';
import { PepFields } from '../parts/pep_fields';
import { PepRecorded } from '../parts/pep_recorded';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';

const isNew = location.pathname.startsWith('/children/');

interface Page {
    child: Child;
    one: Pep | null;
    terms: SchoolTerm[];
    goals: GoalName[];
}

async function getPage(): Promise<Page> {
    const one = isNew ? null : await answer<Pep>(api.GET('/peps/{id}', { params: { path: { id: wordAfter('peps') } } }));
    const of = one?.child ?? wordAfter('children');
    const [child, terms, goals] = await Promise.all([getChild(of), answer<List<SchoolTerm>>(api.GET('/school-terms', { params: { query: { child: of } } })), goalsOf(of)]);
    return { child, one, terms: terms.items, goals };
}

function send(child: Child, one: Pep | null, typed: TypedPep): Promise<Pep> {
    const body = pepBody(typed);
    if (one) {
        const { state, ...rest } = body;
        const said = one.state === 'closed' ? { ...rest, change_reason: typed.change_reason.trim() } : { ...rest, ...(state ? { state } : {}) };
        return answer(api.PATCH('/peps/{id}', { params: { path: { id: one.id }, header: match(one) }, body: said, headers: merging }));
    }
    const made = { ...body, ...(typed.term ? { term: typed.term } : {}) };
    return answer(api.POST('/children/{child}/peps', { params: { path: { child: child.id } }, body: made, headers: once(made) }));
}

/* What somebody else saved meanwhile, beside what one typed oneself. */
function Theirs({ one }: { one: Pep }) {
    return (
        <Section title={w.theirs} id="theirs">
            <FactPairs facts={pepSaid(one)} />
        </Section>
    );
}

function submitText(one: Pep | null, typed: TypedPep): string {
    if (one?.state === 'closed') return w.save;
    return typed.held === 'yes' ? w.save_held : w.save_draft;
}

function Edit({ child, one: first, terms, goals }: Page) {
    const form = useForm();
    const [one, setOne] = useState(first);
    const [theirs, setTheirs] = useState<Pep | null>(null);
    const [twice, setTwice] = useState<string | null>(null);
    const { typed, draft, change } = useTyped(first ? `pep-${first.id}` : `pep-new-${child.id}`, first ? typedOf(first) : noPep);
    const isClosed = one?.state === 'closed';
    const of = one?.term.id || typed.term;
    const term = terms.find((t) => (of ? t.id === of : t.from_on <= today() && t.until_on >= today()));
    const refused = (p: Problem): boolean => {
        if (p.kind === 'stale' && p.body['current']) {
            setTheirs(p.body['current'] as Pep);
            setOne(p.body['current'] as Pep);
        }
        if (p.kind === 'pep-twice') setTwice((p.body['pep'] as { id: string }).id);
        return false;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(pepFaults(typed, isClosed, f.date_wrong))) return;
        const saved = await form.attempt(() => send(child, one, typed), refused);
        if (!saved) return;
        await draft.drop();
        location.assign(`/peps/${saved.id}`);
    };
    if (draft.state === 'reading') return null;
    return (
        <>
            <PageHead title={one ? w.title_change(one.term.name) : w.title_new(calledName(child))} />
            <form class="form" onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                {twice && (
                    <p class="notice">
                        {w.twice}{' '}
                        <a class="govuk-link" href={`/peps/${twice}/edit`}>
                            {w.open_it}
                        </a>
                    </p>
                )}
                {theirs && <p class="notice notice--warning">{w.stale}</p>}
                <Restored draft={draft} again={() => change(one ? typedOf(one) : noPep)} />
                <p class="govuk-body">{w.about}</p>
                {isClosed && <TextField id="change_reason" label={w.reason} value={typed.change_reason} onValue={(change_reason) => change({ change_reason })} faults={form.faults} rows={2} />}
                {!one && (
                    <SelectField id="term" label={w.term} value={typed.term} onValue={(term) => change({ term })} options={[{ value: '', label: w.this_term }, ...terms.map((t) => ({ value: t.id, label: t.name }))]} faults={form.faults} />
                )}
                <PepFields typed={typed} change={change} faults={form.faults} name={calledName(child)} isClosed={isClosed} goals={goals} recorded={term && <PepRecorded child={child.id} term={term} take={change} key={term.id} />} />
                <Buttons>
                    <Submit busy={form.busy}>{submitText(one, typed)}</Submit>
                    <a class="govuk-link" href={one ? `/peps/${one.id}` : childPage(child.id, 'education')}>
                        {f.cancel}
                    </a>
                </Buttons>
                <DraftNote draft={draft} />
            </form>
            {theirs && <Theirs one={theirs} />}
        </>
    );
}

void start((session, page: Page) => {
    setTitle(w.tab, page.child.name);
    return (
        <Shell session={session} above={<ChildBand child={page.child} />}>
            <ChildTabs child={page.child} tab="education" />
            <Edit {...page} />
        </Shell>
    );
}, getPage);
