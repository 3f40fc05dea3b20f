/*
 * Answers of the API as the pages use them: the service's own description of them, under shorter names. What a part needs from several
 * kinds of record is picked from these, so that a change of the API shows where it matters.
 */
import type { components } from '../../api';

export type { Day } from './dates';

type Made = components['schemas'];

export interface List<T> {
    items: T[];
    next: string | null;
    withheld?: Made['withheld'][]; // lists that say what of them is held back
}

export type Ref = Made['ref'] & { role?: string };
export type Session = Made['session'];
export type Due = Made['next'];
/** A line of what is next, across children. */
export type NextDue = Due & Required<Pick<Due, 'part' | 'about' | 'why' | 'source' | 'person' | 'agency'>>;
export type NextSums = Made['next_sums'];
export type News = Made['news'];
export type NoticeChoice = Made['notice_choice'];
export type OwnCalendar = Made['calendar'];
export type NoticeState = Made['notice_state'];
export type DueState = Due['state'];
export type Child = Made['child'];
export type ChildItem = Made['child_item'];

export type Sdq = Made['sdq'];
export type SdqItem = Made['sdq_item'];
export type Informant = Sdq['informant'];
export type Version = Sdq['version'];
export type Scale = keyof Made['sdq_scores'];
export type ByScale<T> = Partial<Record<Scale, T | null>>;
export type Task = Made['task'];

export type Clock = Made['clock'];
export type ReferralItem = Made['referral_item'];
export type Referral = Made['referral'];
export type ReferralEvent = Made['referral_event'];
export type Step = Made['referral_step'];
export type Urgency = Referral['urgency'];
export type Service = Made['service'];
export type ServiceStep = Made['service_history'];
export type ServiceLink = Made['service_link'];
export type ServiceEdit = Made['service_edit_patch'];
export type NewService = Made['service_new'];
export type DirectoryEntry = Made['directory_entry'];
export type ServiceCheck = Made['service_check'];
export type Suggestion = Made['service_suggestion'];
export type Waiting = Made['waiting'];
export type SavedView = Made['saved_view'];
export type ProtectionPlan = Made['protection_plan'];
export type EdgeOfCare = Made['edge_of_care'];
export type Ehcp = Made['ehcp'];
export type WrongRecord = Made['wrong_record'];
export type Thrive = Made['thrive'];
export type ActivityReport = Made['activity_report'];
export type ActivityTable = Made['activity_table'];
export type ActivityRow = Made['activity_row'];

export type ChildWords = Made['words'];
export type FormLink = Made['form_link'];
export type FormLinkMade = Made['form_link_made'];
export type NewFormLink = Made['form_link_new'];
export type FormShown = Made['form'];
export type FormQuestion = Made['form_question'];
export type FormAnswer = Made['form_answer_new'];
export type WordsPicture = Made['words_picture'];
export type Preference = Made['preference'];
export type NewPreference = Made['preference_new'];
export type WordsAsked = Made['words_asked'];
export type PeopleMapRecord = Made['people_map'];
export type ChildDocument = Made['document'];
export type NewDocument = Made['document_new'];
export type AroundItem = Made['around_item'];
export type Around = Made['around'];
export type Group = AroundItem['group'];
export type Tie = NonNullable<AroundItem['tie']>;
export type Colleague = Made['colleague'];
export type Match = Made['match'];
export type Agency = Made['agency'];
export type Home = Made['home'];
export type Enrolment = Made['enrolment'];
export type SendStatus = Made['send'];
export type LegalStatus = Made['legal_status'];
export type SdqReason = Made['sdq_reason'];
export type Review = Made['review'];
export type ReviewHead = Made['review_head'];
export type ReviewPlan = Made['review_plan'];
export type ReviewDue = Made['review_due_child'];
export type NewReview = Made['review_new'];
export type NewReviewPlan = Made['review_plan_new'];
export type Visit = Made['visit'];
export type VisitDue = Made['visit_due'];
export type VisitDueChild = Made['visit_due_child'];
export type NewVisit = Made['visit_new'];
export type HealthCheck = Made['health_assessment'];
export type HealthOverview = Made['health_overview'];
export type HealthDueChild = Made['health_due_child'];
export type NewHealthCheck = Made['health_assessment_new'];
export type Involvement = Made['involvement'];
export type Contact = Made['contact'];
export type ServiceWork = Made['service_work'];
export type Caseload = Made['caseload'];
export type CaseloadOwn = Made['caseload_own'];
export type Handover = Made['handover'];
export type Cover = Made['cover'];
export type Overlap = Made['overlap'];
export type Outside = Made['outside_county'];
export type OutsideStep = Made['outside_step'];
export type OutsideChild = Made['outside_county_child'];
export type Plan = Made['plan'];
export type PlanGoal = Made['plan_goal'];
export type GoalHistory = Made['plan_goal_history'];
export type PlanShare = Made['plan_share'];
export type PlanKind = Made['plan_kind'];
export type Action = Made['action'];
export type Pep = Made['pep'];
export type PepDue = Made['pep_due'];
export type PepReturn = Made['pep_return'];
export type PepEarlier = Made['pep_earlier'];
export type SchoolTerm = Made['school_term'];
export type Allocation = Made['allocation'];
export type AllocationKind = Allocation['kind'];
export type AlertItem = Made['alert_item'];
export type Alert = Made['alert'];
export type Look = Made['look'];
export type Consent = Made['consent'];
export type SharingBasis = Made['sharing_basis'];
export type SharingWish = Made['sharing_wish'];
export type Why = Made['why'];
export type Opened = Made['involvement_one'];
export type Account = Made['account'];
export type Team = Made['team'];
export type Carer = Made['carer'];
export type NewCarer = Made['carer_new'];
export type TeamMember = Made['team_member'];
export type RoleRequest = Made['role_request'];
export type Invitation = Made['invitation'];
export type Setting = Made['setting'];
export type AuditEntry = Made['audit_entry'];
export type Key = Made['key'];
export type Import = Made['import'];
export type Measure = Made['measure'];
export type MeasureDefinition = Made['measure_definition'];
export type MeasureScale = Made['measure_scale'];
export type NewMeasure = Made['measure_new'];
export type MeasureChange = Made['measure_change_patch'];
export type MeasureEarlier = Made['measure_earlier'];
export type MeasureNorm = Made['measure_norm'];
export type NewMeasureDefinition = Made['measure_definition_new'];
export type ImportProblem = Made['import_problem'];

/** Bodies that forms make. */
export type NewChild = Made['child_new'];
export type NewSdq = Made['sdq_new'];
export type NewReferral = Made['referral_new'];
export type ReferralMove = Made['referral_move'];
export type NewWords = Made['words_new'];
export type NewAround = Made['around_new'];
export type NewContact = Made['contact_new'];
export type ContactChange = Made['contact_change_patch'];
export type NewServiceWork = Made['service_work_new'];
export type ServiceWorkChange = Made['service_work_change_patch'];
export type NewHome = Made['home_new'];
export type NewAlert = Made['alert_new'];
export type NewOutside = Made['outside_county_new'];
export type LocalService = Made['local_service_new'];
export type NewPlan = Made['plan_new'];
export type PlanChange = Made['plan_change_patch'];
export type NewPep = Made['pep_new'];
export type PepChange = Made['pep_change_patch'];
export type NewConsent = Made['consent_new'];
export type NewSharingBasis = Made['sharing_basis_new'];
export type NewSharingWish = Made['sharing_wish_new'];
export type ChildChange = Made['child_change_patch'];
