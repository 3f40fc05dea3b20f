// Who changed what in a service, and when: asked for when somebody wants to see it.
import { useState } from 'preact/hooks';
import { longDay, longInstant } from '../lib/dates';
import { useLoad } from '../lib/load';
import { getHistory } from '../lib/services';
import type { Service, ServiceStep } from '../lib/types';
import { details, roles } from '../lib/words';
import { care_statuses, keep as w, subjects } from '../lib/words_services';
import { Section } from './section';
import { Ready } from './waiting';

type Change = ServiceStep['changes'][number];

const dictionaries: Record<string, Record<string, string>> = { subjects, care_statuses, homes: details.kinds, who_may_refer: roles, staff: roles };

function inWords({ field }: Change, said: string[]): string {
    if (!said.length) return w.nothing;
    if (field === 'last_checked_on' || field === 'ended_on') return said.map(longDay).join('');
    if (field === 'assesses') return said.includes('true') ? w.yes : w.no;
    const words = dictionaries[field];
    return said.map((x) => words?.[x] ?? x).join('; ');
}

/* Of a list what went and what came; of anything else what it was and what it is. */
function Said({ change: c }: { change: Change }) {
    const gone = c.old.filter((x) => !c.new.includes(x));
    const come = c.new.filter((x) => !c.old.includes(x));
    const isList = c.old.length + c.new.length > 2;
    return (
        <dd>
            {(!isList || gone.length > 0) && (
                <p>
                    <span class="quiet">{isList ? w.taken_out : w.was}:</span> {inWords(c, isList ? gone : c.old)}
                </p>
            )}
            {(!isList || come.length > 0) && (
                <p>
                    <span class="quiet">{isList ? w.put_in : w.now}:</span> {inWords(c, isList ? come : c.new)}
                </p>
            )}
        </dd>
    );
}

function Step({ step }: { step: ServiceStep }) {
    return (
        <li class="kept">
            <strong>{[longInstant(step.at), step.by?.name].filter(Boolean).join(', ')}</strong>
            {step.changes.length === 0 && <p class="quiet">{w.made}</p>}
            {step.changes.length > 0 && (
                <dl class="facts changes">
                    {step.changes.map((c) => (
                        <div class="facts__row" key={c.field}>
                            <dt>{w.fields[c.field] ?? c.field}</dt>
                            <Said change={c} />
                        </div>
                    ))}
                </dl>
            )}
        </li>
    );
}

function Steps({ service }: { service: Service }) {
    const steps = useLoad(() => getHistory(service.id), service.etag);
    return (
        <Ready of={steps} part>
            {({ items }) => (
                <ul class="kept-list">
                    {items.map((step) => (
                        <Step step={step} key={step.at} />
                    ))}
                </ul>
            )}
        </Ready>
    );
}

export function History({ service }: { service: Service }) {
    const [open, setOpen] = useState(false);
    return (
        <Section title={w.changes} id="changes">
            {open ? (
                <Steps service={service} />
            ) : (
                <p>
                    <button type="button" class="link" onClick={() => setOpen(true)}>
                        {w.changes_show}
                    </button>
                </p>
            )}
        </Section>
    );
}
