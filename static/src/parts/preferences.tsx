// Words that matter, who comes along, what help should come first; and when the child was asked.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, List, NewPreference, Preference, WordsAsked } from '../lib/types';
import { prefers as w, said as v } from '../lib/words_voice';
import { ChangeIt, choose, dayOf, FormEnd, KeptList, need, options, type FormProps } from './details';
import { DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';
import { Panel } from './panel';
import { WrongLink } from './wrong_link';

type Kind = Preference['kind'];

const textOf = (one: Pick<Preference, 'kind' | 'text' | 'instead' | 'way'>): string =>
    one.kind === 'word' ? w.word(one.text, one.instead) : one.way ? `${one.text} (${w.ways_short[one.way]})` : one.text;

function PreferenceForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [typed, setTyped] = useState({ kind: '' as Kind | '', text: '', instead: '', way: '', said: partsOf(today()) });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const { kind } = typed;
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(kind, '/kind', w.kind_missing),
            ...need(typed.text.trim(), '/text', w.text_missing),
            ...need(kind !== 'first' || typed.way, '/way', w.way_missing),
            ...need(dayOf(typed.said), '/said_on', w.said_on_missing),
        ];
        if (form.busy || !form.check(missing) || !kind) return;
        const body: NewPreference = {
            kind,
            text: typed.text.trim(),
            instead: kind === 'word' ? typed.instead.trim() || null : null,
            way: kind === 'first' ? (typed.way as NonNullable<Preference['way']>) : null,
            said_on: dayOf(typed.said) ?? '',
        };
        if (await form.attempt(() => answer<Preference>(api.POST('/children/{child}/preferences', { params: { path: { child: child.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="kind" label={w.kind} value={kind} onValue={(to) => change({ kind: to as Kind })} options={options(w.kinds)} faults={form.faults} />
            {kind === 'first' && <RadioField id="way" label={w.way} hint={w.first_hint} value={typed.way} onValue={(way) => change({ way })} options={options(w.ways)} faults={form.faults} />}
            <TextField id="text" label={w.text[kind || 'word']} value={typed.text} onValue={(text) => change({ text })} faults={form.faults} />
            {kind === 'word' && <TextField id="instead" label={w.instead} value={typed.instead} onValue={(instead) => change({ instead })} faults={form.faults} />}
            <DateField id="said_on" label={w.said_on} value={typed.said} onValue={(said) => change({ said })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const getPreferences = (child: string) => answer<List<Preference>>(api.GET('/children/{child}/preferences', { params: { path: { child } } }));

export function Preferences({ child, mayAdd, mayEnd }: { child: Child; mayAdd: boolean; mayEnd: boolean }) {
    const list = useLoad(() => getPreferences(child.id));
    const end = async (one: Preference) => {
        await answer(api.PATCH('/preferences/{id}', { params: { path: { id: one.id }, header: match(one) }, body: { until_on: today() }, headers: merging })).catch(() => undefined);
        list.reload();
    };
    const form = (close: () => void) => <PreferenceForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="preferences" title={w.title(calledName(child))} action={mayAdd ? w.add : null} form={form}>
            <KeptList
                source={list}
                none={w.none}
                item={(one) => (
                    <li class="kept" key={one.id}>
                        <strong>
                            {w.heads[one.kind]}: {textOf(one)}
                        </strong>{' '}
                        {mayEnd && one.holds && <ChangeIt text={w.over} label={w.over_label(one.text)} onClick={() => void end(one)} />}{' '}
                        {mayAdd && <WrongLink child={child.id} type="preference" record={one.id} what={one.text} />}
                        <p class="quiet">{[longDay(one.said_on), one.until_on && w.until(longDay(one.until_on))].filter(Boolean).join(', ')}</p>
                    </li>
                )}
            />
        </Panel>
    );
}

function AskedForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [typed, setTyped] = useState({ asked: partsOf(today()), outcome: '' });
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(typed.outcome, '/outcome', v.outcome_missing), ...need(dayOf(typed.asked), '/asked_on', v.asked_on_missing)])) return;
        const body = { asked_on: dayOf(typed.asked) ?? '', outcome: typed.outcome as 'nothing_new' | 'not_now' };
        if (await form.attempt(() => answer<WordsAsked>(api.POST('/children/{child}/words-asked', { params: { path: { child: child.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="outcome" label={v.outcome(calledName(child))} value={typed.outcome} onValue={(outcome) => setTyped({ ...typed, outcome })} options={[choose, ...options(v.outcomes)]} faults={form.faults} />
            <DateField id="asked_on" label={v.asked_on} value={typed.asked} onValue={(asked) => setTyped({ ...typed, asked })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const getAsked = (child: string) => answer<List<WordsAsked>>(api.GET('/children/{child}/words-asked', { params: { path: { child } } }));

export function Asked({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => getAsked(child.id));
    const form = (close: () => void) => <AskedForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="asked" title={v.asked_title} action={may ? v.asked_add : null} form={form}>
            <KeptList
                source={list}
                none={v.asked_none}
                item={(one) => (
                    <li class="kept" key={one.id}>
                        {longDay(one.asked_on)}: {v.answers[one.outcome]}
                    </li>
                )}
            />
        </Panel>
    );
}
