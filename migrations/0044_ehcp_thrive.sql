-- Education, health and care plans beside the status of special educational needs (mission M1), and the THRIVE group as it was agreed (M28).

CREATE TABLE ehcp (
    LIKE template.child_record INCLUDING ALL,
    requested_on date NOT NULL,
    requested_by text NOT NULL CHECK (requested_by IN ('parent', 'young_person', 'school', 'other')),
    decided_on   date,
    is_agreed    boolean,
    draft_on     date,
    final_on     date,
    school       text CHECK (length(school) BETWEEN 1 AND 200),
    reviewed_on  date,
    ended_on     date,
    end_reason   text CHECK (end_reason IN ('not_issued', 'not_needed', 'left_education', 'moved_away', 'other')),
    CHECK ((decided_on IS NULL) = (is_agreed IS NULL) AND (ended_on IS NULL) = (end_reason IS NULL)),
    CHECK (decided_on >= requested_on AND draft_on >= decided_on AND final_on >= draft_on AND reviewed_on >= final_on AND ended_on >= requested_on),
    CHECK (draft_on IS NULL OR is_agreed), CHECK (final_on IS NULL OR draft_on IS NOT NULL), CHECK (reviewed_on IS NULL OR final_on IS NOT NULL)
);
COMMENT ON TABLE ehcp IS 'An education, health and care plan, from the request on (Children and Families Act 2014 s 36 to 44): its dates, not what it says';
COMMENT ON COLUMN ehcp.requested_on IS 'Day on which the council was asked to assess';
COMMENT ON COLUMN ehcp.requested_by IS 'Who asked: a parent or carer, the young person, the school, another';
COMMENT ON COLUMN ehcp.decided_on IS 'Day on which the council decided whether to assess: due 6 weeks after the request (SEND Regulations 2014, reg 5)';
COMMENT ON COLUMN ehcp.is_agreed IS 'Whether it agreed to';
COMMENT ON COLUMN ehcp.draft_on IS 'Day of the draft plan';
COMMENT ON COLUMN ehcp.final_on IS 'Day of the final plan: due 20 weeks after the request (reg 13)';
COMMENT ON COLUMN ehcp.school IS 'The school or kind of school that the plan names (section I)';
COMMENT ON COLUMN ehcp.reviewed_on IS 'Day of the last annual review: due within 12 months of the plan or the review before (s 44)';
COMMENT ON COLUMN ehcp.ended_on IS 'Day on which it ended; none: it stands';
COMMENT ON COLUMN ehcp.end_reason IS 'Why: no plan was issued, no longer needed, left education, moved to another council, another';
SELECT template.finish('ehcp', 1::smallint);
CREATE UNIQUE INDEX ehcp_open ON ehcp (child_id) WHERE ended_on IS NULL AND is_agreed IS DISTINCT FROM false;
COMMENT ON INDEX ehcp_open IS 'One at a time; after a refusal it can be asked for again';

-- Of the columns and not of the row, so that the views of the past are made over it too.
CREATE FUNCTION ehcp_stage(agreed boolean, draft_on date, final_on date, ended_on date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN ended_on IS NOT NULL THEN 'ended' WHEN final_on IS NOT NULL THEN 'final' WHEN draft_on IS NOT NULL THEN 'draft'
            WHEN agreed THEN 'agreed' WHEN NOT agreed THEN 'refused' ELSE 'requested' END;
COMMENT ON FUNCTION ehcp_stage IS 'How far a plan is';

CREATE FUNCTION ehcp_due_on(stage text, requested_on date, final_on date, reviewed_on date) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN CASE stage WHEN 'requested' THEN requested_on + 42 WHEN 'agreed' THEN requested_on + 140 WHEN 'draft' THEN requested_on + 140
                  WHEN 'final' THEN (coalesce(reviewed_on, final_on) + interval '1 year')::date END;
COMMENT ON FUNCTION ehcp_due_on IS 'By when the next step of a plan is due; null: none is';

CREATE FUNCTION ehcp_asks(stage text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE stage WHEN 'requested' THEN 'Decide whether to assess for an EHC plan (6 weeks from the request)' WHEN 'agreed' THEN 'Final EHC plan (20 weeks from the request)'
                  WHEN 'draft' THEN 'Final EHC plan (20 weeks from the request)' WHEN 'final' THEN 'Annual review of the EHC plan (within 12 months)' END;
COMMENT ON FUNCTION ehcp_asks IS 'What the next step of a plan is, and where its day comes from';

CREATE FUNCTION ehcp_item(x ehcp) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'requested_on', (x).requested_on, 'requested_by', (x).requested_by, 'decided_on', (x).decided_on, 'is_agreed', (x).is_agreed,
    'draft_on', (x).draft_on, 'final_on', (x).final_on, 'school', (x).school, 'reviewed_on', (x).reviewed_on, 'ended_on', (x).ended_on, 'end_reason', (x).end_reason,
    'stage', ehcp_stage((x).is_agreed, (x).draft_on, (x).final_on, (x).ended_on),
    'due_on', ehcp_due_on(ehcp_stage((x).is_agreed, (x).draft_on, (x).final_on, (x).ended_on), (x).requested_on, (x).final_on, (x).reviewed_on),
    'due_what', ehcp_asks(ehcp_stage((x).is_agreed, (x).draft_on, (x).final_on, (x).ended_on)));
COMMENT ON FUNCTION ehcp_item IS 'An education, health and care plan, as the API answers';

CREATE TABLE thrive (
    LIKE template.child_record INCLUDING ALL,
    thrive_group    text NOT NULL CHECK (thrive_group IN ('thriving', 'advice', 'help', 'more_help', 'risk_support')),
    from_on         date NOT NULL,
    by_young_person boolean NOT NULL,
    by_carer        boolean NOT NULL,
    agreed_with     text CHECK (length(agreed_with) BETWEEN 1 AND 300),
    why             text NOT NULL CHECK (length(why) BETWEEN 1 AND 2000)
);
COMMENT ON TABLE thrive IS 'The THRIVE group of a child from a day on, as those concerned agreed it; the newest stands. Nothing derives it from a score';
COMMENT ON COLUMN thrive.thrive_group IS 'Thriving, getting advice and signposting, getting help, getting more help, getting risk support';
COMMENT ON COLUMN thrive.from_on IS 'Since when it is seen so';
COMMENT ON COLUMN thrive.by_young_person IS 'The young person agreed it';
COMMENT ON COLUMN thrive.by_carer IS 'The carer agreed it';
COMMENT ON COLUMN thrive.agreed_with IS 'Who else agreed it';
COMMENT ON COLUMN thrive.why IS 'What the child needs that makes it this group';
SELECT template.finish('thrive', 2::smallint);

CREATE FUNCTION thrive_item(x thrive) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'group', (x).thrive_group, 'from_on', (x).from_on, 'by_young_person', (x).by_young_person, 'by_carer', (x).by_carer,
    'agreed_with', (x).agreed_with, 'why', (x).why);
COMMENT ON FUNCTION thrive_item IS 'A THRIVE group as it was agreed, as the API answers';
GRANT EXECUTE ON FUNCTION ehcp_item(ehcp), ehcp_stage(boolean, date, date, date), ehcp_due_on(text, date, date, date), ehcp_asks(text), thrive_item(thrive) TO around_app;

DO $$
BEGIN
    IF to_regclass('ehcp_open') IS NULL OR to_regprocedure('thrive_item(thrive)') IS NULL OR ehcp_due_on('requested', '2026-01-05', NULL, NULL) <> '2026-02-16' THEN
        RAISE EXCEPTION 'verify: no record of education, health and care plans or of THRIVE groups';
    END IF;
END $$;
