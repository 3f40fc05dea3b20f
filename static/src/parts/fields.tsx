// Fields of forms. A field's id is its pointer in the body, so that the service's faults find it.
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { today } from '../lib/dates';
import { fieldId, type Faults } from '../lib/form';
import * as words from '../lib/words';

export function ErrorSummary({ faults }: { faults: Faults }) {
    const box = useRef<HTMLDivElement>(null);
    // In the same step as it appears, so that nothing typed in between goes to neither the field nor the summary.
    useLayoutEffect(() => {
        if (faults.list.length) box.current?.focus();
    }, [faults.serial]);
    if (!faults.list.length) return null;
    return (
        <div class="govuk-error-summary" ref={box} tabIndex={-1}>
            <div role="alert">
                <h2 class="govuk-error-summary__title">{words.form.error_title}</h2>
                <ul class="govuk-list govuk-error-summary__list">
                    {faults.list.map((f) => (
                        <li key={f.pointer + f.detail}>
                            <FaultLink id={fieldId(f.pointer)} text={f.detail} />
                        </li>
                    ))}
                </ul>
            </div>
        </div>
    );
}

function FaultLink({ id, text }: { id: string; text: string }) {
    if (!id || !document.getElementById(id)) return <span class="fault">{text}</span>;
    const go = (e: Event) => {
        e.preventDefault();
        const target = document.getElementById(id);
        target?.scrollIntoView({ block: 'center' });
        target?.focus();
    };
    return (
        <a href={`#${id}`} onClick={go}>
            {text}
        </a>
    );
}

export interface FieldProps {
    id: string;
    label: ComponentChildren;
    hint?: ComponentChildren;
    faults: Faults;
}

export const describedBy = (id: string, hint: unknown, fault: unknown) =>
    [hint ? `${id}-hint` : '', fault ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

export const groupClass = (fault: unknown) => `govuk-form-group${fault ? ' govuk-form-group--error' : ''}`;

export function Notes({ id, hint, fault }: { id: string; hint?: ComponentChildren; fault: string | undefined }) {
    return (
        <>
            {hint && (
                <div class="govuk-hint" id={`${id}-hint`}>
                    {hint}
                </div>
            )}
            {fault && (
                <p class="govuk-error-message" id={`${id}-error`}>
                    <span class="govuk-visually-hidden">{words.form.error_prefix} </span>
                    {fault}
                </p>
            )}
        </>
    );
}

interface TextProps extends FieldProps {
    value: string;
    onValue: (value: string) => void;
    width?: 'full' | '30' | '20' | '10' | '5' | '4' | '3' | '2';
    rows?: number; // more than one: a text area
    input?: Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'icon'>;
}

export function TextField({ id, label, hint, faults, value, onValue, width = 'full', rows = 1, input }: TextProps) {
    const fault = faults.of(id);
    const common = {
        id,
        name: id,
        value,
        'aria-describedby': describedBy(id, hint, fault),
        'aria-invalid': fault ? (true as const) : undefined,
    };
    return (
        <div class={groupClass(fault)}>
            <label class="govuk-label" for={id}>
                {label}
            </label>
            <Notes id={id} hint={hint} fault={fault} />
            {rows > 1 ? (
                <textarea
                    {...common}
                    class={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
                    rows={rows}
                    onInput={(e) => onValue(e.currentTarget.value)}
                />
            ) : (
                <input
                    type="text"
                    autoComplete="off"
                    {...input}
                    {...common}
                    class={`govuk-input${fault ? ' govuk-input--error' : ''}${width === 'full' ? '' : ` govuk-input--width-${width}`}`}
                    onInput={(e) => onValue(e.currentTarget.value)}
                />
            )}
        </div>
    );
}

export interface Option {
    value: string;
    label: string;
    hint?: string;
}

interface ChoiceProps extends FieldProps {
    value: string;
    onValue: (value: string) => void;
    options: readonly Option[];
}

export function SelectField({ id, label, hint, faults, value, onValue, options }: ChoiceProps) {
    const fault = faults.of(id);
    return (
        <div class={groupClass(fault)}>
            <label class="govuk-label" for={id}>
                {label}
            </label>
            <Notes id={id} hint={hint} fault={fault} />
            <select
                class={`govuk-select${fault ? ' govuk-select--error' : ''}`}
                id={id}
                name={id}
                value={value}
                aria-describedby={describedBy(id, hint, fault)}
                onChange={(e) => onValue(e.currentTarget.value)}
            >
                {options.map((o) => (
                    <option key={o.value} value={o.value}>
                        {o.label}
                    </option>
                ))}
            </select>
        </div>
    );
}

export function RadioField({ id, label, hint, faults, value, onValue, options, inline }: ChoiceProps & { inline?: boolean }) {
    const fault = faults.of(id);
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, hint, fault)}>
                <legend class="govuk-fieldset__legend">{label}</legend>
                <Notes id={id} hint={hint} fault={fault} />
                <div class={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
                    {options.map((o, i) => (
                        <div class="govuk-radios__item" key={o.value}>
                            <input
                                class="govuk-radios__input"
                                type="radio"
                                id={i ? `${id}-${o.value}` : id}
                                name={id}
                                value={o.value}
                                checked={value === o.value}
                                aria-describedby={o.hint ? `${id}-${o.value}-hint` : undefined}
                                onChange={() => onValue(o.value)}
                            />
                            <label class="govuk-label govuk-radios__label" for={i ? `${id}-${o.value}` : id}>
                                {o.label}
                            </label>
                            {o.hint && (
                                <div class="govuk-hint govuk-radios__hint" id={`${id}-${o.value}-hint`}>
                                    {o.hint}
                                </div>
                            )}
                        </div>
                    ))}
                </div>
            </fieldset>
        </div>
    );
}

interface CheckProps {
    id: string;
    label: ComponentChildren;
    value: boolean;
    onValue: (value: boolean) => void;
}

export function CheckField({ id, label, value, onValue }: CheckProps) {
    return (
        <div class="govuk-form-group">
            <div class="govuk-checkboxes govuk-checkboxes--small">
                <div class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input"
                        type="checkbox"
                        id={id}
                        checked={value}
                        onChange={(e) => onValue(e.currentTarget.checked)}
                    />
                    <label class="govuk-label govuk-checkboxes__label" for={id}>
                        {label}
                    </label>
                </div>
            </div>
        </div>
    );
}

interface ChecksProps extends FieldProps {
    options: readonly Option[];
    chosen: readonly string[];
    onChosen: (chosen: readonly string[]) => void;
}

/** Several of a list; the group itself has the id, so that the summary of faults leads to it. */
export function ChecksField({ id, label, hint, faults, options, chosen, onChosen }: ChecksProps) {
    const fault = faults.of(id);
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset checks" id={id} tabIndex={-1} aria-describedby={describedBy(id, hint, fault)}>
                <legend class="govuk-fieldset__legend">{label}</legend>
                <Notes id={id} hint={hint} fault={fault} />
                {options.map(({ value, label: text }) => (
                    <CheckField
                        id={`${id}-${value.replace(':', '-')}`}
                        label={text}
                        value={chosen.includes(value)}
                        onValue={(on) => onChosen(on ? [...chosen, value] : chosen.filter((it) => it !== value))}
                        key={value}
                    />
                ))}
            </fieldset>
        </div>
    );
}

/** A date as it is typed; parts may be empty or wrong until the form is sent. */
export interface DateParts {
    day: string;
    month: string;
    year: string;
}

export const noDate: DateParts = { day: '', month: '', year: '' };

export const partsOf = (day: string): DateParts => ({
    day: String(Number(day.slice(8))),
    month: String(Number(day.slice(5, 7))),
    year: day.slice(0, 4),
});

interface DateProps extends FieldProps {
    value: DateParts;
    onValue: (value: DateParts) => void;
    birth?: boolean;
}

export function DateField({ id, label, hint, faults, value, onValue, birth }: DateProps) {
    const fault = faults.of(id);
    const part = (name: keyof DateParts, text: string, width: number) => (
        <div class="govuk-date-input__item">
            <label class="govuk-label govuk-date-input__label" for={name === 'day' ? id : `${id}-${name}`}>
                {text}
            </label>
            <input
                class={`govuk-input govuk-date-input__input govuk-input--width-${width}${fault ? ' govuk-input--error' : ''}`}
                id={name === 'day' ? id : `${id}-${name}`}
                type="text"
                inputMode="numeric"
                autoComplete={birth ? (`bday-${name}` as 'bday-day') : 'off'}
                maxLength={width}
                value={value[name]}
                onInput={(e) => onValue({ ...value, [name]: e.currentTarget.value })}
            />
        </div>
    );
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset" role="group" aria-describedby={describedBy(id, hint, fault)}>
                <legend class="govuk-fieldset__legend">{label}</legend>
                <Notes id={id} hint={hint} fault={fault} />
                <div class="govuk-date-input">
                    {part('day', words.form.day, 2)}
                    {part('month', words.form.month, 2)}
                    {part('year', words.form.year, 4)}
                </div>
            </fieldset>
        </div>
    );
}

/** A day, and a button that puts in today; `now` is what the button says. */
export function DayOrToday({ now, ...date }: DateProps & { now: string }) {
    return (
        <div class="beside">
            <DateField {...date} />
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => date.onValue(partsOf(today()))}>
                {now}
            </button>
        </div>
    );
}

interface PasswordProps extends FieldProps {
    value: string;
    onValue: (value: string) => void;
    autoComplete: 'current-password' | 'new-password';
}

export function PasswordField({ id, label, hint, faults, value, onValue, autoComplete }: PasswordProps) {
    const [shown, setShown] = useState(false);
    const fault = faults.of(id);
    const w = words.sign_in;
    return (
        <div class={`${groupClass(fault)} password`}>
            <label class="govuk-label" for={id}>
                {label}
            </label>
            <Notes id={id} hint={hint} fault={fault} />
            <div class="password__row">
                <input
                    class={`govuk-input${fault ? ' govuk-input--error' : ''}`}
                    id={id}
                    name={id}
                    type={shown ? 'text' : 'password'}
                    autoComplete={autoComplete}
                    autoCapitalize="none"
                    spellcheck={false}
                    value={value}
                    aria-describedby={describedBy(id, hint, fault)}
                    onInput={(e) => onValue(e.currentTarget.value)}
                />
                <button
                    type="button"
                    class="govuk-button govuk-button--secondary"
                    aria-label={shown ? w.hide_label : w.show_label}
                    onClick={() => setShown(!shown)}
                >
                    {shown ? w.hide : w.show}
                </button>
            </div>
        </div>
    );
}

export function Buttons({ children }: { children: ComponentChildren }) {
    return <div class="govuk-button-group">{children}</div>;
}

export function Submit({ busy, children }: { busy: boolean; children: ComponentChildren }) {
    return (
        <button type="submit" class="govuk-button" aria-disabled={busy || undefined}>
            {busy ? words.form.working : children}
        </button>
    );
}
