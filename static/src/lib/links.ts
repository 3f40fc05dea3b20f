// Addresses of pages.
import type { Due, Ref } from './types';

export const childPage = (id: string, page = ''): string => `/children/${id}${page && `/${page}`}`;

/** Where one deals with something that is due; null when this page has nothing more about it. */
export function dueHref(due: Due & { child?: Ref }): string | null {
    if (due.link?.type === 'referral') return `/referrals/${due.link.id}`;
    if (!due.child) return null;
    if (due.link?.type === 'sdq') return childPage(due.child.id, 'sdq');
    if (due.kind.startsWith('sdq')) return childPage(due.child.id, due.kind === 'sdq_consultation' ? 'sdq' : 'sdq/new');
    return childPage(due.child.id);
}
