// National returns: what the API answers, and a file that wants a code first.
import { answer, api } from './api';
import type { List, ReturnCheck, ReturnDfeCheck, ReturnSent } from './types';

export const checkYear = (year: string) => answer<ReturnCheck>(api.GET('/returns/ssda903/{word}', { params: { path: { word: year } } }));
export const checkPayload = () => answer<ReturnDfeCheck>(api.GET('/returns/dfe-csc/check'));
export const getSent = (after?: string) => answer<List<ReturnSent>>(api.GET('/returns/sent', { params: { query: { limit: 20, ...(after ? { after } : {}) } } }));

/* A link would show the refusal in the place of the page: so the code is asked for first, and then the file is given. */
export async function download(path: string, name: string): Promise<true> {
    const blob = await answer<Blob>(api.GET(path as '/returns/dfe-csc/check', { parseAs: 'blob' }));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
}
