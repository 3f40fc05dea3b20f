-- Services with their own rules as data, referrals with their states and clocks, involvements.

CREATE TABLE service (
    LIKE template.record INCLUDING ALL,
    code            text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
    agency_id       uuid NOT NULL REFERENCES agency,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    about           text NOT NULL CHECK (length(about) BETWEEN 1 AND 4000),
    expect          text CHECK (length(expect) BETWEEN 1 AND 4000),
    crisis          text CHECK (length(crisis) BETWEEN 1 AND 400),
    needs           text[] NOT NULL DEFAULT '{}',
    from_age        smallint CHECK (from_age BETWEEN 0 AND 25),
    to_age          smallint CHECK (to_age BETWEEN 0 AND 25),
    subjects        text[] NOT NULL DEFAULT '{child}' CHECK (subjects <@ '{child,carer}'),
    care_statuses   text[] NOT NULL DEFAULT '{}' CHECK (care_statuses <@ '{in_care,on_edge,adopted,special_guardianship,kinship,care_leaver}'),
    homes           text[] NOT NULL DEFAULT '{}',
    localities      text[] NOT NULL DEFAULT '{}',
    last_checked_on date,
    ended_on        date,
    CONSTRAINT bad_body CHECK (from_age <= to_age)
);
COMMENT ON TABLE service IS 'A service that children can be referred to, and whom it takes';
COMMENT ON COLUMN service.code IS 'Short name for other systems';
COMMENT ON COLUMN service.agency_id IS 'Whose service';
COMMENT ON COLUMN service.name IS 'As people call it';
COMMENT ON COLUMN service.about IS 'What it is for';
COMMENT ON COLUMN service.expect IS 'What to expect';
COMMENT ON COLUMN service.crisis IS 'Whom to call when it cannot wait';
COMMENT ON COLUMN service.needs IS 'Needs that it meets, in words of the decision tree';
COMMENT ON COLUMN service.from_age IS 'Youngest at referral, whole years; none: no limit';
COMMENT ON COLUMN service.to_age IS 'Oldest at referral, that year included; none: no limit';
COMMENT ON COLUMN service.subjects IS 'For whom: child, carer';
COMMENT ON COLUMN service.care_statuses IS 'Only for children who stand so; empty: no limit';
COMMENT ON COLUMN service.homes IS 'Only for these kinds of home (code_list home); empty: no limit. Never short-term or unplanned as a ground';
COMMENT ON COLUMN service.localities IS 'Only in these parts of the area; empty: all';
COMMENT ON COLUMN service.last_checked_on IS 'When somebody last checked that this entry is right';
COMMENT ON COLUMN service.ended_on IS 'Takes no referrals from this day on';
SELECT template.finish('service');

CREATE TABLE service_staff (
    service_id uuid NOT NULL REFERENCES service,
    role       text NOT NULL REFERENCES role,
    PRIMARY KEY (service_id, role)
);
COMMENT ON TABLE service_staff IS 'Whoever holds this role at the service''s agency is of the service';
COMMENT ON COLUMN service_staff.service_id IS 'The service';
COMMENT ON COLUMN service_staff.role IS 'The role';

CREATE TABLE service_referrer (
    service_id uuid NOT NULL REFERENCES service,
    role       text NOT NULL REFERENCES role,
    PRIMARY KEY (service_id, role)
);
COMMENT ON TABLE service_referrer IS 'Who may refer to a service; everybody else around a child asks, and one of these decides';
COMMENT ON COLUMN service_referrer.service_id IS 'The service';
COMMENT ON COLUMN service_referrer.role IS 'The role';

CREATE TABLE service_clock (
    service_id uuid     NOT NULL REFERENCES service,
    urgency    text     NOT NULL CHECK (urgency IN ('routine', 'urgent')),
    clock      text     NOT NULL CHECK (clock IN ('asked', 'decision', 'offer', 'seen')),
    n          smallint NOT NULL CHECK (n BETWEEN 0 AND 9999),
    unit       text     NOT NULL CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'hours')),
    text       text     NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    PRIMARY KEY (service_id, urgency, clock)
);
COMMENT ON TABLE service_clock IS 'How long each step of a referral may take';
COMMENT ON COLUMN service_clock.service_id IS 'The service';
COMMENT ON COLUMN service_clock.urgency IS 'Of referrals of this urgency';
COMMENT ON COLUMN service_clock.clock IS 'From asked to a decision who refers; from receipt to a decision, to an offer, to the first attended meeting';
COMMENT ON COLUMN service_clock.n IS 'So many';
COMMENT ON COLUMN service_clock.unit IS 'Of these';
COMMENT ON COLUMN service_clock.text IS 'In words, for the directory: seen within 8 weeks of the referral';

CREATE TABLE service_requirement (
    service_id uuid     NOT NULL REFERENCES service,
    position   smallint NOT NULL CHECK (position BETWEEN 1 AND 20),
    kind       text     NOT NULL CHECK (kind IN ('consultation', 'service_before', 'other')),
    before_id  uuid     REFERENCES service,
    text       text     NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    PRIMARY KEY (service_id, position),
    CHECK ((kind = 'service_before') = (before_id IS NOT NULL))
);
COMMENT ON TABLE service_requirement IS 'What must come first; for an urgent risk it can be passed over with a reason';
COMMENT ON COLUMN service_requirement.service_id IS 'The service';
COMMENT ON COLUMN service_requirement.position IS 'Order, from 1';
COMMENT ON COLUMN service_requirement.kind IS 'A consultative conversation with its day, having been seen by another service, or something that is only said';
COMMENT ON COLUMN service_requirement.before_id IS 'That other service';
COMMENT ON COLUMN service_requirement.text IS 'In words';

-- ---------------------------------------------------------------------------------------------- referrals

CREATE TABLE referral (
    LIKE template.child_record INCLUDING ALL,
    service_id      uuid NOT NULL REFERENCES service,
    subject         text NOT NULL DEFAULT 'child' CHECK (subject IN ('child', 'carer')),
    urgency         text NOT NULL CHECK (urgency IN ('routine', 'urgent')),
    state           text NOT NULL CHECK (state IN ('draft', 'asked', 'submitted', 'accepted', 'allocated', 'seen', 'closed', 'declined', 'redirected', 'withdrawn')),
    asked_at        timestamptz,
    asked_by        uuid REFERENCES person,
    submitted_at    timestamptz,
    referred_by     uuid REFERENCES person,
    accepted_at     timestamptz,
    offered_at      timestamptz,
    seen_at         timestamptz,
    ended_at        timestamptz,
    decider_id      uuid REFERENCES person,
    practitioner_id uuid REFERENCES person,
    follows_id      uuid REFERENCES referral,
    CHECK (state <> 'asked' OR asked_at IS NOT NULL AND asked_by IS NOT NULL),
    CHECK (state NOT IN ('submitted', 'accepted', 'allocated', 'seen') OR submitted_at IS NOT NULL AND referred_by IS NOT NULL),
    CHECK (state NOT IN ('accepted', 'allocated', 'seen') OR accepted_at IS NOT NULL),
    CHECK (state <> 'seen' OR seen_at IS NOT NULL),
    CHECK ((ended_at IS NOT NULL) = (state IN ('closed', 'declined', 'redirected', 'withdrawn')))
);
COMMENT ON TABLE referral IS 'A child, or the child''s carer, is referred to a service, or somebody asks for that: who, when, how far';
COMMENT ON COLUMN referral.service_id IS 'To which service';
COMMENT ON COLUMN referral.subject IS 'Whom the service is to see';
COMMENT ON COLUMN referral.urgency IS 'Routine or urgent';
COMMENT ON COLUMN referral.state IS 'As referral_state.h moves it; waiting is accepted and nobody allocated';
COMMENT ON COLUMN referral.asked_at IS 'When it was asked for by somebody whose role may not refer';
COMMENT ON COLUMN referral.asked_by IS 'By whom';
COMMENT ON COLUMN referral.submitted_at IS 'When the service received it: its clocks start';
COMMENT ON COLUMN referral.referred_by IS 'Who referred';
COMMENT ON COLUMN referral.accepted_at IS 'When the service accepted it';
COMMENT ON COLUMN referral.offered_at IS 'When an assessment was offered';
COMMENT ON COLUMN referral.seen_at IS 'First attended meeting';
COMMENT ON COLUMN referral.ended_at IS 'When it was closed, declined, redirected or withdrawn';
COMMENT ON COLUMN referral.decider_id IS 'Who has to decide while it is asked; none: anybody around the child who may refer';
COMMENT ON COLUMN referral.practitioner_id IS 'The named practitioner';
COMMENT ON COLUMN referral.follows_id IS 'The referral that was redirected into this one';
SELECT template.finish('referral', 1::smallint);
CREATE UNIQUE INDEX referral_open ON referral (child_id, service_id, subject)
    WHERE state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen');
COMMENT ON INDEX referral_open IS 'One open referral to a service at a time';
CREATE INDEX referral_waiting ON referral (service_id, submitted_at) WHERE state IN ('submitted', 'accepted', 'allocated');
COMMENT ON INDEX referral_waiting IS 'Waiting list of a service';
CREATE INDEX referral_of_decider ON referral (decider_id) WHERE state = 'asked';
COMMENT ON INDEX referral_of_decider IS 'What waits for somebody to decide';
CREATE INDEX referral_of_practitioner ON referral (practitioner_id) WHERE practitioner_id IS NOT NULL;

CREATE TABLE referral_content (
    LIKE template.child_record INCLUDING ALL,
    referral_id     uuid NOT NULL UNIQUE REFERENCES referral,
    reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 8000),
    need            text CHECK (length(need) BETWEEN 1 AND 200),
    consent         json CHECK (octet_length(consent::text) <= 4000),
    consultation_on date,
    override_reason text CHECK (length(override_reason) BETWEEN 1 AND 2000)
);
COMMENT ON TABLE referral_content IS 'Why a child is referred: tier 3';
COMMENT ON COLUMN referral_content.referral_id IS 'The referral';
COMMENT ON COLUMN referral_content.reason IS 'Why';
COMMENT ON COLUMN referral_content.need IS 'The need, in words of the decision tree';
COMMENT ON COLUMN referral_content.consent IS 'Who agreed, and to what';
COMMENT ON COLUMN referral_content.consultation_on IS 'Day of the consultative conversation';
COMMENT ON COLUMN referral_content.override_reason IS 'Why what must come first could not be waited for';
SELECT template.finish('referral_content', 3::smallint);

CREATE TABLE referral_clock (
    LIKE template.child_record INCLUDING ALL,
    referral_id uuid        NOT NULL REFERENCES referral,
    clock       text        NOT NULL CHECK (clock IN ('asked', 'decision', 'offer', 'seen')),
    n           smallint    NOT NULL,
    unit        text        NOT NULL CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'hours')),
    from_at     timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    stopped_at  timestamptz,
    is_met      boolean,
    UNIQUE (referral_id, clock),
    CHECK (stopped_at IS NOT NULL OR is_met IS NULL)
);
COMMENT ON TABLE referral_clock IS 'A step of a referral that has to happen in time';
COMMENT ON COLUMN referral_clock.referral_id IS 'The referral';
COMMENT ON COLUMN referral_clock.clock IS 'Which step (service_clock)';
COMMENT ON COLUMN referral_clock.n IS 'So many, as the service''s rule stood then';
COMMENT ON COLUMN referral_clock.unit IS 'Of these';
COMMENT ON COLUMN referral_clock.from_at IS 'Start';
COMMENT ON COLUMN referral_clock.due_at IS 'Last second in time';
COMMENT ON COLUMN referral_clock.stopped_at IS 'Stopped; none: running';
COMMENT ON COLUMN referral_clock.is_met IS 'Its step came (in time or late by due_at); false: ended without it';
SELECT template.finish('referral_clock', 1::smallint);

CREATE TABLE referral_event (
    LIKE template.child_record INCLUDING ALL,
    referral_id     uuid NOT NULL REFERENCES referral,
    kind            text NOT NULL CHECK (kind IN ('move', 'offer', 'word', 'nudge')),
    from_state      text,
    to_state        text,
    decline_code    text CHECK (length(decline_code) BETWEEN 1 AND 60),
    reads_unsettled boolean NOT NULL DEFAULT false,
    CHECK ((kind = 'move') = (to_state IS NOT NULL))
);
COMMENT ON TABLE referral_event IS 'Every step of a referral; its maker and made_at are who and when';
COMMENT ON COLUMN referral_event.referral_id IS 'The referral';
COMMENT ON COLUMN referral_event.kind IS 'A move to another state, an offer, a word to the carer while waiting, a nudge by the mental health lead';
COMMENT ON COLUMN referral_event.from_state IS 'State before; none at the start';
COMMENT ON COLUMN referral_event.to_state IS 'State after';
COMMENT ON COLUMN referral_event.decline_code IS 'Chosen ground for declining';
COMMENT ON COLUMN referral_event.reads_unsettled IS 'The refusal reads as if the home being short-term or unplanned were its ground: shown to the mental health lead';
SELECT template.finish('referral_event', 1::smallint);
CREATE INDEX referral_event_of ON referral_event (referral_id, made_at);

CREATE TABLE referral_reason (
    LIKE template.child_record INCLUDING ALL,
    event_id uuid NOT NULL UNIQUE REFERENCES referral_event,
    reason   text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE referral_reason IS 'What was said with a step of a referral: tier 3';
COMMENT ON COLUMN referral_reason.event_id IS 'The step';
COMMENT ON COLUMN referral_reason.reason IS 'The words';
SELECT template.finish('referral_reason', 3::smallint);

-- ---------------------------------------------------------------------------------------------- involvements

CREATE TABLE involvement (
    LIKE template.child_record INCLUDING ALL,
    service_id      uuid NOT NULL REFERENCES service,
    type_of_work    text NOT NULL CHECK (length(type_of_work) BETWEEN 1 AND 100),
    practitioner_id uuid REFERENCES person,
    referral_id     uuid REFERENCES referral,
    state           text NOT NULL CHECK (state IN ('waiting', 'active', 'quiet', 'closed')),
    from_on         date NOT NULL,
    until_on        date,
    outcome         text CHECK (length(outcome) BETWEEN 1 AND 500),
    CONSTRAINT bad_body CHECK (until_on >= from_on),
    CHECK ((state = 'closed') = (until_on IS NOT NULL))
);
COMMENT ON TABLE involvement IS 'A service works with the child';
COMMENT ON COLUMN involvement.service_id IS 'Which service';
COMMENT ON COLUMN involvement.type_of_work IS 'Direct work, assessment, consultation to the network …';
COMMENT ON COLUMN involvement.practitioner_id IS 'The named practitioner';
COMMENT ON COLUMN involvement.referral_id IS 'The referral that led to it';
COMMENT ON COLUMN involvement.state IS 'Waiting, active, open but quiet, closed; never closed by a rule';
COMMENT ON COLUMN involvement.from_on IS 'First day';
COMMENT ON COLUMN involvement.until_on IS 'Day on which it was closed; the service reads for 28 days more';
COMMENT ON COLUMN involvement.outcome IS 'How it ended, in a line that everybody around the child may read';
SELECT template.finish('involvement', 1::smallint);
CREATE INDEX involvement_of_service ON involvement (service_id) WHERE until_on IS NULL;
CREATE INDEX involvement_of_referral ON involvement (referral_id) WHERE referral_id IS NOT NULL;
COMMENT ON INDEX involvement_of_referral IS 'The one that follows a referral as it moves';
CREATE INDEX involvement_of_practitioner ON involvement (practitioner_id) WHERE practitioner_id IS NOT NULL;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{service,service_staff,service_referrer,service_clock,service_requirement,referral,referral_content,referral_clock,referral_event,referral_reason,involvement,referral_open}'::text[]) AS t
         WHERE to_regclass(t) IS NOT NULL) <> 12 THEN
        RAISE EXCEPTION 'verify: services, referrals or involvements are not there';
    END IF;
END $$;
