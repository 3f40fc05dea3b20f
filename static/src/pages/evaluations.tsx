// The rounds in which a service asked how it is for people; a new one begins here.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService, isOwn } from '../lib/referrals';
import type { Evaluation, EvaluationOne, List, NewEvaluation, Session } from '../lib/types';
import { evaluations as w } from '../lib/words_feedback';
import { dayOf, FormEnd, need } from '../parts/details';
import { DateField, ErrorSummary, partsOf, TextField, type DateParts } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');
const getAll = async () => {
    const [service, list] = await Promise.all([getService(id), answer<List<Evaluation>>(api.GET('/services/{id}/evaluations', { params: { path: { id } } }))]);
    return { service, rounds: list.items };
};

const asked = Object.keys(w.asked) as (keyof NewEvaluation)[];
const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

function RoundForm({ close }: { close: () => void }) {
    const form = useForm();
    const [t, setT] = useState<Record<string, string>>({});
    const [from, setFrom] = useState<DateParts>(partsOf(today()));
    const [until, setUntil] = useState<DateParts>(partsOf(''));
    const put = (name: string) => (value: string) => setT({ ...t, [name]: value });
    const submit = async (e: Event) => {
        e.preventDefault();
        const [a, b] = [dayOf(from), dayOf(until)];
        const numbers = [...asked, 'children'].filter((name) => (t[name] ?? '').trim());
        const missing = [
            ...need((t.title ?? '').trim(), '/title', w.missing),
            ...need((t.called ?? '').trim(), '/called', w.missing),
            ...need(a, '/from', w.day_wrong),
            ...need(b, '/until', w.day_wrong),
            ...need(!a || !b || a <= b, '/until', w.order_wrong),
            ...numbers.flatMap((name) => need(numberOf(t[name] ?? '') !== null, `/${name}`, w.number_wrong)),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { title: (t.title ?? '').trim(), called: (t.called ?? '').trim(), from: a ?? '', until: b ?? '', ...Object.fromEntries(numbers.map((name) => [name, numberOf(t[name] ?? '')])) } as NewEvaluation;
        const made = await form.attempt(() => answer<EvaluationOne>(api.POST('/services/{id}/evaluations', { params: { path: { id } }, body, headers: once(body) })));
        if (made) location.assign(`/evaluations/${made.id}`);
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <TextField id="title" label={w.name} value={t.title ?? ''} onValue={put('title')} faults={faults} />
            <TextField id="called" label={w.called} hint={w.called_hint} value={t.called ?? ''} onValue={put('called')} faults={faults} />
            <DateField id="from" label={w.from} value={from} onValue={setFrom} faults={faults} />
            <DateField id="until" label={w.until} hint={w.until_hint} value={until} onValue={setUntil} faults={faults} />
            {asked.map((name) => (
                <TextField id={name} label={w.asked[name] ?? name} hint={w.asked_hint} value={t[name] ?? ''} onValue={put(name)} faults={faults} width="4" input={{ inputMode: 'numeric' }} key={name} />
            ))}
            <TextField id="children" label={w.children} hint={w.asked_hint} value={t.children ?? ''} onValue={put('children')} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
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
