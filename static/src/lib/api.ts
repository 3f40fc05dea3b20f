/*
 * The one way to the API. Paths, parameters and bodies are typed by the service's own description (api.d.ts,
 * made by the build). A session that ended while somebody typed does not fail a call: the page asks them to sign
 * in again and sends the call once more. Every other failure is thrown as a Problem.
 */
import createClient from 'openapi-fetch';
import type { paths } from '../../api';
import { problems } from './words';

export interface Fault {
    pointer: string;
    detail: string;
}

interface ProblemBody {
    type?: string;
    title?: string;
    detail?: string;
    request_id?: string;
    errors?: Fault[];
    [extra: string]: unknown;
}

export class Problem extends Error {
    constructor(
        readonly status: number, // 0: no answer came
        readonly body: ProblemBody,
    ) {
        super(body.title ?? problems.server_title);
    }

    /** The last word of the problem's type: 'not-found', 'step-up', 'duplicate-child' */
    get kind(): string {
        return (this.body.type ?? '').split('/').pop() ?? '';
    }

    get faults(): Fault[] {
        return this.body.errors ?? [];
    }
}

/** What the page does when the service wants to know again who is there. False: they chose not to. */
export type Challenge = 'sign-in' | 'step-up';
type Ask = (why: Challenge) => Promise<boolean>;

let csrf = '';
let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;
const keys = new Map<string, string>(); // body to Idempotency-Key, until an answer came

export const setCsrf = (token: string): void => void (csrf = token);
export const onChallenge = (f: Ask): void => void (ask = f);

/* Several calls can meet the end of a session at once: they wait for the same answer. */
function challenge(why: Challenge): Promise<boolean> {
    if (!ask) return Promise.resolve(false);
    asking ??= ask(why).finally(() => (asking = null));
    return asking;
}

async function wanted(response: Response): Promise<Challenge | null> {
    if (response.status === 401) return 'sign-in';
    if (response.status !== 403) return null;
    const body = (await response.clone().json().catch(() => ({}))) as ProblemBody;
    return body.type?.endsWith('/step-up') ? 'step-up' : null;
}

function send(request: Request): Promise<Response> {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrf);
    return fetch(request);
}

async function patientFetch(request: Request): Promise<Response> {
    const again = request.clone();
    const response = await send(request);
    if (response.ok && request.method === 'POST') keys.clear();
    if (new URL(request.url).pathname.startsWith('/api/v1/session')) return response;
    const why = await wanted(response);
    return why && (await challenge(why)) ? patientFetch(again) : response;
}

export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: patientFetch, headers: { Accept: 'application/json' } });

/** One key for one thing typed: sent again after a lost answer, it makes no second record. */
export function once(body: unknown): { 'Idempotency-Key': string } {
    const text = JSON.stringify(body);
    let key = keys.get(text);
    if (!key) keys.set(text, (key = crypto.randomUUID()));
    return { 'Idempotency-Key': key };
}

/** For If-Match: the record's etag as the header wants it. */
export const match = (record: { etag: string }): { 'If-Match': string } => ({
    'If-Match': `"${record.etag.replaceAll('"', '')}"`,
});

/** The body of a PATCH is a JSON merge patch: what is left out stays, null clears. */
export const merging = { 'Content-Type': 'application/merge-patch+json' };

/** The answer itself, or a Problem is thrown. */
export async function answer<T>(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<T> {
    let got;
    try {
        got = await call;
    } catch {
        throw new Problem(0, { title: problems.offline });
    }
    if (got.response.ok) return got.data as T;
    const body = got.error && typeof got.error === 'object' ? (got.error as ProblemBody) : {};
    throw new Problem(got.response.status, body);
}
