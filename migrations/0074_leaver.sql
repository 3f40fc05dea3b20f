-- Young people who leave care (mission M26): as what the law knows them, the pathway plan with its needs assessment and reviews, and what the council
-- learns around each birthday for the national return (module OC3). The personal adviser is an allocation of kind personal_adviser (0003).

-- Codes of the return, with what they mean to whoever reads them. The last letter of an accommodation says whether it is suitable: 1 yes, 2 no.
INSERT INTO code_list (list, code, name)
SELECT 'in_touch', v.code, v.name
  FROM (VALUES ('YES', 'In touch'), ('NO', 'Not in touch'), ('REFU', 'Does not want to be in touch'), ('NREQ', 'Needs the service no longer'),
               ('RHOM', 'Returned home'), ('DIED', 'Died after leaving care')) v (code, name)
UNION ALL
SELECT 'activity', v.code, v.name
  FROM (VALUES ('F1', 'Higher education, full time'), ('P1', 'Higher education, part time'), ('F2', 'Other education, full time'),
               ('P2', 'Other education, part time'), ('F4', 'Apprenticeship, full time'), ('P4', 'Apprenticeship, part time'),
               ('F5', 'Training or employment, full time'), ('P5', 'Training or employment, part time'),
               ('G4', 'None of these, because of illness or disability'), ('G5', 'None of these, for another reason'),
               ('G6', 'None of these, because of pregnancy or parenting'), ('0', 'Not known')) v (code, name)
UNION ALL
SELECT 'accommodation', v.letter || s.digit, v.name || s.words
  FROM (VALUES ('B', 'With parents or relatives', '12'), ('C', 'Residential home or health service', '12'), ('D', 'Semi-independent, with support', '12'),
               ('E', 'Supported lodgings', '12'), ('G', 'Gone abroad', '12'), ('H', 'Deported', '12'), ('K', 'Lodgings without support', '12'),
               ('R', 'It is not known where', '12'), ('S', 'No fixed home', '2'), ('T', 'Foyer or similar', '12'), ('U', 'A home of their own', '12'),
               ('V', 'Emergency accommodation', '12'), ('W', 'Bed and breakfast', '12'), ('X', 'In custody', '2'), ('Y', 'Somewhere else', '12'),
               ('Z', 'With former foster carers', '12')) v (letter, name, digits)
 CROSS JOIN (VALUES ('1', ', suitable'), ('2', ', not suitable')) s (digit, words)
 WHERE position(s.digit IN v.digits) > 0
UNION ALL
SELECT 'accommodation', '0', 'Not known';

CREATE TABLE care_leaver (
    LIKE template.child_record INCLUDING ALL,
    status       text NOT NULL CHECK (status IN ('relevant', 'former_relevant', 'qualifying')),
    from_on      date NOT NULL,
    until_on     date,
    end_reason   text CHECK (end_reason IN ('status', 'age', 'closed', 'returned_to_care', 'died')),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT ends_before_start CHECK (until_on >= from_on),
    CHECK ((until_on IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE care_leaver IS 'As what the law knows a young person who left care: Children Act 1989, sections 23A, 23C and 24';
COMMENT ON COLUMN care_leaver.status IS 'relevant: 16 or 17 and left care; former_relevant: 18 or over, was eligible or relevant; qualifying: was in care for less long';
COMMENT ON COLUMN care_leaver.from_on IS 'First day';
COMMENT ON COLUMN care_leaver.until_on IS 'First day on which it is so no longer; none: it is';
COMMENT ON COLUMN care_leaver.end_reason IS 'Another status follows, age, they asked for no more, they came back into care, they died';
COMMENT ON COLUMN care_leaver.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('care_leaver', 2::smallint);
CREATE UNIQUE INDEX leaver_open ON care_leaver (child_id) WHERE until_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX leaver_open IS 'One status at a time';

CREATE TABLE pathway_plan (
    LIKE template.child_record INCLUDING ALL,
    needs_assessed_on date NOT NULL,
    plan_on           date,
    reviewed_on       date,
    summary           text CHECK (length(summary) BETWEEN 1 AND 4000),
    wishes            text CHECK (length(wishes) BETWEEN 1 AND 4000),
    ended_on          date,
    error_reason      text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CHECK (plan_on >= needs_assessed_on AND reviewed_on >= plan_on AND ended_on >= needs_assessed_on),
    CHECK (reviewed_on IS NULL OR plan_on IS NOT NULL)
);
COMMENT ON TABLE pathway_plan IS 'A pathway plan: from the assessment of needs (Care Planning Regulations 2010, regulations 42 and 43) on';
COMMENT ON COLUMN pathway_plan.needs_assessed_on IS 'When the assessment of needs was complete: due three months after the 16th birthday or after becoming eligible';
COMMENT ON COLUMN pathway_plan.plan_on IS 'Day of the plan; none: not made yet';
COMMENT ON COLUMN pathway_plan.reviewed_on IS 'Its last review: due every six months (Care Leavers (England) Regulations 2010, regulation 7). All of them are in pathway_review';
COMMENT ON COLUMN pathway_plan.summary IS 'What it says, in short';
COMMENT ON COLUMN pathway_plan.wishes IS 'What the young person wants, in their words';
COMMENT ON COLUMN pathway_plan.ended_on IS 'Day on which it ended; none: it stands';
COMMENT ON COLUMN pathway_plan.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('pathway_plan', 2::smallint);
CREATE UNIQUE INDEX pathway_open ON pathway_plan (child_id) WHERE ended_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX pathway_open IS 'One pathway plan at a time';

CREATE TABLE pathway_review (
    LIKE template.child_record INCLUDING ALL,
    plan_id uuid NOT NULL REFERENCES pathway_plan,
    held_on date NOT NULL,
    struck  boolean NOT NULL DEFAULT false,
    UNIQUE (plan_id, held_on)
);
COMMENT ON TABLE pathway_review IS 'Each review of a pathway plan: what month it was in time';
COMMENT ON COLUMN pathway_review.plan_id IS 'The plan';
COMMENT ON COLUMN pathway_review.held_on IS 'When';
COMMENT ON COLUMN pathway_review.struck IS 'It was put right: the last review is said to have been earlier, so this was none';
SELECT template.finish('pathway_review', 2::smallint);

CREATE TABLE leaver_contact (
    LIKE template.child_record INCLUDING ALL,
    on_day             date    NOT NULL,
    in_touch_code      text    NOT NULL CHECK (in_touch_code IN ('YES', 'NO', 'REFU', 'NREQ', 'RHOM', 'DIED')),
    activity_code      text    CHECK (activity_code IN ('F1', 'P1', 'F2', 'P2', 'F4', 'P4', 'F5', 'P5', 'G4', 'G5', 'G6', '0')),
    accommodation_code text    CHECK (accommodation_code ~ '^([BCDEGHKRTUVWYZ][12]|[SX]2|0)$'),
    suitable           boolean GENERATED ALWAYS AS (CASE right(accommodation_code, 1) WHEN '1' THEN true WHEN '2' THEN false END) STORED,
    note               text    CHECK (length(note) BETWEEN 1 AND 2000),
    error_reason       text    CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT bad_body CHECK (in_touch_code <> 'YES' OR activity_code IS NOT NULL AND accommodation_code IS NOT NULL),
    CHECK (in_touch_code NOT IN ('RHOM', 'DIED') OR activity_code IS NULL AND accommodation_code IS NULL)
);
COMMENT ON TABLE leaver_contact IS 'Whether the council is in touch with somebody of 17 to 21 who left care, what they do and where they live, around a birthday: OC3';
COMMENT ON COLUMN leaver_contact.on_day IS 'Day as of which it was so; the return takes the one around the birthday';
COMMENT ON COLUMN leaver_contact.in_touch_code IS 'IN_TOUCH, as in code_list in_touch';
COMMENT ON COLUMN leaver_contact.activity_code IS 'ACTIV, as in code_list activity; none: not asked, as of somebody who returned home or died';
COMMENT ON COLUMN leaver_contact.accommodation_code IS 'ACCOM, as in code_list accommodation';
COMMENT ON COLUMN leaver_contact.suitable IS 'Whether where they live is suitable: the last letter of its code; none: not known';
COMMENT ON COLUMN leaver_contact.note IS 'What else was heard';
COMMENT ON COLUMN leaver_contact.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('leaver_contact', 2::smallint);
CREATE UNIQUE INDEX leaver_contact_twice ON leaver_contact (child_id, on_day) WHERE error_reason IS NULL;
COMMENT ON INDEX leaver_contact_twice IS 'One answer for a day';

INSERT INTO setting (name, value, about) VALUES
    ('pathway_plan_days', '28', 'The pathway plan is made within so many days of the assessment of needs (the law says: as soon as possible)'),
    ('leaver_touch_days', '31', 'Around each birthday from 17 to 21 it is recorded whether the council is in touch with a care leaver, within so many days after it');

INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('pathway_needs', 'plan', 'lead', 'Needs are assessed within three months of the 16th birthday, or of becoming eligible', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42'),
    ('pathway_plan', 'plan', 'lead', 'The pathway plan follows the assessment of needs as soon as possible', 'The same regulations, regulation 43; days: this council''s setting'),
    ('pathway_review', 'plan', 'lead', 'A pathway plan is reviewed at least every six months', 'Care Leavers (England) Regulations 2010, regulation 7'),
    ('leaver_touch', 'visit', 'lead', 'Around each birthday from 17 to 21 the council says whether it is in touch, and how they live', 'National return of children looked after, OC3; days: this council''s setting');

-- Eligible are those of 16 and 17 in care who have been so for 13 weeks since they were 14 (regulation 40). The periods of care come as two lists of the same
-- length, in order, so that whoever has read them need not read them again.
CREATE FUNCTION pathway_eligible_on(born_on date, froms date[], untils date[], as_of date) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN (SELECT greatest((born_on + interval '16 years')::date, min(s.a + (91 - s.before)))
          FROM (SELECT x.a, x.b, coalesce(sum(x.b - x.a) OVER (ORDER BY x.a ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::integer AS before
                  FROM (SELECT greatest(t.f, (born_on + interval '14 years')::date) AS a, least(coalesce(t.u, as_of), as_of) AS b FROM unnest(froms, untils) t (f, u)) x
                 WHERE x.b > x.a) s
         WHERE s.before < 91 AND s.before + s.b - s.a >= 91
        HAVING min(s.a) IS NOT NULL);
COMMENT ON FUNCTION pathway_eligible_on IS 'Since when a child in care of 16 or 17 is eligible for a pathway plan; null: not yet';

CREATE FUNCTION pathway_due_on(needs_assessed_on date, plan_on date, reviewed_on date, plan_days integer) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN plan_on IS NULL THEN needs_assessed_on + plan_days ELSE (coalesce(reviewed_on, plan_on) + interval '6 months')::date END;
COMMENT ON FUNCTION pathway_due_on IS 'When the next step of a pathway plan is due: the plan itself, then a review every six months';

-- The birthday of 17 to 21 around which nobody has said yet whether the council is in touch: the last one, or the next from three months before it.
CREATE FUNCTION leaver_birthday(born_on date, last_on date, as_of date) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN (SELECT min(b.day) FROM (SELECT n, (born_on + n * interval '1 year')::date AS day FROM generate_series(17, 21) n) b
         WHERE b.day > (as_of - interval '1 year')::date AND b.day <= (as_of + interval '3 months')::date
           AND (last_on IS NULL OR last_on < (b.day - interval '3 months')::date));
COMMENT ON FUNCTION leaver_birthday IS 'The birthday of somebody who left care that asks for an answer; null: none does';
GRANT EXECUTE ON FUNCTION pathway_eligible_on(date, date[], date[], date), pathway_due_on(date, date, date, integer), leaver_birthday(date, date, date) TO around_app;

DO $$
BEGIN
    IF pathway_eligible_on('2010-06-01', '{2024-01-01,2026-01-01}', '{2024-02-01,NULL}', '2026-06-30') <> '2026-06-01'
       OR pathway_eligible_on('2010-06-01', '{2026-05-01}', '{NULL}', '2026-09-01') <> '2026-07-31'
       OR pathway_eligible_on('2010-06-01', '{2026-05-01}', '{NULL}', '2026-07-01') IS NOT NULL
       OR pathway_due_on('2026-01-10', NULL, NULL, 28) <> '2026-02-07' OR pathway_due_on('2026-01-10', '2026-02-01', '2026-08-31', 28) <> '2027-02-28'
       OR leaver_birthday('2007-05-05', NULL, '2026-06-01') <> '2026-05-05' OR leaver_birthday('2007-05-05', '2026-04-01', '2026-06-01') IS NOT NULL
       OR (SELECT count(*) FROM code_list WHERE list IN ('in_touch', 'activity', 'accommodation')) <> 49 THEN
        RAISE EXCEPTION 'verify: the days of leaving care are not as the regulations say, or codes are missing';
    END IF;
END $$;
