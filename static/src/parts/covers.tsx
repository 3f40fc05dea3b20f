// Who covers for whom at a service: said by its administrator, or by whoever will be away.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Caseload, Cover, List } from '../lib/types';
import { caseload as w } from '../lib/words_work';
import { choose, dayOf, FormEnd, KeptList, need } from './details';
import { DateField, ErrorSummary, noDate, partsOf, SelectField } from './fields';
import { Panel } from './panel';

interface Props {
    load: Caseload;
    me: string;
    may: boolean;
    changed: () => void;
}

function CoverForm({ load, me, close, saved }: Omit<Props, 'may' | 'changed'> & { close: () => void; saved: () => void }) {
    const form = useForm();
    const all = load.practitioners.flatMap(({ person, has_left }) => (person && !has_left ? [{ value: person.id, label: person.name }] : []));
    const [practitioner, setPractitioner] = useState(load.may_hand_over ? '' : me);
    const [person, setPerson] = useState('');
    const [from, setFrom] = useState(partsOf(today()));
    const [until, setUntil] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(practitioner, '/practitioner', w.away_missing),
            ...need(person, '/person', w.covering_missing),
            ...need(dayOf(from), '/from_on', w.from_missing),
            ...need(dayOf(until), '/until_on', w.back_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { practitioner, person, from_on: dayOf(from) ?? '', until_on: dayOf(until) ?? '' };
        if (await form.attempt(() => answer<Cover>(api.POST('/services/{id}/covers', { params: { path: { id: load.service.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {load.may_hand_over && <SelectField id="practitioner" label={w.away} value={practitioner} onValue={setPractitioner} options={[choose, ...all]} faults={form.faults} />}
            <SelectField id="person" label={w.covering_person} hint={w.covering_hint} value={person} onValue={setPerson} options={[choose, ...all.filter((one) => one.value !== practitioner && one.value !== me)]} faults={form.faults} />
            <DateField id="from_on" label={w.from} value={from} onValue={setFrom} faults={form.faults} />
            <DateField id="until_on" label={w.back} value={until} onValue={setUntil} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Item({ it, may, saved }: { it: Cover; may: boolean; saved: () => void }) {
    const form = useForm();
    const ends = today() > it.from_on ? today() : it.from_on; // one that has not begun never does
    const end = async () => {
        const params = { path: { id: it.id }, header: match(it) };
        if (await form.attempt(() => answer<Cover>(api.PATCH('/covers/{id}', { params, body: { until_on: ends }, headers: merging })))) saved();
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            <strong>{w.cover_line(it.person.name, it.practitioner.name)}</strong>
            <p class="quiet">
                {w.cover_time(longDay(it.from_on), longDay(it.until_on))}{' '}
                {may && (
                    <button type="button" class="link" aria-label={w.end_label(it.practitioner.name)} onClick={() => void end()}>
                        {w.end}
                    </button>
                )}
            </p>
        </li>
    );
}

export function Covers({ load, me, may, changed }: Props) {
    const list = useLoad(() => answer<List<Cover>>(api.GET('/services/{id}/covers', { params: { path: { id: load.service.id } } })), load.service.id);
    const saved = () => {
        list.reload();
        changed();
    };
    const mayEnd = (it: Cover) => may && it.person.id !== me && (load.may_hand_over || it.practitioner.id === me);
    const form = (close: () => void) => (
        <CoverForm
            load={load}
            me={me}
            close={close}
            saved={() => {
                close();
                saved();
            }}
        />
    );
    return (
        <Panel id="covers" title={w.covers} action={may ? w.cover : null} form={form}>
            <KeptList source={list} none={w.covers_none} item={(it) => <Item it={it} may={mayEnd(it)} saved={saved} key={it.id} />} />
        </Panel>
    );
}
