// One form, opened by a link without an account. The token stands after the #, so that it is in no log; it stays in the address, because the form can be
// stopped and opened again. What is typed saves itself; what another device saved meanwhile is shown beside it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { answer, api, Fault, match, Problem } from '../lib/api';
import { longDay, timeNow } from '../lib/dates';
import { useForm } from '../lib/form';
import type { FormAnswer, FormShown, FormQuestion } from '../lib/types';
import { form_page as w } from '../lib/words_forms';
import { Buttons, describedBy, ErrorSummary, groupClass, Notes, Submit, TextField } from '../parts/fields';
import { setTitle, startOpen } from '../parts/shell';

type Typed = Record<string, string>; // by code; a choice: its number as text

const SAVE_AFTER = 1200, TRY_AGAIN = 5000;
const token = location.hash.slice(1);
const path = { path: { word: token } };
const isNumber = (q: FormQuestion) => q.type === 'choice' || q.type === 'number';

const typedOf = (form: FormShown): Typed =>
    Object.fromEntries(form.answers.map((a) => [a.code, a.number !== null && a.number !== undefined ? String(a.number) : (a.text ?? '')]));

/* Some are asked only where another one's answer is not its first. */
const isAsked = (q: FormQuestion, typed: Typed): boolean => !q.only_if || Number(typed[q.only_if] ?? 0) > 1;

const answersOf = (form: FormShown, typed: Typed): FormAnswer[] =>
    form.questions.filter((q) => isAsked(q, typed) && (typed[q.code] ?? '').trim()).map((q) => ({ code: q.code, ...(isNumber(q) ? { number: Number(typed[q.code]) } : { text: typed[q.code] ?? '' }) }));

/* The service names the place in the list; the page has a field for each code. */
const atField = (faults: Fault[], sent: FormAnswer[]): Fault[] => faults.map((f) => ({ ...f, pointer: `/${sent[Number(f.pointer.split('/')[2])]?.code ?? ''}` }));

const shown = (q: FormQuestion, value = ''): string => (q.choices && value ? (q.choices[Number(value) - 1] ?? '') : value) || w.left_blank;

interface FieldProps {
    q: FormQuestion;
    value: string;
    onValue: (value: string) => void;
    faults: ReturnType<typeof useForm>['faults'];
}

function Choice({ q, value, onValue, faults }: FieldProps) {
    const fault = faults.of(q.code);
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset" aria-describedby={describedBy(q.code, q.hint, fault)}>
                <legend class="govuk-fieldset__legend">{q.words}</legend>
                <Notes id={q.code} hint={q.hint} fault={fault} />
                <div class="govuk-radios">
                    {(q.choices ?? []).map((label, i) => {
                        const id = i ? `${q.code}-${i + 1}` : q.code;
                        return (
                            <div class="govuk-radios__item" key={id}>
                                <input class="govuk-radios__input" type="radio" id={id} name={q.code} checked={value === String(i + 1)} onChange={() => onValue(String(i + 1))} />
                                <label class="govuk-label govuk-radios__label" for={id}>
                                    {label}
                                </label>
                            </div>
                        );
                    })}
                </div>
                {value && (
                    <button type="button" class="link" aria-label={w.clear_label(q.words)} onClick={() => onValue('')}>
                        {w.clear}
                    </button>
                )}
            </fieldset>
            <Help q={q} value={value} />
        </div>
    );
}

function Help({ q, value = '' }: { q: FormQuestion; value?: string }) {
    if (!q.help || !q.help_from || Number(value) < q.help_from) return null;
    return (
        <p class="govuk-body form-help" role="status">
            <strong>{q.help}</strong>
        </p>
    );
}

/* From nought to ten, to tap: the words at both ends stand above, for those who read and for those who listen. */
function Scale({ q, value, onValue, faults }: FieldProps) {
    const fault = faults.of(q.code);
    const steps = Array.from({ length: q.most + 1 }, (_, n) => n);
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset" aria-describedby={describedBy(q.code, true, fault)}>
                <legend class="govuk-fieldset__legend">{q.words}</legend>
                <Notes id={q.code} hint={`0: ${w.scale_least}. ${q.most}: ${w.scale_most}.`} fault={fault} />
                <div class="tap-scale">
                    {steps.map((n) => (
                        <span class="tap-scale__step" key={n}>
                            <input type="radio" id={n ? `${q.code}-${n}` : q.code} name={q.code} checked={value === String(n)} onChange={() => onValue(String(n))} />
                            <label for={n ? `${q.code}-${n}` : q.code}>{n}</label>
                        </span>
                    ))}
                </div>
                {value && (
                    <button type="button" class="link" aria-label={w.clear_label(q.words)} onClick={() => onValue('')}>
                        {w.clear}
                    </button>
                )}
            </fieldset>
        </div>
    );
}

function Question(props: FieldProps) {
    const { q, value, onValue, faults } = props;
    if (q.type === 'choice') return <Choice {...props} />;
    if (q.type === 'number' && q.most <= 10) return <Scale {...props} />;
    const hint = q.hint ?? (q.type === 'number' ? w.at_most(q.most) : undefined);
    return <TextField id={q.code} label={q.words} hint={hint} value={value} onValue={onValue} faults={faults} rows={q.type === 'number' ? 1 : 4} />;
}

/* Both versions, where two devices wrote: nothing goes without somebody choosing. */
function Differ({ form, here, there, keep, take }: { form: FormShown; here: Typed; there: Typed; keep: () => void; take: () => void }) {
    const head = useRef<HTMLHeadingElement>(null);
    useEffect(() => head.current?.focus(), []);
    return (
        <section class="once" aria-labelledby="differ">
            <h1 class="govuk-heading-m" id="differ" ref={head} tabIndex={-1}>
                {w.differ}
            </h1>
            <p class="govuk-body">{w.differ_about}</p>
            {form.questions
                .filter((q) => (here[q.code] ?? '') !== (there[q.code] ?? ''))
                .map((q) => (
                    <dl class="form-differ" key={q.code}>
                        <dt>{q.words}</dt>
                        <dd>
                            {w.here}: {shown(q, here[q.code])}
                        </dd>
                        <dd>
                            {w.there}: {shown(q, there[q.code])}
                        </dd>
                    </dl>
                ))}
            <Buttons>
                <button type="button" class="govuk-button" onClick={keep}>
                    {w.keep_here}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={take}>
                    {w.take_there}
                </button>
            </Buttons>
        </section>
    );
}

interface Saving {
    note: string;
    other: FormShown | null; // what another device saved
    later: (typed: Typed) => void;
    now: (typed: Typed) => Promise<void>;
    etag: { current: string };
    meet: (p: Problem) => boolean;
    settle: (etag: string) => void;
}

/* Saves one after another; a save that finds another device's waits for a choice. */
function useSaving(first: FormShown, refused: (faults: Fault[]) => void, gone: (status: number) => void): Saving {
    const etag = useRef(first.etag), timer = useRef(0), last = useRef<Promise<void>>(Promise.resolve());
    const [note, setNote] = useState('');
    const [other, setOther] = useState<FormShown | null>(null);
    const meet = (p: Problem): boolean => {
        if (p.status === 404 || p.status === 410) gone(p.status);
        if (p.status === 412) setOther(p.body.current as FormShown);
        return [404, 410, 412].includes(p.status);
    };
    const put = async (typed: Typed) => {
        const answers = answersOf(first, typed);
        setNote(w.saving);
        try {
            const saved = await answer<FormShown>(api.PUT('/forms/{word}', { params: path, body: { answers }, headers: match({ etag: etag.current }) }));
            etag.current = saved.etag;
            setNote(w.saved(timeNow()));
            refused([]);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            if (meet(problem)) return setNote('');
            if (problem.status === 422) refused(atField(problem.faults, answers));
            else timer.current = window.setTimeout(() => void now(typed), TRY_AGAIN);
            setNote(problem.status === 422 ? w.not_saved_fault : w.not_saved);
        }
    };
    const now = (typed: Typed) => {
        clearTimeout(timer.current);
        return (last.current = last.current.then(() => put(typed)));
    };
    const later = (typed: Typed) => {
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => void now(typed), SAVE_AFTER);
    };
    const settle = (version: string) => {
        etag.current = version;
        setOther(null);
    };
    return { note, other, later, now, etag, meet, settle };
}

function Sent({ form, typed }: { form: FormShown; typed: Typed }) {
    const head = useRef<HTMLHeadingElement>(null);
    useEffect(() => head.current?.focus(), []);
    return (
        <div>
            <h1 class="govuk-heading-l" ref={head} tabIndex={-1}>
                {w.thanks}
            </h1>
            <p class="govuk-body">{form.keeps ? w.thanks_about : w.thanks_many}</p>
            {form.questions.map((q) => (
                <Help q={q} value={typed[q.code] ?? ''} key={q.code} />
            ))}
        </div>
    );
}

function Gone({ sent = false }: { sent?: boolean }) {
    return (
        <>
            <h1 class="govuk-heading-l">{w.gone}</h1>
            <p class="govuk-body">{token ? w.gone_about : w.no_token}</p>
            {sent && <p class="govuk-body">{w.gone_sent}</p>}
        </>
    );
}

function Closed() {
    return (
        <>
            <h1 class="govuk-heading-l">{w.closed}</h1>
            <p class="govuk-body">{w.closed_about}</p>
        </>
    );
}

function aboutForm(form: FormShown): string {
    const own = form.for_whom === 'young_person';
    if (!form.keeps) return w.no_name;
    if (form.kind === 'experience') return w.experience;
    if (form.kind === 'goals') return own ? w.goals : w.goals_other;
    return own ? w.about : w.about_other;
}

function Intro({ form }: { form: FormShown }) {
    const own = form.for_whom === 'young_person';
    const title = form.pack?.title ?? w.titles[form.kind]?.(own, form.called ?? w.nobody) ?? '';
    useEffect(() => setTitle(title), []);
    return (
        <>
            {form.called && form.keeps && <p class="govuk-caption-l">{w.for_name(form.called)}</p>}
            <h1 class="govuk-heading-l">{title}</h1>
            {form.pack ? form.pack.about && <p class="govuk-body">{form.pack.about}</p> : <p class="govuk-body">{aboutForm(form)}</p>}
            <p class="govuk-body">{form.keeps ? w.stop(longDay(form.until)) : w.at_once(longDay(form.until))}</p>
            {form.keeps && <p class="govuk-body quiet">{w.now}</p>}
        </>
    );
}

function Answering({ form }: { form: FormShown }) {
    const checks = useForm();
    const [typed, setTyped] = useState(typedOf(form));
    const [end, setEnd] = useState<'' | 'sent' | 'gone' | 'gone_sent' | 'closed'>('');
    const saving = useSaving(form, (faults) => void (faults.length ? checks.check(faults) : undefined), (status) => setEnd(status === 410 ? 'closed' : 'gone'));
    const change = (code: string, value: string) => {
        const next = { ...typed, [code]: value };
        setTyped(next);
        if (form.keeps) saving.later(next);
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const answers = answersOf(form, typed);
        if (checks.busy || !checks.check(answers.length ? [] : [{ pointer: `/${form.questions[0]?.code}`, detail: w.blank }])) return;
        if (form.keeps) await saving.now(typed);
        const refused = (p: Problem) => {
            if (p.status === 404) setEnd('gone_sent');
            return p.status === 404 || saving.meet(p) || (p.status === 422 && !checks.check(atField(p.faults, answers)));
        };
        const sent = await checks.attempt(() => answer(api.POST('/forms/{word}', { params: path, body: { answers }, headers: match({ etag: saving.etag.current }) })), refused);
        if (sent) setEnd('sent');
    };
    if (end === 'sent') return <Sent form={form} typed={typed} />;
    if (end === 'closed') return <Closed />;
    if (end) return <Gone sent={end === 'gone_sent'} />;
    const { other } = saving;
    const keep = () => {
        saving.settle(other?.etag ?? '');
        void saving.now(typed);
    };
    const take = () => {
        if (!other) return;
        saving.settle(other.etag);
        setTyped(typedOf(other));
    };
    const asked = form.questions.filter((q) => isAsked(q, typed));
    if (other) return <Differ form={form} here={typed} there={typedOf(other)} keep={keep} take={take} />;
    return (
        <>
            <Intro form={form} />
            <form class="form form--open" onSubmit={submit} noValidate>
                <ErrorSummary faults={checks.faults} />
                {asked.map((q) => (
                    <Question q={q} value={typed[q.code] ?? ''} onValue={(v) => change(q.code, v)} faults={checks.faults} key={q.code} />
                ))}
                <p class="govuk-body">{w.answered(answersOf(form, typed).length, asked.length)}</p>
                <p class="govuk-body form-saved" role="status">
                    {saving.note}
                </p>
                <p class="govuk-body quiet">{w.send_about}</p>
                <Submit busy={checks.busy}>{w.send}</Submit>
                {form.pack && <p class="govuk-body quiet">{form.pack.notice}</p>}
            </form>
        </>
    );
}

async function open() {
    if (!token) return startOpen(<Gone />);
    try {
        const form = await answer<FormShown>(api.GET('/forms/{word}', { params: path }));
        startOpen(
            <div class="door door--form">
                <Answering form={form} />
            </div>,
        );
    } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        startOpen(problem.status === 404 ? <Gone /> : problem.status === 410 ? <Closed /> : <p class="govuk-body">{problem.message}</p>);
    }
}

// Another link opened in the same tab is another form.
addEventListener('hashchange', () => location.reload());
void open();
