/** Answers that the shared picture shows, under short names, and the SDQ's definition as its charts use it. */
import type { components } from '../../api';
import type { Scale as AnyScale } from '../lib/types';

type Made = components['schemas'];

export type Picture = Made['picture'];
export type Child = Made['picture_child'];
export type Words = Made['words'];
export type Alert = Made['alert_item'];
export type Person = Made['around_item'];
export type Sdq = Pick<
    Made['sdq_summary'],
    'id' | 'informant' | 'completed_on' | 'return_year' | 'version' | 'follow_up' | 'total' | 'scores' | 'bands3' | 'bands4' | 'held_back'
>;
export type Referral = Made['referral_item'];
export type Involvement = Made['involvement'];
export type PlanCard = Made['picture_plan'];
export type ActionCard = Made['picture_action'];
export type Withheld = Made['withheld'];
export type TimelineItem = Made['timeline_event'];
export type Timeline = Made['timeline_event_list'];
export type DefinitionAnswer = Made['sdq_definition'];

export type { Clock, Group, Informant, Tie, Version } from '../lib/types';
export type Scale = Exclude<AnyScale, 'externalising' | 'internalising'>;

/** Limits of the bands and the least change that is more than chance, by informant and form ("parent 4-17") and scale. */
export type Definition = Record<string, Partial<Record<Scale, Limits>>>;

export interface Limits {
    max: number;
    isFalling: boolean;
    /** The last score of each band but the highest; of a falling scale the lowest score of each band but the lowest. */
    three: number[];
    four: number[];
    reliable: number | null;
}
