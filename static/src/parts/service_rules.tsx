// Forms for rules that are lines: what must come first, and by when the service acts.
import { useState } from 'preact/hooks';
import type { Faults } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices } from '../lib/referrals';
import type { Service, ServiceEdit } from '../lib/types';
import { keep as w, kinds, promise, steps, units, urgencies } from '../lib/words_services';
import { choose, FormEnd, need, options } from './details';
import { ErrorSummary, SelectField, TextField } from './fields';
import { useEdit, type EditProps } from './service_forms';
import { Ready } from './waiting';

type Clocks = NonNullable<ServiceEdit['clocks']>;
type Requirements = NonNullable<ServiceEdit['requirements']>;

/* --- by when it acts --- */

interface Promised {
    urgency: string;
    clock: string;
    n: string;
    unit: string;
    text: string;
}

const usual: Record<string, string> = { asked: 'working_days', decision: 'working_days', offer: 'hours', seen: 'weeks' };

const everyStep = (s: Service): Promised[] =>
    Object.keys(urgencies).flatMap((urgency) =>
        Object.keys(steps).map((clock) => {
            const now = s.clocks.find((c) => c.urgency === urgency && c.clock === clock);
            return { urgency, clock, n: now ? String(now.n) : '', unit: now?.unit ?? usual[clock] ?? 'weeks', text: now?.text ?? '' };
        }),
    );

const isCount = (n: string): boolean => !n.trim() || (/^\d{1,3}$/.test(n.trim()) && Number(n) > 0);
const idOf = (p: Promised, part: string): string => `clock-${p.urgency}-${p.clock}-${part}`;
const said = (p: Promised): string => promise(p.clock, Number(p.n), p.unit);

function StepFields({ step: p, onStep, faults }: { step: Promised; onStep: (p: Promised) => void; faults: Faults }) {
    /* Words that nobody has made their own follow the number. */
    const follow = (next: Promised): Promised => ({ ...next, text: !p.text || p.text === said(p) ? (isCount(next.n) && next.n.trim() ? said(next) : '') : next.text });
    return (
        <fieldset class="govuk-fieldset step">
            <legend class="govuk-fieldset__legend">{steps[p.clock]}</legend>
            <div class="beside">
                <TextField id={idOf(p, 'n')} label={w.n} value={p.n} onValue={(n) => onStep(follow({ ...p, n }))} faults={faults} width="3" input={{ inputMode: 'numeric' }} />
                <SelectField id={idOf(p, 'unit')} label={w.unit} value={p.unit} onValue={(unit) => onStep(follow({ ...p, unit }))} options={options(units)} faults={faults} />
            </div>
            {p.n.trim() && <TextField id={idOf(p, 'text')} label={w.in_words} value={p.text} onValue={(text) => onStep({ ...p, text })} faults={faults} input={{ maxLength: 300 }} />}
        </fieldset>
    );
}

export function ClocksForm(props: EditProps) {
    const { faults, busy, submit } = useEdit(props);
    const [all, setAll] = useState(() => everyStep(props.service));
    const set = (p: Promised) => setAll(all.map((x) => (x.urgency === p.urgency && x.clock === p.clock ? p : x)));
    const body = () => ({
        clocks: all.filter((p) => p.n.trim()).map((p) => ({ urgency: p.urgency, clock: p.clock, n: Number(p.n), unit: p.unit, text: p.text.trim() || said(p) })) as Clocks,
    });
    return (
        <form onSubmit={submit(body, () => all.flatMap((p) => need(isCount(p.n), `/${idOf(p, 'n')}`, w.n_wrong)))} noValidate>
            <ErrorSummary faults={faults} />
            <p class="govuk-hint">
                {w.clocks_hint} {w.clocks_about}
            </p>
            {Object.entries(urgencies).map(([urgency, title]) => (
                <div key={urgency}>
                    <h3 class="form__part">{title}</h3>
                    {all
                        .filter((p) => p.urgency === urgency)
                        .map((p) => (
                            <StepFields step={p} onStep={set} faults={faults} key={p.clock} />
                        ))}
                </div>
            ))}
            <FormEnd busy={busy} close={props.close} />
        </form>
    );
}

/* --- what must come first --- */

interface Line {
    kind: string;
    before: string;
    text: string;
}

const linesOf = (s: Service): Line[] => s.requirements.map((r) => ({ kind: r.kind, before: r.before?.id ?? '', text: r.text }));
const empty: Line = { kind: 'consultation', before: '', text: '' };

interface LineProps {
    line: Line;
    i: number;
    services: Service[];
    onLine: (line: Line | null) => void;
    faults: Faults;
}

function LineFields({ line, i, services, onLine, faults }: LineProps) {
    const at = `requirements-${i}`;
    return (
        <fieldset class="govuk-fieldset step">
            <legend class="govuk-fieldset__legend">{w.kind(i + 1)}</legend>
            <SelectField id={`${at}-kind`} label={w.kind_label} value={line.kind} onValue={(kind) => onLine({ ...line, kind })} options={options(kinds)} faults={faults} />
            {line.kind === 'service_before' && (
                <SelectField id={`${at}-before`} label={w.before} value={line.before} onValue={(before) => onLine({ ...line, before })} options={[choose, ...services.map((s) => ({ value: s.id, label: s.name }))]} faults={faults} />
            )}
            <TextField id={`${at}-text`} label={w.text} value={line.text} onValue={(text) => onLine({ ...line, text })} faults={faults} input={{ maxLength: 300 }} />
            <button type="button" class="link" aria-label={w.take_out_label(i + 1)} onClick={() => onLine(null)}>
                {w.take_out}
            </button>
        </fieldset>
    );
}

function FirstFields({ services, ...props }: EditProps & { services: Service[] }) {
    const { faults, busy, submit } = useEdit(props);
    const [lines, setLines] = useState(() => (props.service.requirements.length ? linesOf(props.service) : [empty]));
    const set = (i: number) => (line: Line | null) => setLines(line ? lines.map((x, k) => (k === i ? line : x)) : lines.filter((_, k) => k !== i));
    const body = () => ({
        requirements: lines.map((l) => ({ kind: l.kind, text: l.text.trim(), ...(l.kind === 'service_before' ? { before: l.before } : {}) })) as Requirements,
    });
    const missing = () =>
        lines.flatMap((l, i) => [
            ...need(l.kind !== 'service_before' || l.before, `/requirements/${i}/before`, w.before_missing),
            ...need(l.text.trim(), `/requirements/${i}/text`, w.text_missing),
        ]);
    return (
        <form onSubmit={submit(body, missing)} noValidate>
            <ErrorSummary faults={faults} />
            <p class="govuk-hint">{w.first_about}</p>
            {lines.map((line, i) => (
                <LineFields line={line} i={i} services={services} onLine={set(i)} faults={faults} key={i} />
            ))}
            <p>
                <button type="button" class="link" onClick={() => setLines([...lines, empty])}>
                    {w.add_line}
                </button>
            </p>
            <FormEnd busy={busy} close={props.close} />
        </form>
    );
}

export function FirstForm(props: EditProps) {
    const services = useLoad(getServices);
    return (
        <Ready of={services} part>
            {({ items }) => <FirstFields {...props} services={items.filter((s) => s.id !== props.service.id)} />}
        </Ready>
    );
}
