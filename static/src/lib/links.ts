// Addresses of pages.
import type { Due, News } from './types';

export const childPage = (id: string, page = ''): string => `/children/${id}${page && `/${page}`}`;

const pages: Record<string, string> = { health: 'health', review: 'reviews', visit: 'visits', consent: 'consent', missing: 'permanence', permanence: 'permanence' };

const parts: Record<string, string> = { pathway: 'pathway', pathways: 'pathway', leaver: 'in-touch', speech: 'speech', youth_justice: 'youth-justice', call_out: 'call-outs' }; // of the details

/** The page of forms, with what is known already: the form, whom, what it is for and by when. */
export function askHref(child: string, { kind, for_whom = '', about = null, until = null }: { kind: string; for_whom?: string; about?: { type: string; id: string } | null; until?: string | null }): string {
    const query = new URLSearchParams({ kind, ...(for_whom && { for: for_whom }), ...(about && { about: `${about.type}:${about.id}` }), ...(until && { until }) });
    return `${childPage(child, 'forms')}?${query}`;
}

/** Where one deals with something that is due. `child`: whose it is, where the list itself does not say. */
export function dueHref(due: Due, child: string | undefined = due.child?.id): string | null {
    if (due.link?.type === 'referral') return `/referrals/${due.link.id}`;
    if (due.link?.type === 'plan') return `/plans/${due.link.id}`;
    if (due.link?.type === 'training') return `/training/${due.link.id}#later`;
    if ((due.link?.type === 'action' || due.link?.type === 'planning') && child) return childPage(child, 'plans');
    if (due.link?.type === 'form' && child) return childPage(child, 'forms');
    const page = due.link ? pages[due.link.type] : undefined;
    if (page && child) return childPage(child, page);
    if (due.link?.type === 'outside_county' && child) return childPage(child, 'outside-county');
    if (due.link?.type === 'pep') return `/peps/${due.link.id}`;
    if (due.link?.type === 'peps' && child) return childPage(child, 'pep');
    if (due.link?.type === 'ehcp' && child) return `${childPage(child, 'details')}#ehcp`;
    const part = due.link ? parts[due.link.type] : undefined;
    if (part && child) return `${childPage(child, 'details')}#${part}`;
    if (due.link?.type === 'words' && child) return childPage(child, 'words/new');
    const asks_for_form = due.kind === 'sdq_ask' || due.kind === 'sdq_due';
    if (asks_for_form && child) return childPage(child, 'sdq/new');
    if (due.link?.type === 'task') return `/tasks/${due.link.id}`;
    return child ? childPage(child) : null;
}

/** Where something new stands. */
export function newsHref({ link, child }: News): string {
    if (link.type === 'referral') return `/referrals/${link.id}`;
    if (link.type === 'task') return `/tasks/${link.id}`;
    if (link.type === 'plan') return `/plans/${link.id}`;
    if (link.type === 'action') return childPage(child?.id ?? '', 'plans');
    if (link.type === 'pep') return `/peps/${link.id}`;
    if (link.type === 'child') return childPage(link.id);
    if (link.type === 'school') return childPage(child?.id ?? '', 'education');
    if (parts[link.type]) return `${childPage(child?.id ?? '', 'details')}#${parts[link.type]}`;
    return childPage(child?.id ?? '', link.type === 'words' ? 'words' : link.type === 'measure' ? 'measures' : link.type === 'form' ? 'forms' : link.type === 'document' ? 'documents' : pages[link.type] ?? 'sdq');
}
