-- What is next, in lists that one can act on: each kind of thing that falls due says about what it is, why, from which source, and who is asked for it.

CREATE TABLE due_kind (
    kind   text PRIMARY KEY CHECK (kind ~ '^[a-z_]{2,40}$'),
    about  text NOT NULL CHECK (about IN ('sdq', 'pep', 'health', 'review', 'visit', 'plan', 'action', 'consent', 'words', 'referral', 'home', 'ehcp', 'form', 'sharing')),
    asked  text NOT NULL CHECK (asked IN ('lead', 'nurse', 'reviewing_officer', 'school', 'owner')),
    why    text NOT NULL CHECK (length(why) BETWEEN 1 AND 200),
    source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200)
);
COMMENT ON TABLE due_kind IS 'Kinds of things that fall due, by the kind of a line of view due or, where that has no row of its own, by its type of record';
COMMENT ON COLUMN due_kind.kind IS 'As view due has it in kind, or in link_type';
COMMENT ON COLUMN due_kind.about IS 'By what lists are chosen and summed';
COMMENT ON COLUMN due_kind.asked IS 'Who is asked for it where the record names nobody: whoever leads the work, the named nurse, the reviewing officer, the school; owner: as the record itself says';
COMMENT ON COLUMN due_kind.why IS 'Why it is due, in one sentence; where the record has a reason of its own, that one is said';
COMMENT ON COLUMN due_kind.source IS 'Where that comes from: a regulation, guidance, or a setting of this council';

INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('sdq_due', 'sdq', 'lead', 'The main carer fills one in after coming into care, before the second review, and then each year', 'Statutory guidance on the health of looked-after children, 2015 (yearly, ages 4 to 16); first and second: this council''s setting'),
    ('sdq_ask', 'sdq', 'lead', 'Another person who knows the child was asked for theirs, so that it is seen from more than one side', 'This council''s setting'),
    ('sdq_consultation', 'sdq', 'lead', 'A total this high is talked over, and what was decided is recorded', 'This council''s setting'),
    ('sdq_rise', 'sdq', 'lead', 'The total rose more than chance explains', 'This council''s setting'),
    ('assessment', 'health', 'lead', 'What was found asks for a clinical assessment', 'This council''s rules for measures'),
    ('refusal', 'referral', 'owner', 'A service gave a reason that reads as if the child''s home were the ground for it', 'This council''s rules for referrals'),
    ('share_ask', 'sharing', 'lead', 'Somebody asked to see what is held back and is owed an answer', 'This council''s setting'),
    ('therapy_consent', 'consent', 'lead', 'Therapy needs consent on record', 'This council''s rules for therapy'),
    ('therapy_consent_end', 'consent', 'lead', 'Therapy goes on only with consent', 'This council''s rules for therapy'),
    ('therapy_assessment', 'consent', 'lead', 'Therapy follows an assessment', 'This council''s rules for therapy'),
    ('consent', 'consent', 'lead', 'This consent was given until this day, and nobody has been asked again', 'What was agreed when it was given'),
    ('action', 'action', 'owner', 'Somebody took this on', 'What was agreed'),
    ('referral', 'referral', 'owner', 'The service answers and sees within its own times', 'The service''s entry in the directory'),
    ('referral_asked', 'referral', 'lead', 'Whoever asked for a service is owed a decision', 'This council''s setting'),
    ('outside_county', 'home', 'owner', 'The child lives outside the county', 'This council''s procedure'),
    ('plan_review', 'plan', 'owner', 'Each plan says when it is looked at again', 'The plan'),
    ('plan_read', 'plan', 'owner', 'Those with whom a plan is shared read it', 'The kind of plan'),
    ('pep', 'pep', 'school', 'A child in care has a personal education plan each term', 'Promoting the education of looked-after children, 2018'),
    ('peps', 'pep', 'school', 'A child in care has a personal education plan each term', 'Promoting the education of looked-after children, 2018'),
    ('ehcp', 'ehcp', 'owner', 'An education, health and care plan has its times by law', 'Special Educational Needs and Disability Regulations 2014'),
    ('form', 'form', 'owner', 'A form was sent and did not come back', 'As it was sent'),
    ('words', 'words', 'lead', 'Children are asked again what has changed, and again after three months', 'Good practice'),
    ('health', 'health', 'nurse', 'A child in care has each of these checks in its time', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7'),
    ('review', 'review', 'reviewing_officer', 'A child in care has reviews in their time', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33'),
    ('visit', 'visit', 'lead', 'A child in care is visited in time', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28');

CREATE INDEX allocation_person ON allocation (person_id, until_on); -- whose work a team leads

CREATE FUNCTION consent_ends(what text, detail text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN 'Ask again for consent to ' || CASE what WHEN 'assessment' THEN 'an assessment' WHEN 'treatment' THEN 'therapy or treatment' WHEN 'medical' THEN 'something medical'
                                                WHEN 'school' THEN 'work at school' ELSE coalesce(lower(left(detail, 1)) || substr(detail, 2, 79), 'something else') END;
COMMENT ON FUNCTION consent_ends IS 'What is to be done when a consent runs out, in words';
GRANT EXECUTE ON FUNCTION consent_ends(text, text) TO around_app;

-- In how many days one has to look at something: the parts into which a list of what is next falls.
CREATE FUNCTION due_part(due_on date) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN due_on < today() THEN 'late' WHEN due_on <= today() + 7 - extract(isodow FROM today())::integer THEN 'week'
            WHEN due_on <= today() + 28 THEN 'soon' ELSE 'later' END;
COMMENT ON FUNCTION due_part IS 'late; week: until Sunday; soon: within four weeks; later';
GRANT EXECUTE ON FUNCTION due_part(date) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM due_kind) < 25 OR due_part(today() - 1) <> 'late' OR due_part(today()) <> 'week' OR due_part(today() + 29) <> 'later'
       OR consent_ends('other', 'The school trip') <> 'Ask again for consent to the school trip' THEN
        RAISE EXCEPTION 'verify: kinds of what is due are not there';
    END IF;
END $$;
