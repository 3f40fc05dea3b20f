-- What a waiting list has to know beside care (mission M10, M28): child protection plans, the edge of care, and the THRIVE group that the service sees.

CREATE TABLE protection_plan (
    LIKE template.child_record INCLUDING ALL,
    category text NOT NULL CHECK (category IN ('NEG', 'PHY', 'SAB', 'EMO', 'MUL')),
    from_on  date NOT NULL,
    until_on date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE protection_plan IS 'A child protection plan (Children Act 1989 s 47, Working Together): from when until when, and for what';
COMMENT ON COLUMN protection_plan.category IS 'Category of abuse as the children in need census has it: neglect, physical, sexual, emotional abuse, several';
COMMENT ON COLUMN protection_plan.from_on IS 'First day';
COMMENT ON COLUMN protection_plan.until_on IS 'Day on which it ended; none: it stands';
SELECT template.finish('protection_plan', 2::smallint);
CREATE UNIQUE INDEX protection_open ON protection_plan (child_id) WHERE until_on IS NULL;
COMMENT ON INDEX protection_open IS 'One plan at a time';

CREATE TABLE edge_of_care (
    LIKE template.child_record INCLUDING ALL,
    from_on    date NOT NULL,
    until_on   date,
    end_reason text CHECK (end_reason IN ('stayed_home', 'family', 'came_into_care', 'moved_away', 'other')),
    CONSTRAINT bad_body CHECK (until_on >= from_on),
    CHECK ((until_on IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE edge_of_care IS 'A time in which work went on to keep a child from coming into care, as the council has it';
COMMENT ON COLUMN edge_of_care.from_on IS 'First day';
COMMENT ON COLUMN edge_of_care.until_on IS 'Day on which it ended; none: it goes on';
COMMENT ON COLUMN edge_of_care.end_reason IS 'Why: the child stays at home, lives with family or friends, came into care, moved away, another';
SELECT template.finish('edge_of_care', 1::smallint);
CREATE UNIQUE INDEX edge_open ON edge_of_care (child_id) WHERE until_on IS NULL;
COMMENT ON INDEX edge_open IS 'One at a time';

CREATE FUNCTION protection_plan_item(x protection_plan) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'category', (x).category, 'from_on', (x).from_on, 'until_on', (x).until_on);
COMMENT ON FUNCTION protection_plan_item IS 'A child protection plan, as the API answers';

CREATE FUNCTION edge_of_care_item(x edge_of_care) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'from_on', (x).from_on, 'until_on', (x).until_on, 'end_reason', (x).end_reason);
COMMENT ON FUNCTION edge_of_care_item IS 'A time on the edge of care, as the API answers';
GRANT EXECUTE ON FUNCTION protection_plan_item(protection_plan), edge_of_care_item(edge_of_care) TO around_app;

-- The service says it by a decision shared with the young person and those around them; nothing is ever derived from a score.
ALTER TABLE referral_event
    DROP CONSTRAINT referral_event_kind_check,
    ADD CONSTRAINT referral_event_kind_check CHECK (kind IN ('move', 'offer', 'word', 'nudge', 'pause', 'resume', 'thrive')),
    ADD COLUMN thrive_group text CHECK (thrive_group IN ('thriving', 'advice', 'help', 'more_help', 'risk_support')),
    ADD CONSTRAINT referral_event_thrive_check CHECK ((kind = 'thrive') = (thrive_group IS NOT NULL));
COMMENT ON COLUMN referral_event.kind IS 'A move to another state, an offer, a word to the carer while waiting, a nudge by the mental health lead, a pause of its clocks, their running on, the THRIVE group as it is seen from then on';
COMMENT ON COLUMN referral_event.thrive_group IS 'Of THRIVE: thriving, getting advice and signposting, getting help, getting more help, getting risk support';

DO $$
BEGIN
    IF to_regclass('protection_open') IS NULL OR to_regclass('edge_open') IS NULL
       OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'referral_event'::regclass AND attname = 'thrive_group')
       OR to_regprocedure('protection_plan_item(protection_plan)') IS NULL THEN
        RAISE EXCEPTION 'verify: no record of protection plans, the edge of care or THRIVE groups';
    END IF;
END $$;
