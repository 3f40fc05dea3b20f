// Record an SDQ: from the paper form by number and short name, or the scores alone.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { ageOn, today } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { askHref, childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { areas, impactRows, informants, itemName, mostImpact, suggestedVersion, thinScales, versionsFor } from '../lib/sdq';
import { bodyOf, dayOf, emptyForm, faultsOf, type Mode, type Typed } from '../lib/sdq_form';
import { useTyped } from '../lib/typed';
import type { Child, Informant, Sdq, SdqItem, Version } from '../lib/types';
import { form as f, sdq as s, sdq_new as w, when } from '../lib/words';
import { forms } from '../lib/words_forms';
import { AnswerGrid } from '../parts/answer_grid';
import { startChild } from '../parts/child_page';
import { WishNote } from '../parts/wish_note';
import { DraftNote, Restored } from '../parts/draft_note';
import { CheckField, DayOrToday, ErrorSummary, RadioField, SelectField, Submit, TextField } from '../parts/fields';
import { SdqSaved } from '../parts/sdq_saved';
import { PageHead, Section } from '../parts/section';
import { Ready } from '../parts/waiting';

const getDefinition = () => answer<{ items: SdqItem[] }>(api.GET('/sdq/definition'));

interface PartProps {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: Faults;
}

function AboutForm({ typed, change, faults, child, version }: PartProps & { child: Child; version: Version | '' }) {
    const on = dayOf(typed);
    const hint = on && child.born_on ? w.version_hint(when.years(ageOn(child.born_on, on))) : undefined;
    return (
        <Section title={w.about_form} id="form">
            <RadioField
                id="informant"
                label={w.informant}
                value={typed.informant}
                onValue={(v) => change({ informant: v as Informant, version: '' })}
                options={informants.map((value) => ({ value, label: value === 'self' ? calledName(child) : s.informants[value] }))}
                faults={faults}
                inline
            />
            <DayOrToday id="completed_on" label={w.completed_on} value={typed.date} onValue={(date) => change({ date })} faults={faults} now={w.use_today} />
            <SelectField
                id="version"
                label={w.version}
                hint={hint}
                value={version}
                onValue={(v) => change({ version: v as Version })}
                options={[...(version ? [] : [{ value: '', label: f.choose }]), ...versionsFor(typed.informant).map((value) => ({ value, label: s.versions[value] }))]}
                faults={faults}
            />
            <CheckField id="follow_up" label={w.follow_up} value={typed.follow_up} onValue={(follow_up) => change({ follow_up })} />
            <RadioField
                id="mode"
                label={w.what}
                value={typed.mode}
                onValue={(v) => change({ mode: v as Mode })}
                options={(['answers', 'scores', 'total'] as const).map((value) => ({ value, label: w.modes[value], hint: w.mode_hints[value] }))}
                faults={faults}
            />
        </Section>
    );
}

const without = (all: Record<string, number>, key: string) => Object.fromEntries(Object.entries(all).filter(([k]) => k !== key));

const put = (all: Record<string, number>, key: string, value: number | null) => (value === null ? without(all, key) : { ...all, [key]: value });

function Answers({ typed, change, items, version }: Omit<PartProps, 'faults'> & { items: SdqItem[]; version: Version | '' }) {
    const name = (i: SdqItem) => itemName(i, version);
    const rows = items.map((i) => ({ key: i.name, number: i.number, label: name(i), say: (v: number) => w.answer_label(i.number, name(i), v) }));
    const impact = impactRows(typed.informant).map((key) => ({ key, number: null, label: key, say: (v: number) => w.impact_label(key, v) }));
    return (
        <>
            <Section title={w.answers} id="answers">
                <p class="govuk-body">{w.answers_about}</p>
                <p class="govuk-body quiet keys">{w.keys}</p>
                <AnswerGrid
                    prefix="answers"
                    caption={w.answers}
                    heads={{ number: w.number, label: w.short_name }}
                    rows={rows}
                    most={2}
                    values={typed.answers}
                    onValue={(key, v) => change({ answers: put(typed.answers, key, v) })}
                />
            </Section>
            <Section title={w.impact} id="impact">
                <p class="govuk-body">{w.impact_about}</p>
                <AnswerGrid
                    prefix="impact"
                    caption={w.impact}
                    heads={{ number: '', label: w.short_name }}
                    rows={typed.impact.ebddiff === 0 ? impact.slice(0, 1) : impact}
                    most={3}
                    values={typed.impact}
                    onValue={(key, v) => change({ impact: put(typed.impact, key, v) })}
                />
                {typed.impact.ebddiff === 0 && <p class="govuk-body quiet">{w.impact_first}</p>}
            </Section>
        </>
    );
}

const digits = { inputMode: 'numeric', maxLength: 2 } as const;

function Scores({ typed, change, faults }: PartProps) {
    const field = (scale: (typeof areas)[number] | 'impact', label: string, hint?: string) => (
        <TextField
            key={scale}
            id={`scores-${scale}`}
            label={label}
            hint={hint}
            value={typed.scores[scale] ?? ''}
            onValue={(v) => change({ scores: { ...typed.scores, [scale]: v } })}
            faults={faults}
            width="3"
            input={digits}
        />
    );
    return (
        <Section title={w.scores} id="scores">
            <p class="govuk-body">{w.scores_about}</p>
            {areas.map((scale) => field(scale, s.scales[scale], scale === 'prosocial' ? s.higher_better : undefined))}
            {field('impact', w.impact_score, w.impact_hint(mostImpact(typed.informant)))}
        </Section>
    );
}

function Total({ typed, change, faults }: PartProps) {
    return (
        <Section title={w.total} id="total-part">
            <TextField id="total" label={w.total} hint={w.total_hint} value={typed.total} onValue={(total) => change({ total })} faults={faults} width="3" input={digits} />
        </Section>
    );
}

function Progress({ typed, items }: { typed: Typed; items: SdqItem[] }) {
    const answered = items.filter((i) => i.name in typed.answers).map((i) => i.number);
    const last = Math.max(0, ...answered);
    const left_out = items.map((i) => i.number).filter((n) => n < last && !answered.includes(n));
    const done = answered.length;
    const thin = last === items.length ? thinScales(items, typed.answers) : [];
    return (
        <>
            <p class="progress__count" role="status">
                {done < items.length ? w.progress(done, items.length) : w.all}
            </p>
            <progress class="progress__bar" max={items.length} value={done} aria-label={w.answers} />
            {left_out.length > 0 && <p class="progress__missing">{w.left_out(left_out)}</p>}
            {thin.map((scale) => (
                <p class="progress__missing" key={scale}>
                    {w.scale_missing(s.scales[scale as keyof typeof s.scales])}
                </p>
            ))}
        </>
    );
}

function Entry({ child, items, done }: { child: Child; items: SdqItem[]; done: (saved: Sdq) => void }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`sdq-${child.id}`, emptyForm);
    const on = dayOf(typed);
    const version = typed.version || suggestedVersion(typed.informant, child.born_on ? ageOn(child.born_on, on ?? today()) : null);

    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed, version, items))) return;
        const body = bodyOf(typed, version, items);
        const params = { path: { child: child.id } };
        const saved = await form.attempt(() => answer<Sdq>(api.POST('/children/{child}/sdqs', { params, body: body, headers: once(body) })));
        if (!saved) return;
        await draft.drop();
        done(saved);
    };
    if (draft.state === 'reading') return null;
    const part = { typed, change, faults: form.faults };
    return (
        <form class="sdq" onSubmit={submit} noValidate>
            <div class="sdq__main">
                <ErrorSummary faults={form.faults} />
                <Restored draft={draft} again={startAgain} />
                <AboutForm {...part} child={child} version={version} />
                {typed.mode === 'answers' && <Answers {...part} items={items} version={version} />}
                {typed.mode === 'scores' && <Scores {...part} />}
                {typed.mode === 'total' && <Total {...part} />}
            </div>
            <div class="progress">
                {typed.mode === 'answers' && <Progress typed={typed} items={items} />}
                <div class="progress__save">
                    <Submit busy={form.busy}>{w.save}</Submit>
                    <DraftNote draft={draft} />
                </div>
            </div>
        </form>
    );
}

function SdqNew({ child }: { child: Child }) {
    const definition = useLoad(getDefinition);
    const [saved, setSaved] = useState<Sdq | null>(null);
    if (saved) return <SdqSaved child={child} sdq={saved} again={() => setSaved(null)} />;
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <a class="govuk-link" href={askHref(child.id, { kind: 'sdq' })}>
                    {forms.ask_sdq_link}
                </a>
                <a class="govuk-link" href={childPage(child.id, 'sdq')}>
                    {w.history}
                </a>
            </PageHead>
            <Ready of={definition} part>{({ items }) => <Entry child={child} items={items} done={setSaved} />}</Ready>
        </>
    );
}

startChild('sdq', w.tab, (child) => (
    <>
        <WishNote child={child} />
        <SdqNew child={child} />
    </>
));
