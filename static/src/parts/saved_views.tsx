// Views of a list that somebody keeps: filters and order under a name, as links above the list.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { List, SavedView } from '../lib/types';
import { form as f } from '../lib/words';
import { views as w } from '../lib/words_waiting';
import { Buttons, ErrorSummary, Submit, TextField } from './fields';

const missing = (name: string) => (name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }]);

function Keep({ query, close, saved }: { query: string; close: () => void; saved: () => void }) {
    const form = useForm();
    const [name, setName] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(name))) return;
        const body = { list: 'waiting-list' as const, name: name.trim(), query };
        if (await form.attempt(() => answer<SavedView>(api.POST('/me/views', { body, headers: once(body) })))) saved();
    };
    return (
        <form class="panel-form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.name} hint={w.keep_hint} value={name} onValue={setName} faults={form.faults} width="20" />
            <Buttons>
                <Submit busy={form.busy}>{w.save}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function One({ view, changed }: { view: SavedView; changed: () => void }) {
    const form = useForm();
    const [name, setName] = useState(view.name);
    const params = { path: { id: view.id } };
    const submit = async (e: Event) => {
        e.preventDefault();
        const faults = missing(name).map((one) => ({ ...one, pointer: `/${view.id}` }));
        if (form.busy || !form.check(faults)) return;
        if (await form.attempt(() => answer<SavedView>(api.PATCH('/me/views/{id}', { params: { ...params, header: match(view) }, body: { name: name.trim() }, headers: merging })))) changed();
    };
    const drop = () => void form.attempt(() => answer(api.DELETE('/me/views/{id}', { params }))).then(changed);
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <div class="beside">
                <TextField id={view.id} label={w.rename(view.name)} value={name} onValue={setName} faults={form.faults} width="20" />
                <button type="submit" class="govuk-button govuk-button--secondary" aria-label={w.save_name_label(view.name)}>
                    {w.save_name}
                </button>
                <button type="button" class="link" aria-label={w.drop_label(view.name)} onClick={drop}>
                    {w.drop}
                </button>
            </div>
        </form>
    );
}

/** `query`: the view as it is now; empty: nothing that could be kept. */
export function SavedViews({ query }: { query: string }) {
    const list = useLoad(() => answer<List<SavedView>>(api.GET('/me/views', { params: { query: { list: 'waiting-list' } } })));
    const [open, setOpen] = useState<'keep' | 'change' | null>(null);
    const items = list.now.state === 'ready' ? list.now.value.items : [];
    const isKept = items.some((view) => view.query === query);
    const close = () => setOpen(null);
    return (
        <div class="views">
            {items.length > 0 && (
                <nav aria-label={w.title}>
                    <ul class="views__list">
                        {items.map((view) => (
                            <li key={view.id}>
                                <a class="govuk-link govuk-link--no-visited-state" href={`${location.pathname}?${view.query}`} aria-current={view.query === query ? 'page' : undefined}>
                                    {view.name}
                                </a>
                            </li>
                        ))}
                    </ul>
                </nav>
            )}
            {open === null && (
                <p class="views__ways">
                    {query && !isKept && (
                        <button type="button" class="link" onClick={() => setOpen('keep')}>
                            {w.keep}
                        </button>
                    )}
                    {items.length > 0 && (
                        <button type="button" class="link" onClick={() => setOpen('change')}>
                            {w.change}
                        </button>
                    )}
                </p>
            )}
            {open === 'keep' && <Keep query={query} close={close} saved={() => (close(), list.reload())} />}
            {open === 'change' && (
                <div class="panel-form">
                    {items.map((view) => (
                        <One view={view} changed={list.reload} key={`${view.id} ${view.etag}`} />
                    ))}
                    <button type="button" class="govuk-button" onClick={close}>
                        {w.close}
                    </button>
                </div>
            )}
        </div>
    );
}
