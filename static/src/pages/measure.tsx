// One measure of a child: its scores and answers, what was said of it, what it was before it was corrected; and the way to correct it.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { longDay, longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { changeSays, labelsSay, nowSays } from '../lib/measures';
import { scoreText } from '../lib/score';
import { measureChange, measureFaults, typedOfMeasure, type TypedMeasure } from '../lib/measure_form';
import { useVersions } from '../lib/typed';
import type { Child, List, Measure, MeasureDefinition, MeasureEarlier, Session } from '../lib/types';
import { measure_one as w, measures as m, measure_new as n } from '../lib/words_measures';
import { BothVersions, type Said } from '../parts/both_versions';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { FormEnd, need } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { ErrorSummary, TextField } from '../parts/fields';
import { MeasureAbout, MeasureValues } from '../parts/measure_fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, mayRecordMeasure, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';

interface Page {
    one: Measure;
    child: Child;
    definition: MeasureDefinition;
}

async function getPage(): Promise<Page> {
    const one = await answer<Measure>(api.GET('/measures/{id}', { params: { path: { id: wordAfter('measures') } } }));
    const [child, definition] = await Promise.all([getChild(one.child), answer<MeasureDefinition>(api.GET('/measures/definitions/{id}', { params: { path: { id: one.definition } } }))]);
    return { one, child, definition };
}

type Typed = TypedMeasure & { reason: string };

const itemName = (definition: MeasureDefinition, number: number): string => definition.items.find((i) => i.number === number)?.name ?? n.item_label(number);

/* What was typed, as it is compared with what somebody else saved. */
const saidOf = (typed: Typed, definition: MeasureDefinition): Said[] => {
    const { completed_on, note } = measureChange(typed, definition, '');
    return [
        [n.completed_on, completed_on ? longDay(completed_on) : ''],
        ...definition.items.map((i): Said => [itemName(definition, i.number), typed.labels[i.number] ?? (i.number in typed.answers ? String(typed.answers[i.number]) : '')]),
        ...definition.scales.map((s): Said => [s.name, [typed.scores[s.code], typed.goals[s.code]].filter(Boolean).join(', ')]),
        [n.total, typed.total],
        [n.note, note ?? ''],
    ];
};

function Correct({ one, definition, close, saved }: { one: Measure; definition: MeasureDefinition; close: () => void; saved: (now: Measure) => void }) {
    const form = useForm();
    const typedOf = (it: Measure): Typed => ({ ...typedOfMeasure(it, definition), reason: '' });
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions(`measure-of-${one.id}`, one, typedOf);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...measureFaults(typed, definition), ...need(typed.reason.trim(), '/reason', w.reason_missing)])) return;
        const body = measureChange(typed, definition, typed.reason);
        const params = { path: { id: one.id }, header: match(base) };
        const now = await form.attempt(() => answer<Measure>(api.PATCH('/measures/{id}', { params, body, headers: merging })), refused);
        if (!now) return;
        await draft.drop();
        saved(now);
    };
    if (draft.state === 'reading') return null;
    const part = { typed, change, faults: form.faults, definition };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs), definition)} mine={saidOf(typed, definition)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <TextField id="reason" label={w.reason} hint={w.reason_hint} value={typed.reason} onValue={(reason) => change({ reason })} faults={form.faults} />
            <MeasureAbout {...part} asWas />
            <MeasureValues {...part} />
            <TextField id="note" label={n.note} hint={n.note_hint} value={typed.note} onValue={(note) => change({ note })} faults={form.faults} rows={3} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Scores({ one, definition }: { one: Measure; definition: MeasureDefinition }) {
    const rows = definition.scales
        .map((scale) => ({ scale, score: one.scores?.find((s) => s.scale === scale.code), band: one.bands?.find((b) => b.scale === scale.code) }))
        .filter((row) => row.score || row.band);
    if (!rows.length) return null;
    const missing = one.scores?.find((s) => s.t_missing)?.t_missing;
    return (
        <Section title={w.scores} id="scores">
            <ListTable caption={w.scores} heads={[m.scale, w.score, w.band]}>
                {rows.map(({ scale, score, band }) => (
                    <tr class="govuk-table__row" key={scale.code}>
                        <th scope="row" class="govuk-table__header">
                            {scale.name}
                            {score?.label && <span class="table__more">{score.label}</span>}
                        </th>
                        <td class="govuk-table__cell" data-label={w.score}>
                            {!score ? w.held : score.score === null ? m.no_score : score.t === null ? scoreText(score.score, scale) : m.t(scoreText(score.score, scale), score.t)}
                        </td>
                        <td class="govuk-table__cell" data-label={w.band}>
                            {band ? <span class={`state state--${['good', 'soon', 'late', 'late'][band.level]}`}>{band.band}</span> : <span class="quiet">{w.no_band}</span>}
                        </td>
                    </tr>
                ))}
            </ListTable>
            {missing && <p class="govuk-body">{m.t_missing[missing]}</p>}
        </Section>
    );
}

function Answers({ one, definition }: { one: Measure; definition: MeasureDefinition }) {
    if (!one.answers) return null;
    const says = labelsSay(one, definition.labels as string[]);
    const nameOf = (number: number): string => {
        const name = itemName(definition, number);
        return name === n.item_label(number) ? name : `${number}. ${name}`;
    };
    return (
        <Section title={n.answers} id="answers">
            {says.length > 0 && <p class="lead">{m.answers_say(says)}</p>}
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{w.each}</span>
                </summary>
                <dl class="facts facts--pairs">
                    {one.answers.map((a) => (
                        <div class="facts__row" key={a.number}>
                            <dt>{nameOf(a.number)}</dt>
                            <dd>{a.label ?? a.answer ?? n.not_answered}</dd>
                        </div>
                    ))}
                </dl>
            </details>
        </Section>
    );
}

function History({ one, definition }: { one: Measure; definition: MeasureDefinition }) {
    const list = useLoad(() => answer<List<MeasureEarlier>>(api.GET('/measure-history/{id}', { params: { path: { id: one.id } } })), one.etag);
    const was = (it: MeasureEarlier): string =>
        it.scores.map((s) => `${s.name} ${s.score === null ? m.no_score.toLowerCase() : scoreText(s.score, definition.scales.find((x) => x.code === s.scale))}`).join(', ');
    return (
        <Section title={w.history} id="history">
            <Ready of={list} part>
                {({ items }) => (
                    <ul class="kept-list">
                        {items.map((it) => (
                            <li class="kept" key={it.etag}>
                                <strong>{it.reason}</strong>
                                <p class="kept__line">{[it.completed_on && w.was_on(longDay(it.completed_on)), was(it), it.note].filter(Boolean).join('. ')}</p>
                                <span class="table__more">{w.corrected(it.changed_by?.name ?? '', longInstant(it.until_at))}</span>
                            </li>
                        ))}
                    </ul>
                )}
            </Ready>
        </Section>
    );
}

function Assessment({ one }: { one: Measure }) {
    if (!one.assessment) return null;
    if (one.assessment.state !== 'open') return <p class="govuk-body">{m.decided(one.assessment.outcome ?? '')}</p>;
    return (
        <p class="govuk-inset-text">
            {m.asks}{' '}
            <a class="govuk-link" href={`/tasks/${one.assessment.id}`}>
                {m.decide}
            </a>
        </p>
    );
}

function One({ page, session }: { page: Page; session: Session }) {
    const { child, definition } = page;
    const [one, setOne] = useState(page.one);
    const says = [nowSays(one, definition.scales), changeSays(one, definition.scales)].filter(Boolean).join(' ');
    const may = hasRole(session, ['camhs_clinician', 'camhs_social_worker', 'clinical_psychologist']) && !one.held_back;
    return (
        <Panels>
            <PageHead title={one.name} above={calledName(child)}>
                <a class="govuk-link" href={childPage(child.id, 'measures')}>
                    {n.back}
                </a>
                {mayRecordMeasure(session) && <WrongLink child={child.id} type="measure" record={one.id} what={`${one.name}, ${longDay(one.completed_on)}`} />}
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <Panel id="whole" title={w.taken(longDay(one.completed_on))} action={may ? w.correct : null} form={(close) => <Correct one={one} definition={definition} close={close} saved={(now) => (setOne(now), close())} />}>
                {says && <p class="lead">{says}</p>}
                <p class="quiet">{m.by(m.informants[one.informant] ?? '', one.completed_on, one.service?.name)}</p>
                {one.held_back && <p class="govuk-body">{one.bands?.length ? m.held_bands : m.held}</p>}
                {one.note && <p class="as-typed">{one.note}</p>}
                <Assessment one={one} />
                {!definition.in_use && <p class="quiet">{w.older(one.revision)}</p>}
            </Panel>
            <Scores one={one} definition={definition} />
            <Answers one={one} definition={definition} />
            {one.change_reason && <History one={one} definition={definition} />}
        </Panels>
    );
}

void start((session, page: Page) => {
    setTitle(page.one.name, page.child.name);
    return (
        <Shell session={session} above={<ChildBand child={page.child} />}>
            <ChildTabs child={page.child} tab="sdq" />
            <One page={page} session={session} />
        </Shell>
    );
}, getPage);
