// Ask somebody for their view by a link: make one, hand it over, and read here what came.
import { useRef, useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { calledName } from '../lib/children';
import { dayOfInstant, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, FormLink, FormLinkMade, List, NewFormLink, Ref, Session } from '../lib/types';
import { forms as w } from '../lib/words_forms';
import { startChild } from '../parts/child_page';
import { choose, need, options } from '../parts/details';
import { ErrorSummary, RadioField, SelectField, Submit, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { PageHead, Section } from '../parts/section';
import { mayRecordWords } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getForms = (child: string, after?: string) =>
    answer<List<FormLink>>(api.GET('/children/{child}/forms', { params: { path: { child }, query: { limit: 20, ...(after ? { after } : {}) } } }));
const getServices = () => answer<List<Ref>>(api.GET('/services', {}));

const empty = { for_whom: '', kind: 'view', service: '', name: '', days: '14' };
type Typed = typeof empty;

const isExperience = (t: Typed) => t.kind === 'experience';
const faultsOf = (t: Typed) => [
    ...need(t.for_whom, '/for_whom', w.whom_missing),
    ...need(!isExperience(t) || t.service, '/about', w.service_missing),
    ...need(t.name.trim(), '/name', w.name_missing),
    ...need(/^\d+$/.test(t.days.trim()) && Number(t.days) >= 1 && Number(t.days) <= 60, '/days', w.days_wrong),
];
const bodyOf = (child: Child, t: Typed): NewFormLink => ({
    child: child.id,
    kind: t.kind as NewFormLink['kind'],
    for_whom: t.for_whom as NewFormLink['for_whom'],
    name: t.name.trim(),
    days: Number(t.days),
    ...(isExperience(t) ? { about: { type: 'service', id: t.service } } : {}),
});

/* The link, once: to copy, or on a slip of paper. */
function Made({ made, close }: { made: FormLinkMade; close: () => void }) {
    const [copied, setCopied] = useState(false);
    const link = location.origin + made.path;
    const until = longDay(made.until);
    const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
    return (
        <div class="once">
            <div class="off-paper">
                <h2 class="govuk-heading-m">{w.made(made.name)}</h2>
                <p class="govuk-body">{w.made_about(until)}</p>
            </div>
            <div class="slip">
                <p class="govuk-body slip__only">
                    <strong>{w.slip(made.name)}</strong>
                </p>
                <p class="govuk-body slip__only">{w.slip_about(until)}</p>
                <p class="secret">{link}</p>
            </div>
            <div class="govuk-button-group off-paper">
                <button type="button" class="govuk-button" onClick={() => void copy()}>
                    {copied ? w.copied : w.copy}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => print()}>
                    {w.print}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {w.done}
                </button>
            </div>
        </div>
    );
}

function NewLink({ child, first, made }: { child: Child; first: Typed; made: (link: FormLinkMade) => void }) {
    const form = useForm();
    const services = useLoad(getServices);
    const [typed, setTyped] = useState(first);
    const change = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed))) return;
        const link = await form.attempt(() => answer<FormLinkMade>(api.POST('/form-links', { body: bodyOf(child, typed) })));
        if (!link) return;
        setTyped(empty);
        made(link);
    };
    const choices = services.now.state === 'ready' ? services.now.value.items.map((s) => ({ value: s.id, label: s.name })) : [];
    const ofYoung = (for_whom: string) => change({ for_whom, ...(for_whom === 'young_person' && !typed.name ? { name: calledName(child) } : {}) });
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="for_whom" label={w.for_whom} value={typed.for_whom} onValue={ofYoung} faults={form.faults} options={options(w.whom)} />
            <RadioField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} faults={form.faults} options={options(w.kinds)} />
            {isExperience(typed) && (
                <SelectField id="about" label={w.service} hint={w.service_hint} value={typed.service} onValue={(service) => change({ service })} faults={form.faults} options={[choose, ...choices]} />
            )}
            <TextField id="name" label={w.name} hint={w.name_hint} value={typed.name} onValue={(name) => change({ name })} faults={form.faults} width="20" />
            <TextField id="days" label={w.days} value={typed.days} onValue={(days) => change({ days })} faults={form.faults} width="3" input={{ inputMode: 'numeric' }} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

function Answers({ child, link }: { child: Child; link: FormLink }) {
    if (link.state !== 'sent') return null;
    if (!link.answers) return <p class="govuk-body quiet">{w.held}</p>;
    return (
        <>
            {link.words && (
                <p class="govuk-body">
                    <a class="govuk-link" href={childPage(child.id, 'words')}>
                        {w.in_words}
                    </a>
                </p>
            )}
            <dl class="form-answers" aria-label={w.answers_label(link.name)}>
                {link.answers.map((a) => (
                    <div key={a.code}>
                        <dt>{a.question}</dt>
                        <dd>{a.text ?? a.number}</dd>
                    </div>
                ))}
            </dl>
        </>
    );
}

interface LineProps {
    child: Child;
    link: FormLink;
    may: boolean;
    changed: () => void;
    again: (link: FormLink) => void;
}

function Line({ child, link, may, changed, again }: LineProps) {
    const form = useForm();
    const isOpen = link.state === 'asked' || link.state === 'started';
    const end = async () => {
        const params = { path: { id: link.id }, header: match(link) };
        const done = await form.attempt(() => answer(api.PATCH('/form-links/{id}', { params, body: { ended: true }, headers: merging })));
        if (done) changed();
    };
    const day = longDay(link.until);
    return (
        <article class="form-line">
            <h3 class="govuk-heading-s">{link.name}</h3>
            <p class="govuk-body">
                {w.row(w.kinds[link.kind] ?? link.kind, link.for_whom)}
                {link.service && `. ${w.of_service(link.service.name)}`}
            </p>
            <p class="govuk-body">
                <strong>{w.states[link.state]}</strong>{' '}
                <span class="quiet">
                    {[link.sent_at ? w.sent_on(longDay(dayOfInstant(link.sent_at))) : isOpen ? w.open_until(day) : w.was_until(day), link.made_by && w.asked_by(link.made_by.name, longDay(dayOfInstant(link.made_at)))].filter(Boolean).join(' · ')}
                </span>
            </p>
            <ErrorSummary faults={form.faults} />
            <Answers child={child} link={link} />
            {may && link.state !== 'sent' && (
                <div class="govuk-button-group">
                    {!isOpen && (
                        <button type="button" class="link" aria-label={w.again_label(link.name)} onClick={() => again(link)}>
                            {w.again}
                        </button>
                    )}
                    {link.state !== 'ended' && (
                        <button type="button" class="link" aria-label={isOpen ? w.end_label(link.name) : undefined} onClick={() => void end()}>
                            {isOpen ? w.end : w.note}
                        </button>
                    )}
                </div>
            )}
        </article>
    );
}

function Forms({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getForms(child.id));
    const [made, setMade] = useState<FormLinkMade | null>(null);
    const [first, setFirst] = useState({ typed: empty, n: 0 });
    const top = useRef<HTMLDivElement>(null);
    const may = mayRecordWords(session);
    const again = (link: FormLink) => {
        setFirst({ typed: { ...empty, for_whom: link.for_whom, kind: link.kind, name: link.name, service: link.service?.id ?? '' }, n: first.n + 1 });
        top.current?.focus();
        top.current?.scrollIntoView();
    };
    const show = (link: FormLinkMade) => {
        setMade(link);
        list.reload();
    };
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body off-paper">{w.about}</p>
            {may && (
                <div ref={top} tabIndex={-1}>
                    {made ? (
                        <Made made={made} close={() => setMade(null)} />
                    ) : (
                        <Section title={w.new} id="new">
                            <NewLink child={child} first={first.typed} made={show} key={first.n} />
                        </Section>
                    )}
                </div>
            )}
            <div class="off-paper">
                <Section title={w.list} id="list">
                    <Ready of={list} part>
                        {(all) => (
                            <>
                                {all.items.length === 0 && <p class="govuk-body">{w.none}</p>}
                                {all.items.map((link) => (
                                    <Line child={child} link={link} may={may} changed={list.reload} again={again} key={link.id} />
                                ))}
                                <More list={all} get={(after) => getForms(child.id, after)} add={list.set} text={w.more} />
                            </>
                        )}
                    </Ready>
                </Section>
            </div>
        </>
    );
}

startChild('words', w.tab, (child, session) => <Forms child={child} session={session} />);
