// The calls of the monthly data set, and which months there are to choose.
import { answer, api } from './api';
import { today } from './dates';
import { hasRole } from '../parts/shell';
import type { DataSet, DataSetBenchmark, DataSetChildren, DataSetDefinition, DataSetHow, DataSetStart, List, Session } from './types';

export const thisMonth = (): string => today().slice(0, 7);

export function plusMonths(month: string, n: number): string {
    const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/* The month of the address; this one where it says none. */
export const monthAsked = (): string => {
    const said = new URLSearchParams(location.search).get('month') ?? '';
    return /^\d{4}-\d{2}$/.test(said) ? said : thisMonth();
};

/* live: as the records say now, though it is frozen. */
export const getMonth = (month: string, edition?: 'live') => answer<DataSet>(api.GET('/data-set', { params: { query: { month, ...(edition ? { edition } : {}) } } }));
export const getDefinitions = () => answer<List<DataSetDefinition>>(api.GET('/data-set/definitions', {}));
export const getChildren = (word: string, month: string) => answer<DataSetChildren>(api.GET('/data-set/{word}/{month}/children', { params: { path: { word, month } } }));
export const putValue = (word: string, month: string, body: { value?: number | null; comment?: string | null }) =>
    answer(api.PUT('/data-set/{word}/{month}', { params: { path: { word, month } }, body }));
export const getStart = () => answer<DataSetStart>(api.GET('/data-set/start', {}));
export const putStart = (since: string | null) => answer(api.PUT('/data-set/start', { body: { since } }));
export const putHow = (word: string, body: DataSetHow) => answer(api.PUT('/data-set/{word}/how', { params: { path: { word } }, body }));
export const putBenchmark = (word: string, body: DataSetBenchmark) => answer(api.PUT('/data-set/{word}/benchmark', { params: { path: { word } }, body }));
export const freezeMonth = (month: string, reason: string) =>
    answer(api.POST('/data-set/{month}/freeze', { params: { path: { month } }, body: reason ? { reason } : {} }));
/* A look at the table first asks for a code where one is needed: what the browser itself fetches cannot. */
export const readTable = (month: string) => answer(api.GET('/data-set/table', { params: { query: { month } } }));

export const mayExport = (session: Session): boolean => hasRole(session, ['mental_health_lead', 'information_governance']);
export const mayGive = (session: Session): boolean => hasRole(session, ['team_manager', 'virtual_school', 'mental_health_lead']);
export const mayFreeze = (session: Session): boolean => hasRole(session, ['team_manager', 'mental_health_lead']);
