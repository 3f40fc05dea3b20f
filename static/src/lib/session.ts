// Who is signed in on this page.
import { answer, api, setCsrf } from './api';
import type { Session } from './types';

export async function readSession(): Promise<Session> {
    const session = await answer<Session>(api.GET('/session'));
    setCsrf(session.csrf_token ?? '');
    return session;
}

export async function signIn(username: string, password: string, code: string): Promise<Session> {
    const body = { username, password, ...(code ? { code } : {}) };
    const session = await answer<Session>(api.POST('/session', { body }));
    setCsrf(session.csrf_token ?? '');
    return session;
}

export async function stepUp(code: string): Promise<void> {
    const session = await answer<Partial<Session> | undefined>(api.POST('/session/code', { body: { code } }));
    if (session?.csrf_token) setCsrf(session.csrf_token);
}

/** Where the page goes when nobody is signed in; comes back afterwards. */
export function goToSignIn(): void {
    const back = location.pathname + location.search;
    location.replace(back === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(back)}`);
}

/** Only a path of this service: never an address that a link could smuggle in. */
export function whereTo(): string {
    const then = new URLSearchParams(location.search).get('then') ?? '/';
    return /^\/(?![/\\])/.test(then) ? then : '/';
}
