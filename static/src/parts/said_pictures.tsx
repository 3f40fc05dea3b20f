// The pictures of something said, and the form of whoever put one in by mistake.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { pictureUrl } from '../lib/files';
import { useForm } from '../lib/form';
import type { ChildWords, WordsPicture } from '../lib/types';
import { files as w } from '../lib/words_voice';
import { FormEnd, need } from './details';
import { ErrorSummary, TextField } from './fields';

type Item = ChildWords['pictures'][number];

function Mistake({ picture, close, saved }: { picture: Item; close: () => void; saved: () => void }) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(reason.trim(), '/error_reason', w.reason_missing))) return;
        const params = { path: { id: picture.id } };
        const done = await form.attempt(async () => {
            const now = await answer<WordsPicture>(api.GET('/pictures/{id}', { params }));
            return answer(api.PATCH('/pictures/{id}', { params: { ...params, header: match(now) }, body: { error_reason: reason.trim() }, headers: merging }));
        });
        if (done) saved();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="error_reason" label={w.reason} value={reason} onValue={setReason} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function SaidPictures({ said, may, reload }: { said: ChildWords; may: boolean; reload: () => void }) {
    const [open, setOpen] = useState<string | null>(null);
    if (!said.pictures.length) return null;
    return (
        <ul class="said-pictures">
            {said.pictures.map((one) => (
                <li key={one.id}>
                    <figure>
                        <img src={pictureUrl(one.id)} alt={w.kinds[one.kind]} width={one.width} height={one.height} loading="lazy" />
                        <figcaption>
                            {one.about}
                            {may && open !== one.id && (
                                <button type="button" class="link off-paper" aria-label={w.remove_label(one.about)} onClick={() => setOpen(one.id)}>
                                    {w.remove}
                                </button>
                            )}
                        </figcaption>
                    </figure>
                    {open === one.id && <Mistake picture={one} close={() => setOpen(null)} saved={reload} />}
                </li>
            ))}
        </ul>
    );
}
