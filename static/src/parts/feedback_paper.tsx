// A form that is typed in from paper, or answered by whoever came to a session: choices and lines; blanks stay blank.
import { useState } from 'preact/hooks';
import { answer, api, Problem } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { FeedbackAnswerNew, FeedbackQuestion, List } from '../lib/types';
import { evaluation as w } from '../lib/words_feedback';
import { FormEnd } from './details';
import { ErrorSummary, SelectField, TextField } from './fields';
import { Ready } from './waiting';

type Typed = Record<string, string>;

const getAsked = (kind: string, forWhom: string) => answer<List<FeedbackQuestion>>(api.GET('/feedback-questions', { params: { query: { kind, for_whom: forWhom } } }));

const answersOf = (asked: FeedbackQuestion[], typed: Typed): FeedbackAnswerNew[] =>
    asked.filter((q) => (typed[q.code] ?? '').trim()).map((q) => ({ code: q.code, ...(q.type === 'choice' ? { number: Number(typed[q.code]) } : { text: typed[q.code] ?? '' }) }));

interface Props {
    kind: string;
    forWhom: string;
    called: string;
    send: (answers: FeedbackAnswerNew[]) => Promise<unknown>;
    saved: () => void;
    close: () => void;
    text?: string;
}

function Fields({ asked, called, send, saved, close, text }: Props & { asked: FeedbackQuestion[] }) {
    const form = useForm();
    const [typed, setTyped] = useState<Typed>({});
    const submit = async (e: Event) => {
        e.preventDefault();
        const answers = answersOf(asked, typed);
        if (form.busy || !form.check(answers.some((a) => a.code !== 'role') ? [] : [{ pointer: `/${asked.find((q) => q.code !== 'role')?.code}`, detail: w.nothing_typed }])) return;
        const refused = (p: Problem) => p.faults.length > 0 && !form.check(p.faults.map((f) => (f.pointer.startsWith('/answers/') ? { ...f, pointer: `/${answers[Number(f.pointer.split('/')[2])]?.code ?? ''}` } : f)));
        if (!(await form.attempt(() => send(answers), refused))) return;
        setTyped({});
        saved();
    };
    const put = (code: string) => (value: string) => setTyped({ ...typed, [code]: value });
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {asked.map((q) => {
                const common = { id: q.code, label: q.words.replace('{name}', called), value: typed[q.code] ?? '', onValue: put(q.code), faults: form.faults, ...(q.hint ? { hint: q.hint } : {}) };
                if (q.type !== 'choice') return <TextField {...common} rows={3} key={q.code} />;
                return <SelectField {...common} options={[{ value: '', label: w.blank }, ...(q.choices ?? []).map((label, i) => ({ value: String(i + 1), label: String(label) }))]} key={q.code} />;
            })}
            <FormEnd busy={form.busy} close={close} {...(text ? { text } : {})} />
        </form>
    );
}

export function FeedbackForm(props: Props) {
    const asked = useLoad(() => getAsked(props.kind, props.forWhom), `${props.kind} ${props.forWhom}`);
    return (
        <Ready of={asked} part>
            {({ items }) => <Fields {...props} asked={items} key={`${props.kind} ${props.forWhom}`} />}
        </Ready>
    );
}
