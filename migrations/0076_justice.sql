-- Youth justice (mission M27): outcomes, each with whether the child was in care when the offence was done and when the outcome came: two things; speech
-- and language assessments, which follow from some of them; call-outs of the police to homes. What is said of one child is restricted (tier 4).
-- The tables of the board (children entering the justice system, and those in care with a substantive outcome, by year and sex) are for people who may
-- see none of it: so each outcome leaves a line in youth_justice_count, which names no child.

CREATE TABLE youth_justice_kind (
    code            text     PRIMARY KEY CHECK (code ~ '^[a-z_]+$'),
    position        smallint NOT NULL UNIQUE,
    name            text     NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    is_substantive  boolean  NOT NULL,
    is_court        boolean  NOT NULL,
    is_custody      boolean  NOT NULL,
    CHECK (is_substantive OR NOT is_court AND NOT is_custody)
);
COMMENT ON TABLE youth_justice_kind IS 'Kinds of outcome';
COMMENT ON COLUMN youth_justice_kind.code IS 'Its name in JSON';
COMMENT ON COLUMN youth_justice_kind.position IS 'Order';
COMMENT ON COLUMN youth_justice_kind.name IS 'As people say it';
COMMENT ON COLUMN youth_justice_kind.is_substantive IS 'A youth caution, a youth conditional caution or a disposal of a court: with the first one a child enters the justice system';
COMMENT ON COLUMN youth_justice_kind.is_court IS 'Of a court: asks for a speech and language assessment; of the others, the second does';
COMMENT ON COLUMN youth_justice_kind.is_custody IS 'Takes the child into custody';
INSERT INTO youth_justice_kind (code, position, name, is_substantive, is_court, is_custody) VALUES
    ('community_resolution', 1, 'Community resolution', false, false, false), ('youth_caution', 2, 'Youth caution', true, false, false),
    ('conditional_caution', 3, 'Youth conditional caution', true, false, false), ('discharge', 4, 'Absolute or conditional discharge', true, true, false),
    ('fine', 5, 'Fine or compensation', true, true, false), ('reparation_order', 6, 'Reparation order', true, true, false),
    ('referral_order', 7, 'Referral order', true, true, false), ('rehabilitation_order', 8, 'Youth rehabilitation order', true, true, false),
    ('detention_training', 9, 'Detention and training order', true, true, true), ('other_custody', 10, 'Another sentence to custody', true, true, true);

CREATE TABLE youth_justice_count (
    LIKE template.record INCLUDING ALL,
    month           date    NOT NULL CHECK (extract(day FROM month) = 1),
    sex             text    NOT NULL CHECK (sex IN ('F', 'M', 'U')),
    care_at_offence boolean NOT NULL,
    care_at_outcome boolean NOT NULL,
    kind_code       text    NOT NULL REFERENCES youth_justice_kind,
    offence         text    NOT NULL,
    is_first        boolean NOT NULL DEFAULT false,
    is_first_of_year boolean NOT NULL DEFAULT false,
    counts          boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE youth_justice_count IS 'For each outcome a line that is counted and names no child: kept with the outcome, by whoever records it';
COMMENT ON COLUMN youth_justice_count.month IS 'First day of the month of the outcome';
COMMENT ON COLUMN youth_justice_count.sex IS 'Of the child';
COMMENT ON COLUMN youth_justice_count.care_at_offence IS 'In care at the offence';
COMMENT ON COLUMN youth_justice_count.care_at_outcome IS 'In care at the outcome';
COMMENT ON COLUMN youth_justice_count.kind_code IS 'Kind of outcome';
COMMENT ON COLUMN youth_justice_count.offence IS 'Kind of offence';
COMMENT ON COLUMN youth_justice_count.is_first IS 'The first substantive one of the child, who enters the justice system with it';
COMMENT ON COLUMN youth_justice_count.is_first_of_year IS 'The first substantive one, of those that came while in care, in a year to 30 September: so that children are counted and not outcomes';
COMMENT ON COLUMN youth_justice_count.counts IS 'Not where the outcome was recorded in error';
SELECT template.finish('youth_justice_count');
CREATE INDEX youth_justice_count_month ON youth_justice_count (month);
COMMENT ON INDEX youth_justice_count_month IS 'The years of the tables';

CREATE TABLE youth_justice_outcome (
    LIKE template.child_record INCLUDING ALL,
    offence_on      date NOT NULL,
    care_at_offence text NOT NULL CHECK (care_at_offence IN ('in_care', 'care_leaver', 'not_in_care')),
    outcome_on      date NOT NULL,
    care_at_outcome text NOT NULL CHECK (care_at_outcome IN ('in_care', 'care_leaver', 'not_in_care')),
    kind_code       text NOT NULL REFERENCES youth_justice_kind,
    offence         text NOT NULL CHECK (offence IN ('violence', 'criminal_damage', 'drugs', 'theft', 'robbery', 'public_order', 'sexual', 'motoring', 'weapon', 'breach', 'other')),
    note            text CHECK (length(note) BETWEEN 1 AND 4000),
    count_id        uuid NOT NULL UNIQUE REFERENCES youth_justice_count,
    error_reason    text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT ends_before_start CHECK (outcome_on >= offence_on),
    CHECK (tier >= 4)
);
COMMENT ON TABLE youth_justice_outcome IS 'What the police or a court decided about an offence';
COMMENT ON COLUMN youth_justice_outcome.offence_on IS 'Day of the offence';
COMMENT ON COLUMN youth_justice_outcome.care_at_offence IS 'Whether the child was in care on that day, a care leaver, or neither';
COMMENT ON COLUMN youth_justice_outcome.outcome_on IS 'Day of the outcome';
COMMENT ON COLUMN youth_justice_outcome.care_at_outcome IS 'The same on that day';
COMMENT ON COLUMN youth_justice_outcome.kind_code IS 'Kind of outcome';
COMMENT ON COLUMN youth_justice_outcome.offence IS 'Kind of offence';
COMMENT ON COLUMN youth_justice_outcome.note IS 'What happened, and what was decided';
COMMENT ON COLUMN youth_justice_outcome.count_id IS 'The line that is counted';
COMMENT ON COLUMN youth_justice_outcome.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('youth_justice_outcome', 4::smallint);

CREATE TABLE youth_justice_other (
    LIKE template.record INCLUDING ALL,
    year     smallint NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    sex      text     NOT NULL CHECK (sex IN ('F', 'M')),
    entrants integer  NOT NULL CHECK (entrants BETWEEN 0 AND 100000),
    UNIQUE (year, sex)
);
COMMENT ON TABLE youth_justice_other IS 'Young people of the area who entered the justice system and of whom there is no record here: as the youth justice service counts them';
COMMENT ON COLUMN youth_justice_other.year IS 'The year to 30 September of it';
COMMENT ON COLUMN youth_justice_other.sex IS 'Female or male';
COMMENT ON COLUMN youth_justice_other.entrants IS 'How many';
SELECT template.finish('youth_justice_other');

-- A call-out is to a home and names nobody. Where it has to be known about whom it was, that is a record of its own, restricted.
CREATE TABLE police_call_out (
    LIKE template.record INCLUDING ALL,
    home_name    text    NOT NULL CHECK (length(home_name) BETWEEN 1 AND 120),
    area         text    NOT NULL CHECK (length(area) BETWEEN 1 AND 120),
    on_day       date    NOT NULL,
    reason       text    NOT NULL CHECK (reason IN ('behaviour', 'assault', 'damage', 'drugs', 'self_harm', 'missing', 'other')),
    arrested     boolean NOT NULL,
    agreed       text    CHECK (length(agreed) BETWEEN 1 AND 2000),
    error_reason text    CHECK (length(error_reason) BETWEEN 1 AND 500)
);
COMMENT ON TABLE police_call_out IS 'The police were called to a home of children in care. Call-outs for somebody missing are recorded and counted apart';
COMMENT ON COLUMN police_call_out.home_name IS 'The home, by its name';
COMMENT ON COLUMN police_call_out.area IS 'The council in whose area it is';
COMMENT ON COLUMN police_call_out.on_day IS 'When';
COMMENT ON COLUMN police_call_out.reason IS 'Why';
COMMENT ON COLUMN police_call_out.arrested IS 'Somebody was arrested';
COMMENT ON COLUMN police_call_out.agreed IS 'What was agreed afterwards about how such a thing is met; it names no child';
COMMENT ON COLUMN police_call_out.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('police_call_out');
CREATE INDEX police_call_out_day ON police_call_out (on_day);
COMMENT ON INDEX police_call_out_day IS 'By month';

CREATE TABLE police_call_out_child (
    LIKE template.child_record INCLUDING ALL,
    call_out_id uuid NOT NULL REFERENCES police_call_out,
    UNIQUE (call_out_id, child_id),
    CHECK (tier >= 4)
);
COMMENT ON TABLE police_call_out_child IS 'About whom the police were called, where that has to be known';
COMMENT ON COLUMN police_call_out_child.call_out_id IS 'The call-out';
SELECT template.finish('police_call_out_child', 4::smallint);

DO $$
BEGIN
    IF (SELECT count(*) FILTER (WHERE is_substantive) FROM youth_justice_kind) <> 9 OR to_regclass('police_call_out_child') IS NULL THEN
        RAISE EXCEPTION 'verify: youth justice outcomes or call-outs are not recorded';
    END IF;
END $$;
