// The rounds in which a service asked how it is for people; a new one begins here.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService, isOwn } from '../lib/referrals';
import type { Evaluation, EvaluationOne, List, Session } from '../lib/types';
import { evaluations as w } from '../lib/words_feedback';
import { FormEnd } from '../parts/details';
import { bodyOf, faultsOf, newRound, RoundFields } from '../parts/evaluation_round';
import { ErrorSummary } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');
const getAll = async () => {
    const [service, list] = await Promise.all([getService(id), answer<List<Evaluation>>(api.GET('/services/{id}/evaluations', { params: { path: { id } } }))]);
    return { service, rounds: list.items };
};

function RoundForm({ close }: { close: () => void }) {
    const form = useForm();
    const [typed, setTyped] = useState(newRound);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed))) return;
        const body = bodyOf(typed);
        const made = await form.attempt(() => answer<EvaluationOne>(api.POST('/services/{id}/evaluations', { params: { path: { id } }, body, headers: once(body) })));
        if (made) location.assign(`/evaluations/${made.id}`);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RoundFields typed={typed} change={(part) => setTyped({ ...typed, ...part })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Item({ it }: { it: Evaluation }) {
    return (
        <li class="rows__item">
            <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/evaluations/${it.id}`}>
                    <strong>{it.title}</strong>
                </a>{' '}
                <span class="state">{w.states[it.state]}</span>
                <p class="rows__more">{[w.days(it.from, it.until), it.state === 'coming' ? '' : w.came(it.came, it.came_young, it.is_own)].filter(Boolean).join(' · ')}</p>
            </div>
        </li>
    );
}

function Page({ session }: { session: Session }) {
    const all = useLoad(getAll);
    return (
        <Ready of={all}>
            {({ service, rounds }) => {
                setTitle(w.title, service.name);
                return (
                    <>
                        <PageHead title={w.title} above={service.name}>
                            <a class="govuk-link" href={`/services/${service.id}`}>
                                {service.name}
                            </a>
                        </PageHead>
                        <p class="govuk-body">{w.about}</p>
                        <Panels>
                            <Panel id="rounds" title={w.list} action={isOwn(service, session) ? w.begin : null} form={(close) => <RoundForm close={close} />}>
                                {rounds.length === 0 ? (
                                    <p class="quiet">{w.none}</p>
                                ) : (
                                    <ul class="rows">
                                        {rounds.map((it) => (
                                            <Item it={it} key={it.id} />
                                        ))}
                                    </ul>
                                )}
                            </Panel>
                        </Panels>
                    </>
                );
            }}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
