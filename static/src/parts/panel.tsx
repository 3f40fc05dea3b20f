// A section whose action opens a form in its place.
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { Section } from './section';

/* One form at a time: fields of two forms could have the same name. */
const Open = createContext<{ now: string; set: (id: string) => void }>({ now: '', set: () => undefined });

export function Panels({ children }: { children: ComponentChildren }) {
    const [now, set] = useState('');
    return <Open.Provider value={{ now, set }}>{children}</Open.Provider>;
}

interface Props {
    id: string;
    title: string;
    action: string | null; // null: this person may only look
    label?: string; // what the action is called where it is heard without the heading
    form: (close: () => void) => ComponentChildren;
    /** What stands there; where that opens the form itself, a function of how. */
    children: ComponentChildren | ((open: () => void) => ComponentChildren);
}

export function Panel({ id, title, action, label, form, children }: Props) {
    const { now, set } = useContext(Open);
    const open = now === id;
    return (
        <Section
            title={title}
            id={id}
            tools={
                action && !open ? (
                    <button type="button" class="link section__action" aria-label={label} onClick={() => set(id)}>
                        {action}
                    </button>
                ) : null
            }
        >
            {open && <div class="panel-form">{form(() => set(''))}</div>}
            {typeof children === 'function' ? children(() => set(id)) : children}
        </Section>
    );
}
