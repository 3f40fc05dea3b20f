// Several of a list: a checkbox each.
import { describedBy, groupClass, Notes, type FieldProps, type Option } from './fields';

interface Props extends FieldProps {
    values: string[];
    onValues: (values: string[]) => void;
    options: readonly Option[];
}

export function CheckListField({ id, label, hint, faults, values, onValues, options }: Props) {
    const fault = faults.of(id);
    const flip = (value: string, on: boolean) => onValues(on ? [...values, value] : values.filter((v) => v !== value));
    return (
        <div class={groupClass(fault)}>
            <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, hint, fault)}>
                <legend class="govuk-fieldset__legend">{label}</legend>
                <Notes id={id} hint={hint} fault={fault} />
                <div class="govuk-checkboxes govuk-checkboxes--small check-list">
                    {options.map((o, i) => (
                        <div class="govuk-checkboxes__item" key={o.value}>
                            <input
                                class="govuk-checkboxes__input"
                                type="checkbox"
                                id={i ? `${id}-${o.value}` : id}
                                checked={values.includes(o.value)}
                                onChange={(e) => flip(o.value, e.currentTarget.checked)}
                            />
                            <label class="govuk-label govuk-checkboxes__label" for={i ? `${id}-${o.value}` : id}>
                                {o.label}
                            </label>
                        </div>
                    ))}
                </div>
            </fieldset>
        </div>
    );
}
