// The calls of the SDQ trends, what the address asks for, and the addresses of the same with something else chosen.
import { answer, api } from './api';
import type { Cohort, CohortChildren, CohortRow } from './types';

export type Chosen = Partial<Record<'by' | 'informant' | 'month' | 'group' | 'of' | 'order', string | undefined>>;

const words = new URLSearchParams(location.search);
const given = (name: keyof Chosen): Chosen => {
    const value = words.get(name);
    return value === null ? {} : { [name]: value };
};

/** What the address says; what it leaves out the service chooses. */
export const asked: Chosen = { ...given('by'), ...given('informant'), ...given('month'), ...given('group'), ...given('of'), ...given('order') };

const withQuery = (path: string, chosen: Chosen): string => {
    const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return query.size ? `${path}?${query}` : path;
};

/** The page with this changed and all else as it is; another grouping has other groups. */
export const trendsAt = (change: Chosen): string => {
    const { of: _of, group, ...kept } = asked;
    return withQuery('/sdq-trends', { ...kept, ...(change.by === undefined && group !== undefined ? { group } : {}), ...change });
};

/** The children behind a number of a row; those of all together are no group. */
export const childrenAt = (set: Cohort, row: CohortRow, of: string): string =>
    withQuery('/sdq-trends/children', { ...(row === set.total ? { by: 'all' } : { by: set.by, group: row.group }), informant: set.informant, month: set.month, of });

/* What an address may say, the service judges. */
const { by, informant, month, group, of } = asked as Record<keyof Chosen, never>;
export const getCohort = () => answer<Cohort>(api.GET('/cohort', { params: { query: { by, informant, month } } }));
export const getCohortChildren = () => answer<CohortChildren>(api.GET('/cohort/children', { params: { query: { by, informant, month, group, of } } }));

/* A look at the table first asks for a code where one is needed: what the browser itself fetches cannot. */
export async function takeTable(set: Cohort, format: string): Promise<void> {
    const query = { by: set.by, informant: set.informant, month: set.month };
    await answer(api.GET('/cohort/table', { params: { query } }));
    location.assign(withQuery(`/api/v1/cohort/table.${format}`, query));
}
