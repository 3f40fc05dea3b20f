// What this council has set: each setting in plain words, what it is now, and who changed it last.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { List, Session, Setting } from '../lib/types';
import { form as f } from '../lib/words';
import { settings as w } from '../lib/words_office';
import { Buttons, ChecksField, ErrorSummary, Submit, TextField } from '../parts/fields';
import { NoticeState } from '../parts/notice_state';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { SdqPacks } from '../parts/sdq_packs';
import { hasRole, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getSettings = () => answer<List<Setting>>(api.GET('/settings'));
const order = Object.keys(w.of);
const place = ({ name }: Setting): number => (order.includes(name) ? order.indexOf(name) : order.length);
const wordsOf = ({ name, about }: Setting) => w.of[name] ?? { title: name, about, field: name, unit: (value: string) => value };
const isList = ({ name }: Setting): boolean => name === 'sdq_follow_up_informants' || name === 'sdq_ask_also';
const chosenOf = (value: string): string[] => (value === 'none' ? [] : value.split(','));
const informants = Object.entries(w.informants).map(([value, label]) => ({ value, label }));

function shown(setting: Setting): string {
    if (!isList(setting)) return wordsOf(setting).unit(setting.value);
    return chosenOf(setting.value).map((it) => w.informants[it] ?? it).join(', ') || w.nobody;
}

interface FormProps {
    setting: Setting;
    close: () => void;
    saved: () => void;
}

function SettingForm({ setting, close, saved }: FormProps) {
    const form = useForm();
    const [value, setValue] = useState(setting.value);
    const { field } = wordsOf(setting);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(value.trim() ? [] : [{ pointer: '/value', detail: w.missing }])) return;
        const done = await form.attempt(async () => {
            await answer(api.PUT('/settings/{word}', { params: { path: { word: setting.name } }, body: { value: value.trim() } }));
            return true;
        });
        if (!done) return;
        close();
        saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {isList(setting) ? (
                <ChecksField id="value" label={field} options={informants} chosen={chosenOf(value)} onChosen={(chosen) => setValue(chosen.join(',') || 'none')} faults={form.faults} />
            ) : (
                <TextField id="value" label={field} value={value} onValue={setValue} faults={form.faults} width="3" input={{ inputMode: 'numeric', maxLength: 3 }} />
            )}
            <Buttons>
                <Submit busy={form.busy}>{w.submit}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function Settings({ session }: { session: Session }) {
    const list = useLoad(getSettings);
    const [said, setSaid] = useState('');
    const may = hasRole(session, ['system_admin']);
    const saved = (setting: Setting) => {
        setSaid(w.saved(wordsOf(setting).title));
        list.reload();
    };
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/settings/measures">
                    {w.measures}
                </a>
            </PageHead>
            <p class="restored" role="status" hidden={!said}>
                {said}
            </p>
            <p class="govuk-body">{w.about}</p>
            <Ready of={list}>
                {({ items }) => (
                    <Panels>
                        {[...items].sort((a, b) => place(a) - place(b)).map((setting) => (
                            <Panel
                                id={setting.name}
                                title={wordsOf(setting).title}
                                action={may ? w.change : null}
                                label={w.change_label(wordsOf(setting).title)}
                                form={(close) => <SettingForm setting={setting} close={close} saved={() => saved(setting)} />}
                                key={setting.name}
                            >
                                <p class="govuk-body">
                                    {w.now}: <strong>{shown(setting)}</strong>
                                </p>
                                <p class="govuk-body">{wordsOf(setting).about}</p>
                                <p class="govuk-body quiet">
                                    {setting.changed_at ? w.changed(setting.changed_by?.name ?? '', longInstant(setting.changed_at)) : w.as_it_came}
                                </p>
                            </Panel>
                        ))}
                    </Panels>
                )}
            </Ready>
            {may && <SdqPacks />}
            {may && <NoticeState />}
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Settings session={session} />
    </Shell>
));
