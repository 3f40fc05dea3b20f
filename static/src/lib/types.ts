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
    must_enrol: boolean;
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

/** Every record that can be changed. */
export interface Kept {
    id: string;
    made_at: string;
    made_by: Ref;
    etag: string;
}

export interface Child extends Kept {
    name: string;
    given_names: string | null;
    family_name: string | null;
    known_as: string | null;
    pronouns: string | null;
    born_on: Day;
    age: number;
    sex: 'M' | 'F' | 'U';
    ethnicity: string | null;
    local_id: string | null;
    nhs_number: string | null;
    upn: string | null;
    died_on: Day | null;
}

export type Informant = 'parent' | 'teacher' | 'self';
export type Version = '2-4' | '4-17' | '11-17' | '18+';
export type Scale =
    | 'total'
    | 'emotional'
    | 'conduct'
    | 'hyperactivity'
    | 'peer'
    | 'prosocial'
    | 'externalising'
    | 'internalising'
    | 'impact';
export type ByScale<T> = Partial<Record<Scale, T | null>>;

export interface FollowUp {
    id: string;
    kind: 'consultation' | 'ask' | string;
    informant: Informant | null;
    due_on: Day | null;
    text: string;
}

export interface Sdq extends Kept {
    child: string;
    informant: Informant;
    completed_on: Day | null; // null: from a year's return
    version: Version;
    follow_up: boolean;
    source: 'answers' | 'scores' | 'total';
    answers: Record<string, number | null> | null;
    impact_answers: Record<string, number | null> | null;
    total?: number | null;
    scores: ByScale<number> | null;
    bands3: ByScale<string> | null;
    bands4: ByScale<string> | null;
    follow_ups?: FollowUp[];
    return_year?: number | null;
    cause_for_concern?: string | null;
    held_back: boolean;
}

export interface SdqItem {
    number: number;
    name: string;
    scale: string;
    reversed: boolean;
}

export interface Clock {
    name: string;
    n: number;
    unit: 'working_days' | 'days' | 'weeks' | 'months' | 'hours';
    from: string;
    due_at: string;
    due_on: Day;
    stopped_at: string | null;
    days: number;
    hours: number;
    target_days: number;
    left: number;
    state: 'running' | 'met' | 'late' | 'missed' | 'ended';
}

export type Urgency = 'routine' | 'urgent';

export interface ReferralItem {
    id: string;
    child: string;
    service: Ref;
    urgency: Urgency;
    state: string;
    waiting: boolean;
    asked_at: string | null;
    submitted_at: string | null;
    accepted_at: string | null;
    seen_at: string | null;
    ended_at?: string | null;
    clock: Clock | null;
    referred_by: Ref | null;
    asked_by: Ref | null;
    decider: Ref | null;
    practitioner: Ref | null;
    reason: string | null;
    need: string | null;
    held_back: boolean;
}

export interface ReferralEvent {
    id: string;
    at: string;
    by: Ref | null;
    kind: string;
    from: string | null;
    to: string | null;
    decline_code: string | null;
    reason: string | null;
}

export interface Referral extends ReferralItem, Kept {
    consultation_on: Day | null;
    consent: unknown;
    override_reason: string | null;
    follows: string | null;
    clocks: Clock[];
    history: ReferralEvent[];
}

export interface Step {
    to: string;
    needs_reason: boolean;
    needs_practitioner: boolean;
    needs_service: boolean;
}

export interface Service {
    id: string;
    code: string;
    name: string;
    agency: Ref;
    about: string;
    expect?: string | null;
    ages: { from: number | null; to: number | null };
    subjects?: string[];
    care_statuses?: string[];
    who_may_refer: string[];
    i_may_refer: boolean;
    must_come_first: string[];
    clocks: { urgency: Urgency; clock: string; text: string; n: number; unit: string }[];
    needs: string[];
    crisis: string | null;
    last_checked_on: Day | null;
}

export interface ServiceCheck {
    may_refer: boolean;
    decided_by: string | null;
    problems: string[];
    clock: string | null;
}

export interface Waiting {
    referral: string;
    child: Ref;
    urgency: Urgency;
    state: string;
    submitted_at: string;
    clock: Clock | null;
    days_waited: number;
    care_status: string;
}

export interface ChildWords extends Kept {
    said_on: Day;
    text: string;
    said_how: string | null;
    said_with: string | null;
    going_well: string[];
    matters: string[];
    want_help: string[];
}

export type Group = 'family' | 'home' | 'health' | 'social_care' | 'school' | 'other';
export type Tie = 'close' | 'steady' | 'up_and_down' | 'hard' | 'just_starting';

export interface AroundItem {
    id: string;
    name: string;
    called: string | null;
    relation: string;
    group: Group;
    closeness: number | null;
    tie: Tie | null;
    knows_best: boolean;
    is_worker: boolean;
}

export interface Around extends Kept, Omit<AroundItem, 'is_worker'> {
    from_on: Day | null;
    until_on: Day | null;
}
