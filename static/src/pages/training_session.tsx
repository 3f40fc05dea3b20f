// One session of training: who came, how it was for them, and what has changed three months later.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { FeedbackAnswerNew, FeedbackLinkMade, TrainingSessionOne } from '../lib/types';
import { evaluation as e, session as w, training as t } from '../lib/words_feedback';
import { FormEnd, need } from '../parts/details';
import { ErrorSummary, TextField } from '../parts/fields';
import { FeedbackLinks } from '../parts/feedback_links';
import { FeedbackForm } from '../parts/feedback_paper';
import { FeedbackTables } from '../parts/feedback_table';
import { Comments } from '../parts/feedback_themes';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { TrainingPeople } from '../parts/training_people';
import { Ready } from '../parts/waiting';

const id = wordAfter('training');
const path = { path: { id } };
const getSession = () => answer<TrainingSessionOne>(api.GET('/training-sessions/{id}', { params: path }));

const makeLink = ({ choice, name, most }: { choice: string; name: string; most: number }) => {
    const body = { kind: choice as 'training' | 'training_later', name, most };
    return answer<FeedbackLinkMade>(api.POST('/training-sessions/{id}/links', { params: path, body, headers: once(body) }));
};

function Cancel({ session, close, saved }: { session: TrainingSessionOne; close: () => void; saved: () => void }) {
    const form = useForm();
    const [why, setWhy] = useState('');
    const submit = async (ev: Event) => {
        ev.preventDefault();
        if (form.busy || !form.check(need(why.trim(), '/cancelled_why', t.missing))) return;
        const body = { cancelled_why: why.trim() };
        if (await form.attempt(() => answer(api.PATCH('/training-sessions/{id}', { params: { ...path, header: match(session) }, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="cancelled_why" label={w.cancel_why} value={why} onValue={setWhy} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

type Part = { session: TrainingSessionOne; reload: () => void };

/* How it was: typed in from paper here, or by a link. */
function How({ session, reload }: Part) {
    const tables = session.tables.filter((x) => x.form === 'training');
    const comments = session.comments.filter((c) => c.code !== 'changed');
    const send = (answers: FeedbackAnswerNew[]) => {
        const body = { kind: 'training' as const, answers };
        return answer(api.POST('/training-sessions/{id}/forms', { params: path, body, headers: once({ body, at: Date.now() }) }));
    };
    return (
        <Panel
            id="how"
            title={w.how}
            action={session.is_own && session.state === 'held' ? e.type : null}
            form={(close) => <FeedbackForm kind="training" forWhom="professional" called={session.title} send={send} saved={reload} close={close} />}
        >
            {tables.length === 0 && <p class="quiet">{w.how_none}</p>}
            <FeedbackTables tables={tables} />
            {comments.length > 0 && <Comments list={comments} />}
        </Panel>
    );
}

function Later({ session, reload }: Part) {
    const tables = session.tables.filter((x) => x.form === 'training_later');
    const comments = session.comments.filter((c) => c.code === 'changed');
    const send = (answers: FeedbackAnswerNew[]) => {
        const body = { answers };
        return answer(api.POST('/training-sessions/{id}/later', { params: path, body, headers: once(body) }));
    };
    const asks = session.i_came && !session.i_said && session.state === 'held';
    const saved = (close: () => void) => () => {
        close();
        reload();
    };
    return (
        <Panel
            id="later"
            title={w.later}
            action={asks ? t.say : null}
            form={(close) => <FeedbackForm kind="training_later" forWhom="professional" called={session.title} send={send} saved={saved(close)} close={close} text={w.send} />}
        >
            {asks && <p class="govuk-body">{w.later_mine}</p>}
            {session.i_said && <p class="govuk-body">{w.later_done}</p>}
            {tables.length === 0 && session.later_on && <p class="quiet">{session.later_on > today() ? w.later_none(longDay(session.later_on)) : w.how_none}</p>}
            <FeedbackTables tables={tables} />
            {comments.length > 0 && <Comments list={comments} />}
        </Panel>
    );
}

function One({ session, reload }: Part) {
    setTitle(session.title);
    const saved = (close: () => void) => () => {
        close();
        reload();
    };
    return (
        <>
            <PageHead title={session.title} above={session.kind_name}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {e.print}
                </button>
                <a class="govuk-link" href="/training">
                    {t.title}
                </a>
            </PageHead>
            <Panels>
                <Panel
                    id="session"
                    title={w.the_session}
                    action={session.is_own && session.state === 'coming' ? w.cancel : null}
                    form={(close) => <Cancel session={session} close={close} saved={saved(close)} />}
                >
                    <p class="lead">
                        {w.when(longDay(session.held_on), session.minutes)}, {session.locality ?? t.whole_area}. {[session.trainer?.name, session.service.name].filter(Boolean).join(', ')}
                    </p>
                    {session.cancelled_why && <p class="govuk-body is-late">{t.cancelled(session.cancelled_why)}</p>}
                </Panel>
                {session.state === 'held' && (
                    <>
                        <TrainingPeople session={session} reload={reload} />
                        <How session={session} reload={reload} />
                        <Later session={session} reload={reload} />
                        {session.is_own && <FeedbackLinks links={session.links} kinds="training" make={makeLink} reload={reload} />}
                    </>
                )}
            </Panels>
        </>
    );
}

function Page() {
    const session = useLoad(getSession);
    return <Ready of={session}>{(s) => <One session={s} reload={session.reload} />}</Ready>;
}

void start((who) => (
    <Shell session={who}>
        <Page />
    </Shell>
));
