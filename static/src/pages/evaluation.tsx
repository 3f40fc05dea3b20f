// A round in which a service asked how it is for people: averages by question and role as a report prints them, themes, comments, links, forms from paper.
import { useState } from 'preact/hooks';
import { answer, api, once, Problem, type Fault } from '../lib/api';
import { today } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { EvaluationOne, FeedbackAnswerNew, FeedbackLinkMade, NewFeedback } from '../lib/types';
import { form as f } from '../lib/words';
import { evaluation as w, evaluations as l, whom } from '../lib/words_feedback';
import { dayOf, options } from '../parts/details';
import { RoundChange } from '../parts/evaluation_round';
import { DateField, partsOf, RadioField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { FeedbackLinks } from '../parts/feedback_links';
import { FeedbackForm } from '../parts/feedback_paper';
import { FeedbackTables } from '../parts/feedback_table';
import { FeedbackThemes } from '../parts/feedback_themes';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('evaluations');
const getRound = () => answer<EvaluationOne>(api.GET('/evaluations/{id}', { params: { path: { id } } }));

const makeLink = ({ choice, name, most }: { choice: string; name: string; most: number }) => {
    const body = { for_whom: choice as NewFeedback['for_whom'], name, most };
    return answer<FeedbackLinkMade>(api.POST('/evaluations/{id}/links', { params: { path: { id } }, body, headers: once(body) }));
};

/* One sentence that says what matters; the best and the least good only where they differ. */
function opening(round: EvaluationOne): string {
    const all = round.tables.find((t) => t.form === 'adult' && t.who === 'Everybody');
    const rated = (all?.questions ?? []).filter((q) => q.average !== null).sort((a, b) => (b.average ?? 0) - (a.average ?? 0));
    const [high, low] = [rated[0], rated.at(-1)];
    if (!all || !high || !low) return w.opening_none(round.is_own);
    return w.opening(all.forms ?? 0, high.question, high.average === low.average ? high.question : low.question, high.average ?? 0, low.average ?? 0);
}

function Asked({ round }: { round: EvaluationOne }) {
    const parts = [
        [round.asked_professionals, 'professional'] as const,
        [round.asked_carers, 'carer'] as const,
        [round.asked_young_people, 'young_person'] as const,
    ].flatMap(([n, who]) => (n === null ? [] : [w.asked_part(n, whom[who] ?? who)]));
    return (
        <p class="govuk-body">
            {[parts.length ? w.asked_of(parts.join(', ')) : '', round.children ? w.about_children(round.children) : ''].filter(Boolean).join(' ')}
        </p>
    );
}

function Paper({ round, reload, close }: { round: EvaluationOne; reload: () => void; close: () => void }) {
    const [who, setWho] = useState('professional');
    const [day, setDay] = useState(partsOf(today()));
    const [saved, setSaved] = useState('');
    const [wrong, setWrong] = useState<Fault[]>([]); // with the day, which stands above the form's own fields
    const send = async (answers: FeedbackAnswerNew[]) => {
        const came_on = dayOf(day);
        try {
            if (!came_on) throw new Problem(422, { errors: [{ pointer: '/came_on', detail: f.date_wrong }] });
            const body = { for_whom: who as NewFeedback['for_whom'], came_on, answers };
            return await answer(api.POST('/evaluations/{id}/forms', { params: { path: { id } }, body, headers: once({ body, at: Date.now() }) }));
        } catch (problem) {
            setWrong(problem instanceof Problem ? problem.faults : []);
            throw problem;
        }
    };
    const done = () => {
        setWrong([]);
        setSaved(w.saved_form);
        reload();
    };
    return (
        <>
            <p class="govuk-body" role="status">
                {saved}
            </p>
            <p class="quiet">{w.type_about}</p>
            <RadioField id="who" label={w.for_whom} value={who} onValue={setWho} options={options(whom)} faults={noFaults} inline />
            <DateField id="came_on" label={w.came_on} value={day} onValue={setDay} faults={{ ...noFaults, of: (field) => wrong.find((one) => one.pointer === `/${field}`)?.detail }} />
            <FeedbackForm kind="evaluation" forWhom={who} called={round.called} send={send} saved={done} close={close} />
        </>
    );
}

function Round({ round, reload }: { round: EvaluationOne; reload: () => void }) {
    const adults = round.tables.filter((t) => t.form === 'adult');
    const young = round.tables.filter((t) => t.form === 'young_person');
    setTitle(round.title, round.service.name);
    return (
        <>
            <PageHead title={round.title} above={round.service.name}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
                <a class="govuk-link" href={`/services/${round.service.id}/evaluations`}>
                    {w.see_all}
                </a>
            </PageHead>
            <p class="lead">
                <span class="state">{l.states[round.state]}</span> {l.days(round.from, round.until)}. {opening(round)}
            </p>
            <Asked round={round} />
            {!round.is_own && <p class="quiet">{w.small}</p>}
            <Panels>
                <Section id="averages" title={w.averages}>
                    {adults.length > 0 && <p class="quiet">{w.how}</p>}
                    <FeedbackTables tables={adults} />
                    {young.length > 0 && <p class="quiet">{w.young}</p>}
                    <FeedbackTables tables={young} />
                    {round.tables.length === 0 && <p class="quiet">{w.opening_none(round.is_own)}</p>}
                </Section>
                <FeedbackThemes round={round} reload={reload} />
                {round.is_own && (
                    <>
                        <Panel id="round" title={w.round} action={w.change} form={(close) => <RoundChange round={round} close={close} saved={() => (close(), reload())} />}>
                            <p class="govuk-body">
                                {round.title}. {l.days(round.from, round.until)}.
                            </p>
                        </Panel>
                        <FeedbackLinks links={round.links} kinds="evaluation" make={makeLink} reload={reload} />
                        <Panel id="paper" title={w.typed} action={w.type} form={(close) => <Paper round={round} reload={reload} close={close} />}>
                            <p class="quiet">{w.type_about}</p>
                        </Panel>
                    </>
                )}
            </Panels>
        </>
    );
}

function Page() {
    const round = useLoad(getRound);
    return <Ready of={round}>{(r) => <Round round={r} reload={round.reload} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
