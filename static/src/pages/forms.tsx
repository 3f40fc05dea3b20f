// Ask somebody for their view by a link: make one, hand it over, and read here what came.
import { useRef, useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { dayOfInstant, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, FormLink, FormLinkMade, List, Session } from '../lib/types';
import { forms as w } from '../lib/words_forms';
import { startChild } from '../parts/child_page';
import { ErrorSummary } from '../parts/fields';
import { asAddressSays, empty, NewLink, type Typed } from '../parts/form_ask';
import { Answers } from '../parts/form_said';
import { More } from '../parts/more';
import { PageHead, Section } from '../parts/section';
import { mayRecordWords } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getForms = (child: string, after?: string) =>
    answer<List<FormLink>>(api.GET('/children/{child}/forms', { params: { path: { child }, query: { limit: 20, ...(after ? { after } : {}) } } }));
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
            <Answers child={child.id} link={link} />
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
    const [first, setFirst] = useState({ typed: asAddressSays(child), n: 0 });
    const top = useRef<HTMLDivElement>(null);
    const may = mayRecordWords(session);
    const again = (link: FormLink) => {
        const typed: Typed = { ...empty, for_whom: link.for_whom, kind: link.kind, name: link.name, service: link.service?.id ?? '', about: link.service ? null : link.about };
        setFirst({ typed, n: first.n + 1 });
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
