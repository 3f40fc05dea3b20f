-- Households that foster, what is alleged against them, and families that adopt: as many as there are, and no story (mission M24, M26). The service that
-- approves them knows them by a reference of its own; where a carer is known here, the household points there and says nothing twice.

CREATE TABLE foster_household (
    LIKE template.record INCLUDING ALL,
    authority_id uuid     NOT NULL REFERENCES agency,
    reference    text     NOT NULL CHECK (length(reference) BETWEEN 1 AND 40),
    carer_id     uuid     REFERENCES carer,
    kind         text     NOT NULL CHECK (kind IN ('mainstream', 'connected', 'temporary_connected')),
    carers       smallint NOT NULL CHECK (carers BETWEEN 1 AND 4),
    approved_on  date     NOT NULL,
    ended_on     date,
    end_reason   text CHECK (end_reason IN ('deregistered', 'resigned', 'other')),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT household_order CHECK (ended_on >= approved_on AND (ended_on IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE foster_household IS 'A household that a council approved to foster';
COMMENT ON COLUMN foster_household.authority_id IS 'The council whose carers they are';
COMMENT ON COLUMN foster_household.reference IS 'By what the fostering service knows it; no name';
COMMENT ON COLUMN foster_household.carer_id IS 'The carer of this household, where one is recorded here';
COMMENT ON COLUMN foster_household.kind IS 'Mainstream, connected persons, connected persons approved for a time (Care Planning Regulations 2010, reg 24)';
COMMENT ON COLUMN foster_household.carers IS 'How many in it are approved';
COMMENT ON COLUMN foster_household.approved_on IS 'First day of the approval';
COMMENT ON COLUMN foster_household.ended_on IS 'Day on which it ended; none: it holds';
COMMENT ON COLUMN foster_household.end_reason IS 'The council ended it, they resigned, another';
COMMENT ON COLUMN foster_household.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('foster_household');
CREATE UNIQUE INDEX household_once ON foster_household (authority_id, lower(reference)) WHERE error_reason IS NULL AND ended_on IS NULL;
COMMENT ON INDEX household_once IS 'A reference stands for one household that is approved';

CREATE TABLE foster_allegation (
    LIKE template.record INCLUDING ALL,
    household_id uuid NOT NULL REFERENCES foster_household,
    made_on      date NOT NULL,
    outcome      text CHECK (outcome IN ('substantiated', 'unsubstantiated', 'unfounded', 'false', 'malicious')),
    closed_on    date,
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT allegation_order CHECK (closed_on >= made_on AND (closed_on IS NULL) = (outcome IS NULL))
);
COMMENT ON TABLE foster_allegation IS 'That something was alleged against a household that fosters, and how it came out; not what, nor about whom';
COMMENT ON COLUMN foster_allegation.household_id IS 'The household';
COMMENT ON COLUMN foster_allegation.made_on IS 'Day on which it was made';
COMMENT ON COLUMN foster_allegation.outcome IS 'How it came out (Keeping children safe in education, part four); none: it is being looked into';
COMMENT ON COLUMN foster_allegation.closed_on IS 'Day on which that was decided';
COMMENT ON COLUMN foster_allegation.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('foster_allegation');
CREATE INDEX allegation_of ON foster_allegation (household_id);

CREATE TABLE adoptive_family (
    LIKE template.record INCLUDING ALL,
    authority_id    uuid NOT NULL REFERENCES agency,
    reference       text NOT NULL CHECK (length(reference) BETWEEN 1 AND 40),
    enquired_on     date NOT NULL,
    assessment_from date,
    approved_on     date,
    ended_on        date,
    error_reason    text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT family_order CHECK (assessment_from >= enquired_on AND approved_on >= assessment_from AND ended_on >= enquired_on
                                   AND (approved_on IS NULL OR assessment_from IS NOT NULL))
);
COMMENT ON TABLE adoptive_family IS 'A family that wants to adopt, as a number to count: it leads to no child, and no child to it';
COMMENT ON COLUMN adoptive_family.authority_id IS 'The council that assesses them';
COMMENT ON COLUMN adoptive_family.reference IS 'By what the adoption service knows it; no name';
COMMENT ON COLUMN adoptive_family.enquired_on IS 'Day on which they asked';
COMMENT ON COLUMN adoptive_family.assessment_from IS 'First day of the assessment';
COMMENT ON COLUMN adoptive_family.approved_on IS 'Day on which they were approved';
COMMENT ON COLUMN adoptive_family.ended_on IS 'Day on which it ended: they have adopted, left, or were not approved';
COMMENT ON COLUMN adoptive_family.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('adoptive_family');
CREATE UNIQUE INDEX family_once ON adoptive_family (authority_id, lower(reference)) WHERE error_reason IS NULL AND ended_on IS NULL;
COMMENT ON INDEX family_once IS 'A reference stands for one family';

DO $$
BEGIN
    IF to_regclass('household_once') IS NULL OR to_regclass('allegation_of') IS NULL OR to_regclass('family_once') IS NULL THEN
        RAISE EXCEPTION 'verify: no record of households that foster or adopt';
    END IF;
END $$;
