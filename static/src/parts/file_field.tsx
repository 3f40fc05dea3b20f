// A field for one file.
import { describedBy, groupClass, Notes, type FieldProps } from './fields';

interface Props extends FieldProps {
    accept: string;
    onFile: (file: File | null) => void;
}

export function FileField({ id, label, hint, faults, accept, onFile }: Props) {
    const fault = faults.of(id);
    return (
        <div class={groupClass(fault)}>
            <label class="govuk-label" for={id}>
                {label}
            </label>
            <Notes id={id} hint={hint} fault={fault} />
            <input
                class={`govuk-file-upload${fault ? ' govuk-file-upload--error' : ''}`}
                id={id}
                type="file"
                accept={accept}
                aria-describedby={describedBy(id, hint, fault)}
                onChange={(e) => onFile(e.currentTarget.files?.[0] ?? null)}
            />
        </div>
    );
}
