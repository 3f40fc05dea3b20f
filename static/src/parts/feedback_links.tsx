// Links by which a group of people says how a service or a session was: made here, shown once.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import type { FeedbackLink, FeedbackLinkMade } from '../lib/types';
import { evaluation as w, session as t, whom } from '../lib/words_feedback';
import { FormEnd, need, options } from './details';
import { ErrorSummary, RadioField, TextField } from './fields';
import { Panel } from './panel';
import { SecretOnce } from './secret_once';

interface Props {
    links: FeedbackLink[];
    kinds: 'evaluation' | 'training';
    make: (body: { choice: string; name: string; most: number }) => Promise<FeedbackLinkMade>;
    reload: () => void;
}

function LinkForm({ kinds, make, close, made }: Pick<Props, 'kinds' | 'make'> & { close: () => void; made: (path: string) => void }) {
    const form = useForm();
    const [choice, setChoice] = useState('');
    const [name, setName] = useState('');
    const [most, setMost] = useState('');
    const of = kinds === 'evaluation' ? { id: 'for_whom', label: w.for_whom, words: whom } : { id: 'kind', label: t.link_kind, words: t.kinds };
    const submit = async (e: Event) => {
        e.preventDefault();
        const n = /^\d{1,3}$/.test(most.trim()) ? Number(most) : 0;
        if (form.busy || !form.check([...need(choice, `/${of.id}`, w.for_whom), ...need(name.trim(), '/name', w.to_whom), ...need(n >= 1 && n <= 500, '/most', w.most_wrong)])) return;
        const link = await form.attempt(() => make({ choice, name: name.trim(), most: n }));
        if (link) made(`${location.origin}${link.path}`);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id={of.id} label={of.label} value={choice} onValue={setChoice} options={options(of.words)} faults={form.faults} />
            <TextField id="name" label={w.to_whom} hint={w.to_whom_hint} value={name} onValue={setName} faults={form.faults} />
            <TextField id="most" label={w.most} value={most} onValue={setMost} faults={form.faults} width="4" input={{ inputMode: 'numeric' }} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Item({ link, reload }: { link: FeedbackLink; reload: () => void }) {
    const end = async () => {
        await answer(api.PATCH('/feedback-links/{id}', { params: { path: { id: link.id }, header: match(link) }, body: { ended: true }, headers: merging })).catch(() => undefined);
        reload();
    };
    return (
        <li class="kept">
            <strong>{link.name}</strong> <span class="state">{w.link_states[link.state]}</span>
            <p>{[link.kind === 'evaluation' ? whom[link.for_whom] : t.kinds[link.kind], w.link_n(link.came, link.most), longDay(link.until)].filter(Boolean).join(', ')}</p>
            {link.state === 'open' && (
                <button type="button" class="link off-paper" aria-label={w.end_label(link.name)} onClick={() => void end()}>
                    {w.end}
                </button>
            )}
        </li>
    );
}

export function FeedbackLinks({ links, kinds, make, reload }: Props) {
    const [secret, setSecret] = useState('');
    const made = (close: () => void) => (path: string) => {
        setSecret(path);
        close();
        reload();
    };
    return (
        <Panel id="links" title={w.links} action={w.make_link} form={(close) => <LinkForm kinds={kinds} make={make} close={close} made={made(close)} />}>
            {secret && <SecretOnce title={w.once} about={w.once_about} secret={secret} done={w.done} close={() => setSecret('')} />}
            <p class="quiet">{w.links_about}</p>
            {links.length === 0 ? (
                <p class="quiet">{w.no_links}</p>
            ) : (
                <ul class="kept-list">
                    {links.map((link) => (
                        <Item link={link} reload={reload} key={link.id} />
                    ))}
                </ul>
            )}
        </Panel>
    );
}
