/*
 * Rows with a choice of small numbers, as on the paper form. A digit answers the row and goes on to the next;
 * up and down move, left and right choose, Backspace clears. Each row is one stop for the Tab key.
 */
import { useRef } from 'preact/hooks';

export interface GridRow {
    key: string; // name in the body
    number: number | null;
    label: string;
    say: (value: number) => string; // the spoken name of a choice
}

interface Props {
    prefix: string; // pointer of the object in the body: a row's first choice has the id prefix-key
    caption: string;
    heads: { number: string; label: string };
    rows: readonly GridRow[];
    least?: number; // 0, unless said
    most: number;
    values: Record<string, number>;
    onValue: (key: string, value: number | null) => void;
}

const focusRow = (table: HTMLTableElement | null, index: number) => {
    const row = table?.querySelectorAll<HTMLElement>('tbody tr')[index];
    const input = row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector<HTMLInputElement>('input');
    if (!input) return false;
    input.focus();
    return true;
};

export function AnswerGrid({ prefix, caption, heads, rows, least = 0, most, values, onValue }: Props) {
    const table = useRef<HTMLTableElement>(null);
    const choices = Array.from({ length: Math.max(0, most - least + 1) }, (_, v) => least + v);

    const press = (e: KeyboardEvent, index: number, key: string) => {
        if (e.ctrlKey || e.metaKey || e.altKey) return;
        const digit = /^[0-9]$/.test(e.key) ? Number(e.key) : -1;
        if (digit >= least && digit <= most) {
            onValue(key, digit);
            focusRow(table.current, index + 1);
        } else if (e.key === 'ArrowDown') focusRow(table.current, index + 1);
        else if (e.key === 'ArrowUp') focusRow(table.current, index - 1);
        else if (e.key === 'Backspace' || e.key === 'Delete') onValue(key, null);
        else return;
        e.preventDefault();
    };
    return (
        <table class="grid" ref={table}>
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    {heads.number && <th scope="col">{heads.number}</th>}
                    <th scope="col">{heads.label}</th>
                    {choices.map((v) => (
                        <th scope="col" class="grid__choice" key={v}>
                            {v}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {rows.map((row, i) => (
                    <tr key={row.key} class={row.key in values ? 'grid__done' : undefined} onKeyDown={(e) => press(e, i, row.key)}>
                        {heads.number && <td class="grid__number">{row.number}</td>}
                        <th scope="row" class="grid__label">
                            {row.label}
                        </th>
                        {choices.map((v) => (
                            <td class="grid__choice" key={v}>
                                <input
                                    type="radio"
                                    class="grid__input"
                                    id={v ? `${prefix}-${row.key}-${v}` : `${prefix}-${row.key}`}
                                    name={`${prefix}-${row.key}`}
                                    checked={values[row.key] === v}
                                    aria-label={row.say(v)}
                                    onChange={() => onValue(row.key, v)}
                                />
                                <label class="grid__box" for={v ? `${prefix}-${row.key}-${v}` : `${prefix}-${row.key}`} aria-hidden="true">
                                    {v}
                                </label>
                            </td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
