-- Times in which a child was missing, plans for permanence, the steps to adoption, and what the national return asks beside them (mission M26).

CREATE TABLE missing_episode (
    LIKE template.child_record INCLUDING ALL,
    kind                 text    NOT NULL CHECK (kind IN ('missing', 'away')),
    started_on           date    NOT NULL,
    ended_on             date,
    interview_offered_on date,
    interview_on         date,
    interview_refused    boolean NOT NULL DEFAULT false,
    source               text    NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    error_reason         text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT bad_body CHECK (ended_on >= started_on),
    CONSTRAINT missing_interview CHECK (interview_offered_on >= started_on AND interview_on >= ended_on AND NOT (interview_refused AND interview_on IS NOT NULL)
                                        AND (interview_on IS NULL OR ended_on IS NOT NULL))
);
COMMENT ON TABLE missing_episode IS 'A time in which a child in care was missing, or away from home without leave. What was said about it stands elsewhere';
COMMENT ON COLUMN missing_episode.kind IS 'missing: nobody knew where (M of the national return); away: it was known where (A)';
COMMENT ON COLUMN missing_episode.started_on IS 'Day on which the child went (MIS_START)';
COMMENT ON COLUMN missing_episode.ended_on IS 'Day on which the child was found or came back (MIS_END); none: still missing';
COMMENT ON COLUMN missing_episode.interview_offered_on IS 'Day on which an independent return interview was offered';
COMMENT ON COLUMN missing_episode.interview_on IS 'Day of that interview: due within 72 hours of being found (statutory guidance on children who run away or go missing, 2014)';
COMMENT ON COLUMN missing_episode.interview_refused IS 'The child did not want one: nothing is due any more';
COMMENT ON COLUMN missing_episode.source IS 'Entered by a person, or imported from a file';
COMMENT ON COLUMN missing_episode.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('missing_episode', 2::smallint);
CREATE UNIQUE INDEX missing_open ON missing_episode (child_id) WHERE ended_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX missing_open IS 'One that goes on at a time';

CREATE TABLE permanence_plan (
    LIKE template.child_record INCLUDING ALL,
    agreed_on    date   NOT NULL,
    goal         text   NOT NULL CHECK (goal IN ('return_home', 'kinship', 'special_guardianship', 'child_arrangements', 'adoption', 'long_term_fostering', 'residential', 'independence')),
    reviews      date[] NOT NULL DEFAULT '{}',
    ended_on     date,
    achieved_on  date,
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT permanence_order CHECK (ended_on >= agreed_on AND achieved_on >= agreed_on AND (ended_on IS NULL OR achieved_on IS NULL))
);
COMMENT ON TABLE permanence_plan IS 'Where a child in care is to live for good, as it was agreed: reviewed at least every six months until it is achieved or another takes its place';
COMMENT ON COLUMN permanence_plan.agreed_on IS 'Day on which it was agreed';
COMMENT ON COLUMN permanence_plan.goal IS 'Back home, with family or friends, special guardianship, a child arrangements order, adoption, long-term fostering, residential, living independently';
COMMENT ON COLUMN permanence_plan.reviews IS 'Days on which it was looked at again, in their order';
COMMENT ON COLUMN permanence_plan.ended_on IS 'Day from which it held no more, as when another took its place';
COMMENT ON COLUMN permanence_plan.achieved_on IS 'Day on which the child was there for good';
COMMENT ON COLUMN permanence_plan.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('permanence_plan', 2::smallint);
CREATE UNIQUE INDEX permanence_open ON permanence_plan (child_id) WHERE ended_on IS NULL AND achieved_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX permanence_open IS 'One that holds at a time';

-- What leads to the adoptive family is never recorded here: neither a name nor a number of theirs, nor where they live.
CREATE TABLE adoption (
    LIKE template.child_record INCLUDING ALL,
    decided_on           date NOT NULL,
    placement_order_on   date,
    order_revoked_on     date,
    family_finding_from  date,
    matched_on           date,
    placed_on            date,
    placed_ended_on      date,
    placed_end_reason    text CHECK (placed_end_reason IN ('RD1', 'RD2', 'RD3', 'RD4')),
    adopted_on           date,
    foster_carer         boolean,
    adopters_code        text CHECK (adopters_code IN ('1', '2')),
    adopters_sex_code    text CHECK (adopters_sex_code IN ('M1', 'F1', 'MM', 'FF', 'MF')),
    adopters_status_code text CHECK (adopters_status_code IN ('L0', 'L11', 'L12', 'L2', 'L3', 'L4')),
    error_reason         text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT adoption_order CHECK (order_revoked_on >= placement_order_on AND matched_on >= decided_on AND placed_on >= coalesce(matched_on, decided_on)
                                     AND placed_ended_on >= decided_on AND adopted_on >= coalesce(placed_on, matched_on, decided_on)
                                     AND (order_revoked_on IS NULL OR placement_order_on IS NOT NULL)),
    CONSTRAINT adoption_end CHECK ((placed_ended_on IS NULL) = (placed_end_reason IS NULL) AND (placed_ended_on IS NULL OR adopted_on IS NULL)),
    CONSTRAINT adopters_count CHECK ((adopters_code = '1') = (adopters_sex_code IN ('M1', 'F1')))
);
COMMENT ON TABLE adoption IS 'The steps of a child to adoption, from the decision on. Nothing in it leads to the adoptive family';
COMMENT ON COLUMN adoption.decided_on IS 'Day on which the agency decided that the child should be placed for adoption (DATE_INT of AD1)';
COMMENT ON COLUMN adoption.placement_order_on IS 'Day of the placement order (Adoption and Children Act 2002 s 21)';
COMMENT ON COLUMN adoption.order_revoked_on IS 'Day on which that was revoked (s 24)';
COMMENT ON COLUMN adoption.family_finding_from IS 'Since when a family is looked for';
COMMENT ON COLUMN adoption.matched_on IS 'Day on which child and adopters were matched (DATE_MATCH)';
COMMENT ON COLUMN adoption.placed_on IS 'Day on which the child moved to them (DATE_PLACED of PlacedAdoption)';
COMMENT ON COLUMN adoption.placed_ended_on IS 'Day on which it was decided that the child should no longer be placed for adoption (DATE_PLACED_CEASED)';
COMMENT ON COLUMN adoption.placed_end_reason IS 'Why (REASON_PLACED_CEASED; code_list adoption_stop)';
COMMENT ON COLUMN adoption.adopted_on IS 'Day of the adoption order';
COMMENT ON COLUMN adoption.foster_carer IS 'Adopted by who fostered the child before (FOSTER_CARE)';
COMMENT ON COLUMN adoption.adopters_code IS 'By one or two (NB_ADOPTR)';
COMMENT ON COLUMN adoption.adopters_sex_code IS 'SEX_ADOPTR: M1 a man, F1 a woman, MM two men, FF two women, MF a man and a woman';
COMMENT ON COLUMN adoption.adopters_status_code IS 'LS_ADOPTR; code_list adopters_status';
COMMENT ON COLUMN adoption.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('adoption', 2::smallint);
CREATE UNIQUE INDEX adoption_open ON adoption (child_id) WHERE placed_ended_on IS NULL AND adopted_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX adoption_open IS 'One way to adoption at a time';

CREATE TABLE previous_permanence (
    LIKE template.child_record INCLUDING ALL,
    kind_code    text NOT NULL CHECK (kind_code IN ('P1', 'P2', 'P3', 'P4', 'Z1')),
    authority    text CHECK (authority ~ '^[0-9A-Z]{2,6}$'),
    ordered_on   text CHECK (ordered_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    source       text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT permanence_none CHECK (kind_code <> 'Z1' OR authority IS NULL AND ordered_on IS NULL)
);
COMMENT ON TABLE previous_permanence IS 'Whether a child who came into care had a permanent home before, after an earlier time in care (PrevPerm of the national return)';
COMMENT ON COLUMN previous_permanence.kind_code IS 'PREV_PERM: adoption, special guardianship, a residence or child arrangements order, not known, none (code_list previous_permanence)';
COMMENT ON COLUMN previous_permanence.authority IS 'LA_PERM: code of the authority that arranged it';
COMMENT ON COLUMN previous_permanence.ordered_on IS 'DATE_PERM: the day of the order as far as it is known, a year, a month or a day; none: not known';
COMMENT ON COLUMN previous_permanence.source IS 'Entered by a person, or imported from a file';
COMMENT ON COLUMN previous_permanence.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('previous_permanence', 2::smallint);
CREATE UNIQUE INDEX previous_permanence_once ON previous_permanence (child_id) WHERE error_reason IS NULL;
COMMENT ON INDEX previous_permanence_once IS 'The return asks for one of each child';

CREATE TABLE uasc (
    LIKE template.child_record INCLUDING ALL,
    from_on      date NOT NULL,
    ceased_on    date,
    source       text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT uasc_order CHECK (ceased_on >= from_on)
);
COMMENT ON TABLE uasc IS 'That a child came to this country alone and asks for asylum (unaccompanied asylum-seeking child)';
COMMENT ON COLUMN uasc.from_on IS 'Since when the council knows it';
COMMENT ON COLUMN uasc.ceased_on IS 'Day on which the status ceased (DUC), at the latest the 18th birthday; none: it holds';
COMMENT ON COLUMN uasc.source IS 'Entered by a person, or imported from a file';
COMMENT ON COLUMN uasc.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('uasc', 2::smallint);
CREATE UNIQUE INDEX uasc_once ON uasc (child_id) WHERE error_reason IS NULL;
COMMENT ON INDEX uasc_once IS 'One of each child';

INSERT INTO code_list (list, code, name) VALUES
    ('previous_permanence', 'P1', 'Adoption'), ('previous_permanence', 'P2', 'Special guardianship order'),
    ('previous_permanence', 'P3', 'Residence order or child arrangements order'), ('previous_permanence', 'P4', 'Not known'),
    ('previous_permanence', 'Z1', 'No permanent home before'),
    ('adoption_stop', 'RD1', 'The child''s needs changed'), ('adoption_stop', 'RD2', 'The court made no placement order'),
    ('adoption_stop', 'RD3', 'No adopters could be found'), ('adoption_stop', 'RD4', 'Another reason'),
    ('adopters_status', 'L0', 'A single person'), ('adopters_status', 'L11', 'A married couple'), ('adopters_status', 'L12', 'Civil partners'),
    ('adopters_status', 'L2', 'An unmarried couple, a man and a woman'), ('adopters_status', 'L3', 'An unmarried couple of the same sex'),
    ('adopters_status', 'L4', 'Another couple');

-- ---------------------------------------------------------------------------------------------- what falls due

-- Of columns and not of rows, so that the views of the past are made over them too.
CREATE FUNCTION interview_due_on(ended_on date, interview_on date, is_refused boolean, error_reason text) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN interview_on IS NULL AND NOT is_refused AND error_reason IS NULL THEN ended_on + 3 END;
COMMENT ON FUNCTION interview_due_on IS 'By when a return interview is due: 72 hours after the child was found; null: none is';

CREATE FUNCTION interview_asks(offered_on date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN offered_on IS NULL THEN 'Offer a return interview, and hold it (72 hours)' ELSE 'Return interview (72 hours)' END;
COMMENT ON FUNCTION interview_asks IS 'What is to be done after a child was found, in words';

CREATE FUNCTION permanence_due_on(agreed_on date, reviews date[], ended_on date, achieved_on date, error_reason text) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN ended_on IS NULL AND achieved_on IS NULL AND error_reason IS NULL
            THEN (greatest(agreed_on, (SELECT max(r) FROM unnest(reviews) r)) + interval '6 months')::date END;
COMMENT ON FUNCTION permanence_due_on IS 'By when a plan for permanence is looked at again; null: it is not';

CREATE FUNCTION permanence_goal(goal text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE goal WHEN 'return_home' THEN 'return home' WHEN 'kinship' THEN 'family or friends' WHEN 'special_guardianship' THEN 'special guardianship'
                 WHEN 'child_arrangements' THEN 'child arrangements order' WHEN 'adoption' THEN 'adoption' WHEN 'long_term_fostering' THEN 'long-term fostering'
                 WHEN 'residential' THEN 'residential home' ELSE 'living independently' END;
COMMENT ON FUNCTION permanence_goal IS 'What a plan for permanence aims at, in words';
GRANT EXECUTE ON FUNCTION miles_between(text, text), interview_due_on(date, date, boolean, text), interview_asks(date), permanence_due_on(date, date[], date, date, text), permanence_goal(text) TO around_app;

ALTER TABLE due_kind DROP CONSTRAINT due_kind_about_check, ADD CONSTRAINT due_kind_about_check CHECK (about ~ '^[a-z]{3,20}$');
INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('missing', 'missing', 'lead', 'A child who was missing is offered an independent return interview within 72 hours of being found', 'Children who run away or go missing from home or care, statutory guidance, 2014'),
    ('permanence', 'permanence', 'lead', 'A plan for permanence is looked at again every six months', 'This council''s permanence strategy');

DO $$
BEGIN
    IF to_regclass('missing_open') IS NULL OR to_regclass('permanence_open') IS NULL OR to_regclass('adoption_open') IS NULL
       OR permanence_due_on('2026-01-31', '{}', NULL, NULL, NULL) <> '2026-07-31' OR permanence_due_on('2026-01-31', '{2026-03-01}', NULL, NULL, NULL) <> '2026-09-01'
       OR interview_due_on('2026-11-20', NULL, false, NULL) <> '2026-11-23' OR interview_due_on(NULL, NULL, false, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'verify: no record of missing children, permanence or adoption';
    END IF;
END $$;
