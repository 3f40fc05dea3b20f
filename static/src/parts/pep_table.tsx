// Education plans of a child as a table, the newest first; on the picture and on the page about school.
import { longDay } from '../lib/dates';
import type { Pep } from '../lib/types';
import { education as w, pep } from '../lib/words_pep';
import { stateOf, toneOf } from './pep_facts';
import { ListTable } from './table';

export type PepLine = Pick<Pep, 'id' | 'state' | 'held_on' | 'attendance' | 'attainment' | 'premium' | 'quality'> & { term: string };

const levelIn = (line: PepLine, subject: string): string => {
    const found = line.attainment.find((it) => it.subject.toLowerCase().startsWith(subject));
    return found ? pep.levels[found.level] : '';
};

function premiumSaid(line: PepLine): string {
    if (!line.premium.length) return '';
    const pence = line.premium.reduce((sum, it) => sum + it.pence, 0);
    return `${pep.pounds(pence)}: ${line.premium.map((it) => it.what_for).join(', ')}`;
}

function Row({ line }: { line: PepLine }) {
    const cells: [string, string][] = [
        [w.held, line.held_on ? longDay(line.held_on) : ''],
        [w.in_school, line.attendance === null ? '' : `${line.attendance}%`],
        [w.reading, levelIn(line, 'reading')],
        [w.maths, levelIn(line, 'math')],
        [w.premium, premiumSaid(line)],
    ];
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/peps/${line.id}`}>
                    {line.term}
                </a>
            </th>
            {cells.map(([label, text]) => (
                <td class="govuk-table__cell" data-label={label} key={label}>
                    {text}
                </td>
            ))}
            <td class="govuk-table__cell" data-label={w.state}>
                <span class={`state${toneOf(line)}`}>{stateOf(line)}</span>
            </td>
        </tr>
    );
}

export function PepTable({ lines }: { lines: PepLine[] }) {
    return (
        <ListTable caption={w.list} heads={[w.term, w.held, w.in_school, w.reading, w.maths, w.premium, w.state]}>
            {lines.map((line) => (
                <Row line={line} key={line.id} />
            ))}
        </ListTable>
    );
}
