/** What GET /children/{child}/picture and /timeline answer, and the SDQ's definition. */
import type { Day } from '../lib/dates';
import type { ByScale, Child as ChildRecord, Clock, Due, Informant, Ref, ReferralItem, Scale as AnyScale, Version } from '../lib/types';

export type { Clock, Informant, Version };

export type Scale = Exclude<AnyScale, 'externalising' | 'internalising'>;

export interface Child extends ChildRecord {
    lives_with: string | null;
    school: { name: string; year_group: string | null } | null;
    send: 'E' | 'K' | 'N' | null;
    legal_status: { code: string; name: string; from_on: Day } | null;
    lead_worker: Ref | null;
    in_care_since: Day | null;
}

export interface Words {
    id: string;
    said_on: Day;
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
    since: Day | null;
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

export interface Sdq {
    id: string;
    informant: Informant;
    /** Null for one that came from a year's return: then return_year is there. */
    completed_on: Day | null;
    return_year: number | null;
    version: Version;
    follow_up: boolean;
    total: number | null;
    scores: ByScale<number> | null;
    bands3: ByScale<string> | null;
    bands4: ByScale<string> | null;
    held_back: boolean;
}

export interface Referral extends ReferralItem {
    last_word?: string | null;
}

export interface Involvement {
    id: string;
    service: Ref;
    type_of_work: string | null;
    practitioner: Ref | null;
    state: 'waiting' | 'active' | 'quiet' | 'closed';
    from_on: Day;
    until_on: Day | null;
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
    what: string;
    due_on: Day | null;
    state: string;
}

export interface Picture {
    as_of: Day;
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
    at: Day;
    type: string;
    title: string;
    text: string | null;
    who: string | null;
    agency_kind: AgencyKind;
    record: { type: string; id: string } | null;
}

export interface Timeline {
    items: TimelineItem[];
    next: string | null;
}

/** Limits of the bands and the least change that is more than chance, by informant and form ("parent 4-17") and scale. */
export type Definition = Record<string, Partial<Record<Scale, Limits>>>;

export interface Limits {
    max: number;
    isFalling: boolean;
    three: number[];
    four: number[];
    reliable: number | null;
}
