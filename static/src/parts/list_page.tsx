// The frame of a page that is a list: how many there are, the table, the rest of it; and of those that can be narrowed to what is late.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLoad, type Source } from '../lib/load';
import type { List } from '../lib/types';
import { CheckField } from './fields';
import { More } from './more';
import { PageHead } from './section';
import { AsFiles, ListTable } from './table';
import { Ready } from './waiting';

interface PartProps<T> {
    list: Source<List<T>>;
    get: (after: string) => Promise<List<T>>;
    caption: string;
    heads: string[];
    row: (it: T) => ComponentChildren;
    count?: (items: T[], isMore: boolean) => string; // in words, above the table
    none: string;
    more: string;
}

/** A list as a table, as far as it is loaded. */
export function ListPart<T>({ list, get, caption, heads, row, count, none, more }: PartProps<T>) {
    return (
        <Ready of={list} part>
            {({ items, next }) => (
                <>
                    {!items.length ? <p class="quiet">{none}</p> : count && <p class="lead">{count(items, next !== null)}</p>}
                    {items.length > 0 && (
                        <ListTable caption={caption} heads={heads}>
                            {items.map(row)}
                        </ListTable>
                    )}
                    <More list={{ items, next }} get={get} add={list.set} text={more} />
                </>
            )}
        </Ready>
    );
}

interface LateProps<T> {
    w: { title: string; about: string; only_late: string; as_file: (format: string) => string; none: string; none_late: string; more: string; print?: string };
    at: string; // the list below /api/v1
    get: (late: boolean, after?: string) => Promise<List<T>>;
    heads: string[];
    row: (it: T) => ComponentChildren;
    count: (items: T[], isMore: boolean) => string;
}

/** A whole page: a list that can be narrowed to what is late, kept as a file and printed. */
export function LateList<T>({ w, at, get, heads, row, count }: LateProps<T>) {
    const [late, setLate] = useState(false);
    const list = useLoad(() => get(late), String(late));
    return (
        <>
            <PageHead title={w.title}>
                <AsFiles at={at} query={late ? { late: 'true' } : {}} says={w.as_file} />
                {w.print && (
                    <button type="button" class="link" onClick={() => window.print()}>
                        {w.print}
                    </button>
                )}
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <CheckField id="late" label={w.only_late} value={late} onValue={setLate} />
            <ListPart list={list} get={(after) => get(late, after)} caption={w.title} heads={heads} row={row} count={count} none={late ? w.none_late : w.none} more={w.more} />
        </>
    );
}
