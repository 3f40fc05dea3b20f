// A field for files.
import { groupClass, Notes, describedBy, type FieldProps } from './fields';

interface Props extends FieldProps {
    accept: string;
    onFiles: (files: readonly File[]) => void;
}

export function FilesField({ id, label, hint, faults, accept, onFiles }: Props) {
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
                multiple
                aria-describedby={describedBy(id, hint, fault)}
                onChange={(e) => onFiles([...(e.currentTarget.files ?? [])])}
            />
        </div>
    );
}
