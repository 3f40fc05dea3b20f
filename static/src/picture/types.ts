/** What GET /children/{id}/picture and /timeline answer. */
import type { Due, Ref } from '../lib/types';

export type Informant = 'parent' | 'teacher' | 'self';
export type Version = '2-4' | '4-17' | '11-17' | '18+';
export type Scale = 'total' | 'emotional' | 'conduct' | 'hyperactivity' | 'peer' | 'prosocial' | 'impact';
export type Band3 = 'normal' | 'borderline' | 'abnormal';
export type Band4 = 'close_to_average' | 'slightly_raised' | 'high' | 'very_high' | 'slightly_lowered' | 'low' | 'very_low';

export interface Child {
    id: string;
    name: string;
    given_names: string | null;
    family_name: string | null;
    known_as: string | null;
    pronouns: string | null;
    born_on: string | null;
    age: number | null;
    died_on?: string | null;
    local_id: string | null;
    nhs_number: string | null;
    language?: string | null;
    lives_with: string | null;
    school: { name: string; year_group: string | null } | null;
    send: 'E' | 'K' | 'N' | null;
    legal_status: { code: string; name: string; from_on: string } | null;
    lead_worker: Ref | null;
    in_care_since: string | null;
}

export interface Words {
    id: string;
    said_on: string;
    text: string;
    said_how: string | null;
    said_with: string | null;
    going_well: string[];
    matters: string[];
    want_help: string[];
}

export interface Alert {
    id: string;
    kind: string;
    level: 'warning' | 'info';
    text: string;
    detail: string | null;
    since: string | null;
}

export type Group = 'family' | 'home' | 'health' | 'social_care' | 'school' | 'other';
export type Tie = 'close' | 'steady' | 'up_and_down' | 'hard' | 'just_starting';

export interface Person {
    id: string;
    name: string;
    called: string | null;
    relation: string | null;
    group: Group;
    closeness: number | null;
    tie: Tie | null;
    knows_best: boolean;
    is_worker: boolean;
}

export type Scores = Partial<Record<Scale | 'externalising' | 'internalising', number | null>>;

export interface Sdq {
    id: string;
    informant: Informant;
    completed_on: string;
    version: Version;
    follow_up: boolean;
    total: number | null;
    bands3: Partial<Record<Scale, Band3 | null>> | null;
    bands4: Partial<Record<Scale, Band4 | null>> | null;
    scores: Scores | null;
    held_back: boolean;
}

export interface Clock {
    name: string;
    n: number;
    unit: 'hours' | 'days' | 'working_days' | 'weeks' | 'months';
    from: string;
    due_on: string | null;
    stopped_at: string | null;
    days: number;
    target_days: number;
    left: number;
    state: 'running' | 'met' | 'late' | 'missed';
}

export interface Referral {
    id: string;
    service: Ref;
    urgency: string;
    state: string;
    waiting: boolean;
    asked_at: string | null;
    submitted_at: string | null;
    accepted_at: string | null;
    seen_at: string | null;
    due_at: string | null;
    due_on: string | null;
    clock: Clock | null;
    referred_by: Ref | null;
    asked_by: Ref | null;
    decider: Ref | null;
    practitioner: Ref | null;
    reason: string | null;
    need: string | null;
    held_back: boolean;
    last_word?: string | null;
}

export interface Involvement {
    id: string;
    service: Ref;
    type_of_work: string | null;
    practitioner: Ref | null;
    state: 'waiting' | 'active' | 'quiet' | 'closed';
    from_on: string;
    until_on: string | null;
    outcome: string | null;
}

/** Something one may not see: what sort of thing (not said where that is itself kept back), whose it is, whom to ask. */
export interface Withheld {
    type: string | null;
    owner: string;
    count: number | null;
    ask: { name: string | null; agency: string | null } | null;
}

export interface Task {
    id: string;
    kind: string;
    about: string | null;
    due_on: string | null;
    state: string;
    informant: Informant | null;
}

export interface Picture {
    as_of: string;
    child: Child;
    words: { latest: Words | null; count: number };
    next: Due[];
    alerts: Alert[];
    people: Person[];
    sdqs: Sdq[];
    referrals: Referral[];
    involvements: Involvement[];
    withheld: Withheld[];
    tasks: Task[];
}

export type AgencyKind = 'school' | 'health' | 'social_care' | 'home';

export interface TimelineItem {
    at: string;
    type: string;
    title: string;
    text: string | null;
    who: string | null;
    agency_kind: AgencyKind | null;
    record: { type: string; id: string } | null;
}

export interface Timeline {
    items: TimelineItem[];
    next: string | null;
}

/** The last score of each band but the highest (prosocial: the lowest score of each band but the lowest). */
export type CutOffs = Partial<Record<Scale, number[]>>;

export interface Definition {
    cut_offs: Record<string, { three: CutOffs | null; four: CutOffs | null }>;
    reliable: Record<string, Partial<Record<Scale, number>>>;
}
