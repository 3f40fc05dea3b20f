// One education plan: what was said, and the way to change it, to sign it off, to print it.
import { useState } from 'preact/hooks';
import { answer, api, match } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { dayOfInstant, longDay, longInstant, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { goalsOf, type GoalName } from '../lib/goals';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, Pep, PepEarlier, Session } from '../lib/types';
import { forms } from '../lib/words_forms';
import { pep as w } from '../lib/words_pep';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { FormEnd, need, options } from '../parts/details';
import { Said } from '../parts/form_said';
import { ErrorSummary, RadioField, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PepAttainment, PepHelp, PepLife, PepMeeting, PepPremium, PepTargets, stateOf, toneOf } from '../parts/pep_facts';
import { PageHead, Section } from '../parts/section';
import { WrongLink } from '../parts/wrong_link';
import { mayClosePep, mayRecordWords, mayWritePep, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { Warnings } from '../parts/warnings';

const path = { id: wordAfter('peps') };
const getPep = () => answer<Pep>(api.GET('/peps/{id}', { params: { path } }));

function CloseForm({ one, close, saved }: { one: Pep; close: () => void; saved: (now: Pep) => void }) {
    const form = useForm();
    const [quality, setQuality] = useState('');
    const [note, setNote] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(quality, '/quality', w.quality_missing), ...need(!quality || quality === 'good' || note.trim(), '/quality_note', w.note_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { quality: quality as 'good', quality_note: note.trim() || null };
        const now = await form.attempt(() => answer<Pep>(api.POST('/peps/{id}/close', { params: { path, header: match(one) }, body })));
        if (now) saved(now);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="quality" label={w.close_quality} value={quality} onValue={setQuality} options={options(w.qualities)} faults={form.faults} />
            <TextField id="quality_note" label={w.close_note} value={note} onValue={setNote} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Quality({ one, session, set }: { one: Pep; session: Session; set: (now: Pep) => void }) {
    const may = one.state === 'held' && mayClosePep(session);
    if (one.state !== 'closed' && !may) return null;
    const form = (close: () => void) => <CloseForm one={one} close={close} saved={(now) => (close(), set(now))} />;
    return (
        <Panel id="quality-panel" title={may ? w.close_title : w.quality} action={may ? w.close : null} form={form}>
            {may && <p class="quiet">{w.close_about}</p>}
            {one.quality && (
                <>
                    <p class="govuk-body">
                        <span class={`state${toneOf(one)}`}>{w.qualities[one.quality]}</span> {one.quality_note}
                    </p>
                    <p class="quiet">{w.closed(one.closed_by?.name ?? '', one.closed_at ? longDay(dayOfInstant(one.closed_at)) : '')}</p>
                </>
            )}
        </Panel>
    );
}

function History({ one }: { one: Pep }) {
    const list = useLoad(() => answer<List<PepEarlier>>(api.GET('/peps/{id}/history', { params: { path } })), one.etag);
    return (
        <Section title={w.history} id="history">
            <Ready of={list} part>
                {({ items }) => (
                    <ul class="kept-list">
                        {items.map((it) => (
                            <li key={it.etag}>
                                <strong>{it.reason}</strong>
                                <span class="table__more">{w.changed(it.changed_by?.name ?? '', longInstant(it.until_at))}</span>
                            </li>
                        ))}
                    </ul>
                )}
            </Ready>
        </Section>
    );
}

/* Who is to be asked can be asked by a link, until the day of the meeting; what they send stands here. */
function Asked({ one, name, session }: { one: Pep; name: string; session: Session }) {
    const may = one.state === 'draft' && mayRecordWords(session);
    const asks = may ? [{ text: forms.ask(name), for_whom: 'young_person' }, { text: forms.ask_carer, for_whom: 'carer' }, { text: forms.ask_teacher, for_whom: 'teacher' }] : [];
    return (
        <Section title={w.asked} id="asked">
            <Said child={one.child} kind="pep" about={{ type: 'pep', id: one.id }} until={one.held_on && one.held_on > today() ? one.held_on : null} asks={asks} />
        </Section>
    );
}

function View({ one, name }: { one: Pep; name: string }) {
    return (
        <section class="voice" aria-labelledby="view-title">
            <h2 class="section__title" id="view-title">
                {w.view(name)}
            </h2>
            {one.view ? <blockquote class="voice__text">{one.view}</blockquote> : <p class="quiet">{one.view_how === 'did_not_want' ? w.view_how.did_not_want : w.view_none(name)}</p>}
            {one.view && one.view_how && <p class="quiet">{w.view_how[one.view_how]}.</p>}
        </section>
    );
}

function changeText(one: Pep): string {
    return one.state === 'draft' ? w.go_on : w.change;
}

function One({ child, first, goals, session }: { child: Child; first: Pep; goals: GoalName[]; session: Session }) {
    const [one, setOne] = useState(first);
    const name = calledName(child);
    return (
        <>
            <PageHead title={w.title(one.term.name)} above={name}>
                <span class={`state${toneOf(one)}`}>{stateOf(one)}</span>
                {mayWritePep(session) && (
                    <a class="govuk-link" href={`/peps/${one.id}/edit`}>
                        {changeText(one)}
                    </a>
                )}
                {(one.state === 'closed' ? mayClosePep(session) : mayWritePep(session)) && <WrongLink child={child.id} type="pep" record={one.id} what={one.term.name} />}
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <Warnings list={one.warnings} child={child.id} />
            {one.asks_sdq && <p class="notice">{w.sdq_waits}</p>}
            {one.lacks.length > 0 && <p class="lead">{w.lacks(one.lacks.map((it) => w.lack[it] ?? it))}</p>}
            <View one={one} name={name} />
            <Asked one={one} name={name} session={session} />
            <PepMeeting one={one} />
            <PepLife one={one} />
            <PepAttainment one={one} />
            <PepTargets one={one} goals={goals} />
            <PepPremium one={one} />
            <PepHelp one={one} />
            <Panels>
                <Quality one={one} session={session} set={setOne} />
            </Panels>
            {one.change_reason && <History one={one} />}
            <p class="off-paper">
                <a class="govuk-link" href={childPage(child.id, 'education')}>
                    {w.back(name)}
                </a>
            </p>
            <p class="only-print">{w.printed(longDay(today()))}</p>
        </>
    );
}

async function getBoth(): Promise<{ one: Pep; child: Child; goals: GoalName[] }> {
    const one = await getPep();
    const serves = one.targets.some((it) => it.goal);
    const [child, goals] = await Promise.all([getChild(one.child), serves ? goalsOf(one.child) : Promise.resolve([])]);
    return { one, child, goals };
}

void start((session, { one, child, goals }) => {
    setTitle(w.title(one.term.name), child.name);
    return (
        <Shell session={session} above={<ChildBand child={child} />}>
            <ChildTabs child={child} tab="education" />
            <One child={child} first={one} goals={goals} session={session} />
        </Shell>
    );
}, getBoth);
