// Answers of the API as the pages use them.
import type { Day } from './dates';

export interface Ref {
    id: string;
    name: string;
    role?: string;
}

export interface List<T> {
    items: T[];
    next: string | null;
}

export interface Session {
    person: { id: string; name: string; roles: string[]; agency: string; agency_id: string };
    csrf_token: string;
    second_factor_at: string | null;
    expires_at: string;
}

export type DueState = 'late' | 'soon' | 'later';

export interface Due {
    on: Day;
    what: string;
    who: string | null;
    state: DueState;
    days: number;
    kind: string;
    link: { type: string; id: string } | null;
}

export interface ChildItem {
    id: string;
    name: string;
    known_as: string | null;
    born_on: Day;
    age: number;
    local_id: string | null;
    nhs_number: string | null;
    upn: string | null;
    lives_with: string | null;
    school: string | null;
    legal_status: string | null;
    lead_worker: Ref | null;
    next: { on: Day; what: string; state: DueState } | null;
    match: 'exact' | 'similar' | null;
}
