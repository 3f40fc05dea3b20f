// Carers who are referred for themselves, and whom something is about: a child or a carer.
import { answer, api } from './api';
import { childPage } from './links';
import type { Carer, List, Ref, Session } from './types';
import { carers as w } from './words_carers';

export const getCarers = (after?: string) => answer<List<Carer>>(api.GET('/carers', { params: { query: { limit: 100, ...(after ? { after } : {}) } } }));

interface Whom {
    child?: Ref | null;
    carer?: { name: string } | null;
}

export const nameOf = ({ child, carer }: Whom): string => child?.name ?? carer?.name ?? w.unknown;

/** The page of the child; a carer has none, and their referral or work stands beside. */
export const hrefOf = ({ child }: Whom): string | null => (child ? childPage(child.id) : null);

const makers = ['social_worker', 'team_manager', 'care_nurse', 'wellbeing_practitioner', 'fostering_worker', 'adoption_worker', 'personal_adviser'];

export const mayReferCarers = (session: Session): boolean => session.person.roles.some((r) => makers.includes(r));
