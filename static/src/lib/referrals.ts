// Calls about referrals and services, and how one speaks of them.
import { answer, api, once } from './api';
import type { List, Referral, ReferralItem, ReferralMove, Service, ServiceCheck, Session, Step, Suggestion } from './types';

export const getServices = () => answer<List<Service>>(api.GET('/services'));

export const getService = (id: string) => answer<Service>(api.GET('/services/{id}', { params: { path: { id } } }));

export const checkService = (id: string, child: string) =>
    answer<ServiceCheck>(api.GET('/services/{id}/referral-check', { params: { path: { id }, query: { child } } }));

export const suggestServices = (child: string, need: string) =>
    answer<List<Suggestion>>(api.GET('/services/suggest', { params: { query: { child, need, limit: 200 } } }));

export const getReferrals = (child: string) =>
    answer<List<ReferralItem>>(api.GET('/children/{child}/referrals', { params: { path: { child } } }));

export const getReferral = (id: string) => answer<Referral>(api.GET('/referrals/{id}', { params: { path: { id } } }));

export const getSteps = (id: string) => answer<{ steps: Step[] }>(api.GET('/referrals/{id}/steps', { params: { path: { id } } }));

export const moveReferral = (id: string, body: ReferralMove) =>
    answer<Referral>(api.POST('/referrals/{id}/transitions', { params: { path: { id } }, body: body, headers: once(body) }));

const over = ['closed', 'declined', 'redirected', 'withdrawn'];

export const isOver = (r: { state: string }): boolean => over.includes(r.state);

/** Whether somebody is of a service's staff or administers it: CAMHS social workers are the council's people and work at CAMHS. */
export const isOwn = ({ staff, agency, i_may_edit }: Service, { person }: Session): boolean =>
    i_may_edit || person.roles.some((r) => staff.includes(r) && (agency.id === person.agency_id || r === 'camhs_social_worker'));
