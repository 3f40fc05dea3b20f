-- The child, who works with the child, care, home, school, the child's own words, the people around, alerts.
-- Days: from_on is the first day, until_on the day on which it ended (that day no longer counts); none: still so.

CREATE TABLE child (
    LIKE template.record INCLUDING ALL,
    child_id     uuid     NOT NULL GENERATED ALWAYS AS (id) STORED,
    tier         smallint NOT NULL DEFAULT 1 CHECK (tier BETWEEN 0 AND 5),
    given_names  text     CHECK (length(given_names) BETWEEN 1 AND 200),
    family_name  text     CHECK (length(family_name) BETWEEN 1 AND 200),
    known_as     text     CHECK (length(known_as) BETWEEN 1 AND 200),
    pronouns     text     CHECK (length(pronouns) BETWEEN 1 AND 40),
    born_on      date     NOT NULL CHECK (born_on BETWEEN '1980-01-01' AND '2100-01-01'),
    sex          text     NOT NULL CHECK (sex IN ('M', 'F', 'U')),
    ethnicity    text     CHECK (length(ethnicity) BETWEEN 1 AND 40),
    language     text     CHECK (length(language) BETWEEN 1 AND 100),
    local_id     text     CHECK (length(local_id) BETWEEN 1 AND 40),
    nhs_number   text     CHECK (nhs_number ~ '^[0-9]{10}$'),
    upn          text     CHECK (upn ~ '^([A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5])$'),
    died_on      date     CHECK (died_on >= born_on),
    source       text     NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    name         text     NOT NULL GENERATED ALWAYS AS (
        CASE WHEN coalesce(known_as, given_names, family_name) IS NULL THEN 'Child ' || coalesce(local_id, left(id::text, 8))
             WHEN family_name IS NULL THEN coalesce(known_as, given_names)
             WHEN coalesce(known_as, given_names) IS NULL THEN family_name
             ELSE coalesce(known_as, given_names) || ' ' || family_name END) STORED,
    CONSTRAINT bad_body CHECK (coalesce(given_names, family_name, local_id) IS NOT NULL)
);
COMMENT ON TABLE child IS 'A child or young person: who they are';
COMMENT ON COLUMN child.child_id IS 'The id again, so that one form of policy serves every table';
COMMENT ON COLUMN child.tier IS 'That the child is known';
COMMENT ON COLUMN child.given_names IS 'All given names';
COMMENT ON COLUMN child.family_name IS 'Family name, also a double one';
COMMENT ON COLUMN child.known_as IS 'The first name that the child goes by';
COMMENT ON COLUMN child.pronouns IS 'As the child says';
COMMENT ON COLUMN child.born_on IS 'Day of birth';
COMMENT ON COLUMN child.sex IS 'M, F or U as in the national return';
COMMENT ON COLUMN child.ethnicity IS 'Code of code_list ethnicity';
COMMENT ON COLUMN child.language IS 'Language spoken at home, where an interpreter may be needed';
COMMENT ON COLUMN child.local_id IS 'Number in the council''s own system. Not unique here: that would tell of children whom one may not see';
COMMENT ON COLUMN child.nhs_number IS 'Ten digits, checked; not unique here for the same reason';
COMMENT ON COLUMN child.upn IS 'Unique pupil number, checked, or UN1 to UN5 for why there is none';
COMMENT ON COLUMN child.died_on IS 'Day of death';
COMMENT ON COLUMN child.source IS 'Entered by a person, or imported from a file';
COMMENT ON COLUMN child.name IS 'As shown; children imported without a name by their number';
ALTER TABLE child ADD FOREIGN KEY (made_by) REFERENCES person;
CREATE INDEX child_nhs_number ON child (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX child_upn ON child (upn) WHERE upn IS NOT NULL;
CREATE INDEX child_local_id ON child (local_id) WHERE local_id IS NOT NULL;
CREATE INDEX child_born_on ON child (born_on);
COMMENT ON INDEX child_born_on IS 'Possible duplicates';

CREATE TABLE code_list (
    list     text NOT NULL,
    code     text NOT NULL,
    name     text NOT NULL,
    from_on  date,
    until_on date,
    PRIMARY KEY (list, code)
);
COMMENT ON TABLE code_list IS 'Codes and what they mean: those of the national return (SSDA903), and our kinds of home';
COMMENT ON COLUMN code_list.list IS 'Which list';
COMMENT ON COLUMN code_list.code IS 'The code';
COMMENT ON COLUMN code_list.name IS 'What is shown';
COMMENT ON COLUMN code_list.from_on IS 'Valid from this day; none: always was';
COMMENT ON COLUMN code_list.until_on IS 'Not valid from this day on; none: still is';
INSERT INTO code_list (list, code, name) VALUES
    ('legal_status', 'C1', 'Interim care order'),
    ('legal_status', 'C2', 'Care order'),
    ('legal_status', 'D1', 'Freeing order'),
    ('legal_status', 'E1', 'Placement order'),
    ('legal_status', 'V2', 'In care by agreement (section 20)'),
    ('legal_status', 'V3', 'Series of short breaks'),
    ('legal_status', 'V4', 'Series of short breaks, agreement'),
    ('legal_status', 'L1', 'Police protection'),
    ('legal_status', 'L2', 'Emergency protection order'),
    ('legal_status', 'L3', 'Child assessment order'),
    ('legal_status', 'J1', 'On remand'),
    ('legal_status', 'J2', 'Detained under PACE'),
    ('legal_status', 'J3', 'Youth rehabilitation order with residence'),
    ('ethnicity', 'WBRI', 'White British'),
    ('ethnicity', 'WIRI', 'White Irish'),
    ('ethnicity', 'WOTH', 'Any other White background'),
    ('ethnicity', 'WIRT', 'Traveller of Irish Heritage'),
    ('ethnicity', 'WROM', 'Gypsy/Roma'),
    ('ethnicity', 'MWBC', 'White and Black Caribbean'),
    ('ethnicity', 'MWBA', 'White and Black African'),
    ('ethnicity', 'MWAS', 'White and Asian'),
    ('ethnicity', 'MOTH', 'Any other Mixed background'),
    ('ethnicity', 'AIND', 'Indian'),
    ('ethnicity', 'APKN', 'Pakistani'),
    ('ethnicity', 'ABAN', 'Bangladeshi'),
    ('ethnicity', 'AOTH', 'Any other Asian background'),
    ('ethnicity', 'BCRB', 'Caribbean'),
    ('ethnicity', 'BAFR', 'African'),
    ('ethnicity', 'BOTH', 'Any other Black background'),
    ('ethnicity', 'CHNE', 'Chinese'),
    ('ethnicity', 'OOTH', 'Any other ethnic group'),
    ('ethnicity', 'REFU', 'Refused'),
    ('ethnicity', 'NOBT', 'Information not yet obtained'),
    ('entry', 'S', 'Started to be looked after'),
    ('entry', 'L', 'Change of legal status only'),
    ('entry', 'P', 'Change of placement and carer(s) only'),
    ('entry', 'T', 'Change of placement (same carer(s)) only'),
    ('entry', 'B', 'Change of legal status and placement and carer(s) at the same time'),
    ('entry', 'U', 'Change of legal status and placement (same carer(s)) at the same time'),
    ('need', 'N1', 'Abuse or neglect'),
    ('need', 'N2', 'Child''s disability'),
    ('need', 'N3', 'Parental illness or disability'),
    ('need', 'N4', 'Family in acute stress'),
    ('need', 'N5', 'Family dysfunction'),
    ('need', 'N6', 'Socially unacceptable behaviour'),
    ('need', 'N7', 'Low income'),
    ('need', 'N8', 'Absent parenting'),
    ('place', 'A3', 'Placed for adoption with consent, with current foster carer(s)'),
    ('place', 'A4', 'Placed for adoption with consent, not with current foster carer(s)'),
    ('place', 'A5', 'Placed for adoption with placement order, with current foster carer(s)'),
    ('place', 'A6', 'Placed for adoption with placement order, not with current foster carer(s)'),
    ('place', 'H5', 'Semi-independent living, not subject to children''s homes regs'),
    ('place', 'K1', 'Secure children''s home'),
    ('place', 'K2', 'Children''s home subject to Children''s Homes Regulations'),
    ('place', 'K3', 'Supported accommodation'),
    ('place', 'P1', 'Placed with own parent(s)/person(s) with PR'),
    ('place', 'P2', 'Independent living'),
    ('place', 'P3', 'Residential employment'),
    ('place', 'R1', 'Residential care home'),
    ('place', 'R2', 'NHS/health trust establishment'),
    ('place', 'R3', 'Family centre or mother and baby unit'),
    ('place', 'R5', 'Young offender institution'),
    ('place', 'S1', 'Residential school'),
    ('place', 'T0', 'All types of temporary move'),
    ('place', 'T1', 'Temporary period in hospital'),
    ('place', 'T2', 'Temporary absence on holiday'),
    ('place', 'T3', 'Temporary accommodation while foster carer on holiday'),
    ('place', 'T4', 'Temporary accommodation of 7 days or less, other reason'),
    ('place', 'U1', 'Foster: relative/friend, long term'),
    ('place', 'U2', 'Foster: relative/friend also approved adopter (FFA/concurrent)'),
    ('place', 'U3', 'Foster: relative/friend, not long-term or FFA'),
    ('place', 'U4', 'Foster: other carer, long term'),
    ('place', 'U5', 'Foster: other carer also approved adopter (FFA/concurrent)'),
    ('place', 'U6', 'Foster: other carer, not long-term or FFA'),
    ('place', 'Z1', 'Other placements'),
    ('place', 'Z11', 'Other placement'),
    ('place', 'Z12', 'Other placement'),
    ('place', 'Z13', 'Other placement'),
    ('place', 'Z14', 'Other placement'),
    ('provider', 'PR0', 'Parent(s)/person(s) with PR'),
    ('provider', 'PR1', 'Own provision (by the LA) incl. hosted RAA'),
    ('provider', 'PR2', 'Other LA provision incl. RAA'),
    ('provider', 'PR3', 'Other public provision'),
    ('provider', 'PR4', 'Private provision'),
    ('provider', 'PR5', 'Voluntary/third sector'),
    ('ending', 'X1', 'Episode ceases, new episode begins same day'),
    ('ending', 'E11', 'Adopted - unopposed'),
    ('ending', 'E12', 'Adopted - consent dispensed with'),
    ('ending', 'E2', 'Died'),
    ('ending', 'E3', 'Care taken over by another UK LA'),
    ('ending', 'E4A', 'Returned home, planned'),
    ('ending', 'E4B', 'Returned home, not planned'),
    ('ending', 'E13', 'Left to live with parents/relatives/other with no PR'),
    ('ending', 'E41', 'Residence/child arrangements order'),
    ('ending', 'E45', 'SGO to former foster carer, relative/friend'),
    ('ending', 'E46', 'SGO to former foster carer, other'),
    ('ending', 'E47', 'SGO to other carer, relative/friend'),
    ('ending', 'E48', 'SGO to other carer, other'),
    ('ending', 'E5', 'Independent living, supportive accommodation'),
    ('ending', 'E6', 'Independent living, no formal support'),
    ('ending', 'E7', 'Transferred to adult-social-care residential'),
    ('ending', 'E8', 'Any other reason'),
    ('ending', 'E9', 'Sentenced to custody'),
    ('ending', 'E14', 'Accommodation on remand ended'),
    ('ending', 'E15', 'Age assessment: 18 or over'),
    ('ending', 'E16', 'Moved abroad'),
    ('ending', 'E17', 'Aged 18+ and remained with current carers'),
    ('change', 'CARPL', 'Change to/implementation of care plan'),
    ('change', 'CLOSE', 'Resignation/closure of provision'),
    ('change', 'ALLEG', 'Allegation (s47)'),
    ('change', 'STAND', 'Standards of care concern'),
    ('change', 'APPRR', 'Approval removed'),
    ('change', 'CREQB', 'Carer requests end - child''s behaviour'),
    ('change', 'CREQO', 'Carer requests end - other'),
    ('change', 'CHILD', 'Child requests end'),
    ('change', 'LAREQ', 'Responsible/area authority requests end'),
    ('change', 'PLACE', 'Change in status of placement only'),
    ('change', 'CUSTOD', 'Custody arrangement'),
    ('change', 'OTHER', 'Other'),
    ('review', 'PN0', 'Was under 4 at the time'),
    ('review', 'PN1', 'Came and spoke for themselves'),
    ('review', 'PN2', 'Came, and an advocate spoke for them'),
    ('review', 'PN3', 'Came, and showed their views without words'),
    ('review', 'PN4', 'Came, and did not say their views'),
    ('review', 'PN5', 'Did not come, an advocate spoke for them'),
    ('review', 'PN6', 'Did not come, and sent their views'),
    ('review', 'PN7', 'Did not come or send their views'),
    ('sdq_none', 'SDQ1', 'No form returned: aged under 4 or over 16 at date of latest assessment'),
    ('sdq_none', 'SDQ2', 'Carer(s) refused to complete and return questionnaire'),
    ('sdq_none', 'SDQ3', 'Not possible due to severity of child''s disability'),
    ('sdq_none', 'SDQ4', 'Other'),
    ('sdq_none', 'SDQ5', 'Child or young person refuses to allow an SDQ to be completed'),
    ('home', 'foster', 'Foster carers'),
    ('home', 'foster_agency', 'Foster carers of an agency'),
    ('home', 'kinship', 'Family or friends who foster'),
    ('home', 'adoptive', 'Adoptive family'),
    ('home', 'special_guardian', 'Special guardians'),
    ('home', 'parents', 'Own parents'),
    ('home', 'childrens_home', 'Children''s home'),
    ('home', 'supported', 'Supported accommodation'),
    ('home', 'independent', 'Own home'),
    ('home', 'residential_school', 'Residential school'),
    ('home', 'secure', 'Secure home'),
    ('home', 'hospital', 'Hospital'),
    ('home', 'other', 'Other home');
UPDATE code_list SET from_on = '2024-04-01' WHERE list = 'place' AND code = 'K3';
UPDATE code_list SET from_on = '2025-04-01' WHERE list = 'place' AND code IN ('Z11', 'Z12', 'Z13', 'Z14');
UPDATE code_list SET until_on = '2025-04-01' WHERE list = 'place' AND code IN ('H5', 'Z1');
UPDATE code_list SET until_on = '2023-10-28' WHERE list = 'place' AND code = 'P2';

-- ---------------------------------------------------------------------------------------------- who works with the child

CREATE TABLE allocation (
    LIKE template.child_record INCLUDING ALL,
    kind      text NOT NULL CHECK (kind IN ('worker', 'reviewing_officer', 'nurse', 'virtual_school', 'personal_adviser', 'carers_worker')),
    person_id uuid NOT NULL REFERENCES person,
    from_on   date NOT NULL DEFAULT today(),
    until_on  date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE allocation IS 'A person has this child to work with, in one capacity';
COMMENT ON COLUMN allocation.kind IS 'Worker (the lead worker), reviewing officer, nurse, virtual school, personal adviser, fostering or adoption worker of the carers';
COMMENT ON COLUMN allocation.person_id IS 'Who';
COMMENT ON COLUMN allocation.from_on IS 'First day';
COMMENT ON COLUMN allocation.until_on IS 'Day on which it ended';
SELECT template.finish('allocation', 1::smallint);
CREATE INDEX allocation_of_person ON allocation (person_id) WHERE until_on IS NULL;

CREATE TABLE allocation_role (
    kind text NOT NULL,
    role text NOT NULL REFERENCES role,
    PRIMARY KEY (kind, role)
);
COMMENT ON TABLE allocation_role IS 'In which roles somebody acts when allocated in a capacity: other roles of the same person gain nothing by it';
COMMENT ON COLUMN allocation_role.kind IS 'Kind of allocation';
COMMENT ON COLUMN allocation_role.role IS 'Role';
INSERT INTO allocation_role (kind, role) VALUES
    ('worker', 'social_worker'), ('worker', 'camhs_social_worker'), ('worker', 'team_manager'),
    ('reviewing_officer', 'reviewing_officer'), ('nurse', 'care_nurse'), ('nurse', 'wellbeing_practitioner'),
    ('virtual_school', 'virtual_school'), ('personal_adviser', 'personal_adviser'),
    ('carers_worker', 'fostering_worker'), ('carers_worker', 'adoption_worker');

-- ---------------------------------------------------------------------------------------------- care

CREATE TABLE care_episode (
    LIKE template.child_record INCLUDING ALL,
    from_on      date NOT NULL,
    until_on     date,
    entry_code   text NOT NULL DEFAULT 'S',
    legal_code   text NOT NULL,
    need_code    text,
    place_code   text,
    provider_code text,
    ending_code  text,
    change_code  text,
    urn          text CHECK (urn ~ '^([0-9]{7}|SC[0-9]{6}|XXXXXXX)$'),
    source       text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE care_episode IS 'A stretch of being looked after under one legal status in one place, as the national return counts it';
COMMENT ON COLUMN care_episode.from_on IS 'First day (DECOM)';
COMMENT ON COLUMN care_episode.until_on IS 'Day on which it ended (DEC)';
COMMENT ON COLUMN care_episode.entry_code IS 'Why it began (RNE): S is the start of being looked after';
COMMENT ON COLUMN care_episode.legal_code IS 'Legal status (LS)';
COMMENT ON COLUMN care_episode.need_code IS 'Main need (CIN)';
COMMENT ON COLUMN care_episode.place_code IS 'Kind of place (PLACE)';
COMMENT ON COLUMN care_episode.provider_code IS 'Who provides it (PLACE_PROVIDER)';
COMMENT ON COLUMN care_episode.ending_code IS 'Why it ended (REC): X1 goes on in another episode';
COMMENT ON COLUMN care_episode.change_code IS 'Why the place changed (REASON_PLACE_CHANGE)';
COMMENT ON COLUMN care_episode.urn IS 'The place''s number with Ofsted';
COMMENT ON COLUMN care_episode.source IS 'Entered by a person, or imported from a file';
SELECT template.finish('care_episode', 1::smallint);

CREATE TABLE legal_status (
    LIKE template.child_record INCLUDING ALL,
    code     text NOT NULL,
    from_on  date NOT NULL,
    until_on date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE legal_status IS 'The legal status of a child in care';
COMMENT ON COLUMN legal_status.code IS 'Code of code_list legal_status';
COMMENT ON COLUMN legal_status.from_on IS 'First day';
COMMENT ON COLUMN legal_status.until_on IS 'Day on which it ended';
SELECT template.finish('legal_status', 1::smallint);

CREATE TABLE review (
    LIKE template.child_record INCLUDING ALL,
    held_on date NOT NULL,
    code    text,
    source  text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported'))
);
COMMENT ON TABLE review IS 'A child in care review that was held';
COMMENT ON COLUMN review.held_on IS 'When';
COMMENT ON COLUMN review.code IS 'How the child took part (code_list review)';
COMMENT ON COLUMN review.source IS 'Entered by a person, or imported from a file';
SELECT template.finish('review', 2::smallint);

-- ---------------------------------------------------------------------------------------------- home, school

CREATE TABLE home (
    LIKE template.child_record INCLUDING ALL,
    kind        text    NOT NULL,
    carers      text    CHECK (length(carers) BETWEEN 1 AND 300),
    from_on     date    NOT NULL,
    until_on    date,
    has_address boolean NOT NULL DEFAULT false,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE home IS 'Where the child lives and with whom; the address is apart';
COMMENT ON COLUMN home.kind IS 'Code of code_list home';
COMMENT ON COLUMN home.carers IS 'Names of the carers, as the child says them';
COMMENT ON COLUMN home.from_on IS 'First day';
COMMENT ON COLUMN home.until_on IS 'Day on which the child moved';
COMMENT ON COLUMN home.has_address IS 'An address is recorded: seen without it, it is held back';
SELECT template.finish('home', 2::smallint);

CREATE TABLE home_address (
    LIKE template.child_record INCLUDING ALL,
    home_id      uuid    NOT NULL UNIQUE REFERENCES home,
    lines        text    NOT NULL CHECK (length(lines) BETWEEN 1 AND 500),
    postcode     text    CHECK (length(postcode) BETWEEN 1 AND 10),
    is_protected boolean NOT NULL DEFAULT false,
    CHECK (NOT is_protected OR tier >= 4)
);
COMMENT ON TABLE home_address IS 'The address of a home, in a row of its own because it may be protected';
COMMENT ON COLUMN home_address.home_id IS 'The home';
COMMENT ON COLUMN home_address.lines IS 'Address, a line each';
COMMENT ON COLUMN home_address.postcode IS 'Postcode';
COMMENT ON COLUMN home_address.is_protected IS 'Not to be shared: tier 4';
SELECT template.finish('home_address', 2::smallint);

CREATE TABLE enrolment (
    LIKE template.child_record INCLUDING ALL,
    school_id  uuid NOT NULL REFERENCES agency,
    from_on    date NOT NULL,
    until_on   date,
    year_group text CHECK (length(year_group) BETWEEN 1 AND 20),
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE enrolment IS 'The school that a child goes to';
COMMENT ON COLUMN enrolment.school_id IS 'The school';
COMMENT ON COLUMN enrolment.from_on IS 'First day on roll';
COMMENT ON COLUMN enrolment.until_on IS 'Day on which the child left';
COMMENT ON COLUMN enrolment.year_group IS 'Year, as the school says it';
SELECT template.finish('enrolment', 1::smallint);
CREATE INDEX enrolment_of_school ON enrolment (school_id) WHERE until_on IS NULL;

CREATE TABLE send_status (
    LIKE template.child_record INCLUDING ALL,
    need     text NOT NULL CHECK (need IN ('E', 'K', 'N')),
    from_on  date NOT NULL,
    until_on date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE send_status IS 'Special educational needs: the SENCo of the school sees a child while there are some';
COMMENT ON COLUMN send_status.need IS 'E an education, health and care plan, K support by the school, N none (SEND code of practice)';
COMMENT ON COLUMN send_status.from_on IS 'First day';
COMMENT ON COLUMN send_status.until_on IS 'Day on which it ended';
SELECT template.finish('send_status', 1::smallint);

-- ---------------------------------------------------------------------------------------------- the child's words, people, alerts

CREATE TABLE words (
    LIKE template.child_record INCLUDING ALL,
    said_on   date NOT NULL,
    text      text NOT NULL CHECK (length(text) BETWEEN 1 AND 8000),
    said_how  text CHECK (length(said_how) BETWEEN 1 AND 200),
    said_with text CHECK (length(said_with) BETWEEN 1 AND 200)
);
COMMENT ON TABLE words IS 'What the child said, in the child''s own words; the child may have it shown to fewer people';
COMMENT ON COLUMN words.said_on IS 'When';
COMMENT ON COLUMN words.text IS 'The words';
COMMENT ON COLUMN words.said_how IS 'Spoken, written, drawn, signed …';
COMMENT ON COLUMN words.said_with IS 'With whom, as the child calls them';
SELECT template.finish('words', 2::smallint);

CREATE TABLE words_point (
    LIKE template.child_record INCLUDING ALL,
    words_id uuid     NOT NULL REFERENCES words,
    list     text     NOT NULL CHECK (list IN ('going_well', 'matters', 'want_help')),
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 50),
    text     text     NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    UNIQUE (words_id, list, position)
);
COMMENT ON TABLE words_point IS 'What the child named: what is going well, what matters, what they want help with';
COMMENT ON COLUMN words_point.words_id IS 'Said with these words';
COMMENT ON COLUMN words_point.list IS 'Which of the three lists';
COMMENT ON COLUMN words_point.position IS 'Order within the list, from 1';
COMMENT ON COLUMN words_point.text IS 'The point';
SELECT template.finish('words_point', 2::smallint);

CREATE TABLE around_person (
    LIKE template.child_record INCLUDING ALL,
    name       text    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    called     text    CHECK (length(called) BETWEEN 1 AND 100),
    relation   text    NOT NULL CHECK (length(relation) BETWEEN 1 AND 100),
    grouping   text    NOT NULL CHECK (grouping IN ('family', 'home', 'health', 'social_care', 'school', 'other')),
    closeness  smallint CHECK (closeness BETWEEN 1 AND 5),
    tie        text    CHECK (tie IN ('close', 'steady', 'up_and_down', 'hard', 'just_starting')),
    knows_best boolean NOT NULL DEFAULT false,
    from_on    date,
    until_on   date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE around_person IS 'Somebody around the child, on the map of people';
COMMENT ON COLUMN around_person.name IS 'Name';
COMMENT ON COLUMN around_person.called IS 'As the child calls them';
COMMENT ON COLUMN around_person.relation IS 'Who they are to the child: gran, foster carer, best friend';
COMMENT ON COLUMN around_person.grouping IS 'Where they stand on the map';
COMMENT ON COLUMN around_person.closeness IS 'As the child feels it: 1 closest, 5 farthest';
COMMENT ON COLUMN around_person.tie IS 'How it is between them';
COMMENT ON COLUMN around_person.knows_best IS 'Knows the child best';
COMMENT ON COLUMN around_person.from_on IS 'Since';
COMMENT ON COLUMN around_person.until_on IS 'Day from which they are no longer around';
SELECT template.finish('around_person', 1::smallint);

CREATE TABLE alert (
    LIKE template.child_record INCLUDING ALL,
    kind     text NOT NULL CHECK (kind IN ('allergy', 'address', 'communication', 'other')),
    level    text NOT NULL CHECK (level IN ('warning', 'info')),
    text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    detail   text CHECK (length(detail) BETWEEN 1 AND 2000),
    from_on  date NOT NULL DEFAULT today(),
    until_on date,
    CONSTRAINT bad_body CHECK (until_on >= from_on)
);
COMMENT ON TABLE alert IS 'What everybody who meets the child must know first';
COMMENT ON COLUMN alert.kind IS 'An allergy, an address not to be shared, how to communicate, other';
COMMENT ON COLUMN alert.level IS 'Warning or information';
COMMENT ON COLUMN alert.text IS 'In one line';
COMMENT ON COLUMN alert.detail IS 'What to do';
COMMENT ON COLUMN alert.from_on IS 'Since';
COMMENT ON COLUMN alert.until_on IS 'Day from which it no longer holds';
SELECT template.finish('alert', 1::smallint);

-- ---------------------------------------------------------------------------------------------- the matching desk

CREATE TABLE match_task (
    LIKE template.child_record INCLUDING ALL,
    other_id   uuid NOT NULL REFERENCES child,
    why        text NOT NULL CHECK (length(why) BETWEEN 1 AND 200),
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'same', 'different')),
    reason     text CHECK (length(reason) BETWEEN 1 AND 2000),
    settled_by uuid REFERENCES person,
    settled_at timestamptz,
    CHECK (child_id <> other_id),
    CHECK ((state = 'open') = (settled_by IS NULL) AND (settled_by IS NULL) = (settled_at IS NULL))
);
COMMENT ON TABLE match_task IS 'Two records that may be one child. Seen by the matching desk alone: to others it would tell of a child whom they may not see';
COMMENT ON COLUMN match_task.other_id IS 'The record that was there before';
COMMENT ON COLUMN match_task.why IS 'What is alike';
COMMENT ON COLUMN match_task.state IS 'Open, or what the desk decided';
COMMENT ON COLUMN match_task.reason IS 'Why they decided so';
COMMENT ON COLUMN match_task.settled_by IS 'Who decided';
COMMENT ON COLUMN match_task.settled_at IS 'When';
SELECT template.finish('match_task', 1::smallint);
CREATE UNIQUE INDEX match_task_once ON match_task (child_id, other_id);

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{child,allocation,care_episode,legal_status,review,home,home_address,enrolment,send_status,words,words_point,around_person,alert,match_task}'::text[]) AS t
         WHERE to_regclass(t) IS NOT NULL) <> 14 OR NOT EXISTS (SELECT FROM code_list WHERE list = 'home' AND code = 'foster') THEN
        RAISE EXCEPTION 'verify: the tables of the child are not there';
    END IF;
END $$;
