-- The monthly corporate parenting data set (mission M24): measures defined as rows and what they are compared with.
-- What is counted of a child stands in view indicator_span (guard/83).

CREATE TABLE indicator (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
    position smallint NOT NULL UNIQUE,
    section  text NOT NULL CHECK (length(section) BETWEEN 1 AND 60),
    unit     text NOT NULL CHECK (unit IN ('percent', 'count', 'score', 'per_10000', 'days')),
    good     text NOT NULL CHECK (good IN ('up', 'down', 'none')),
    record   text NOT NULL,
    tier     smallint NOT NULL CHECK (tier BETWEEN 0 AND 5),
    part_of  text REFERENCES indicator
);
COMMENT ON TABLE indicator IS 'A measure of the monthly data set';
COMMENT ON COLUMN indicator.code IS 'Name for other systems';
COMMENT ON COLUMN indicator.position IS 'Order';
COMMENT ON COLUMN indicator.section IS 'Under which heading it stands';
COMMENT ON COLUMN indicator.unit IS 'A percentage, a number, an average score, a rate for each 10,000 people under 18, an average of days';
COMMENT ON COLUMN indicator.good IS 'Whether more of it is better or less, or neither can be said';
COMMENT ON COLUMN indicator.record IS 'Whoever may see this type of record of a child sees that the child counts';
COMMENT ON COLUMN indicator.tier IS 'How sensitive it is that a child counts';
COMMENT ON COLUMN indicator.part_of IS 'The measure that counts these and others: what lies between the two could tell of one child';
INSERT INTO indicator (code, position, section, unit, good, record, tier) VALUES
    ('population', 0, 'Profile', 'count', 'none', 'episode', 1),
    ('care_rate', 1, 'Profile', 'per_10000', 'down', 'episode', 1),
    ('came_into_care', 2, 'Profile', 'count', 'down', 'episode', 1),
    ('left_care', 3, 'Profile', 'count', 'up', 'episode', 1),
    ('iha_on_time', 4, 'Health', 'percent', 'up', 'health', 1),
    ('rha_on_time', 5, 'Health', 'percent', 'up', 'health', 1),
    ('dental', 6, 'Health', 'percent', 'up', 'health', 1),
    ('immunisations', 7, 'Health', 'percent', 'up', 'health', 1),
    ('sdq_completed', 8, 'Emotional wellbeing', 'percent', 'up', 'sdq', 2),
    ('sdq_average', 9, 'Emotional wellbeing', 'score', 'down', 'sdq', 2),
    ('missing', 10, 'Safety', 'percent', 'down', 'missing', 2),
    ('missing_more', 11, 'Safety', 'percent', 'down', 'missing', 2),
    ('allegations', 12, 'Safety', 'count', 'down', 'household', 1),
    ('foster_home', 13, 'Home', 'percent', 'up', 'home', 2),
    ('three_homes', 14, 'Home', 'percent', 'down', 'home', 2),
    ('same_home', 15, 'Home', 'percent', 'up', 'home', 2),
    ('commissioned_home', 16, 'Home', 'percent', 'down', 'episode', 1),
    ('over_20_miles', 17, 'Home', 'percent', 'down', 'home', 2),
    ('outside_county', 18, 'Home', 'percent', 'down', 'home', 2),
    ('ehcp', 19, 'Education', 'percent', 'none', 'school', 1),
    ('ks1', 20, 'Education', 'percent', 'up', 'school', 2),
    ('ks2_maths', 21, 'Education', 'percent', 'up', 'school', 2),
    ('ks2_writing', 22, 'Education', 'percent', 'up', 'school', 2),
    ('ks2_reading', 23, 'Education', 'percent', 'up', 'school', 2),
    ('attainment_8', 24, 'Education', 'score', 'up', 'school', 2),
    ('progress_8', 25, 'Education', 'score', 'up', 'school', 2),
    ('pep', 26, 'Education', 'percent', 'up', 'pep', 2),
    ('unauthorised_absence', 27, 'Education', 'percent', 'down', 'education', 2),
    ('attendance', 28, 'Education', 'percent', 'up', 'education', 2),
    ('suspended', 29, 'Education', 'percent', 'down', 'education', 2),
    ('reduced_timetable', 30, 'Education', 'percent', 'down', 'education', 2),
    ('permanence_plan', 31, 'Permanence', 'percent', 'up', 'permanence', 2),
    ('permanence', 32, 'Permanence', 'percent', 'up', 'permanence', 2),
    ('left_to_guardians', 33, 'Permanence', 'percent', 'up', 'episode', 1),
    ('left_to_adoption', 34, 'Permanence', 'percent', 'up', 'episode', 1),
    ('foster_households', 35, 'Carers', 'count', 'up', 'household', 1),
    ('foster_new', 36, 'Carers', 'count', 'up', 'household', 1),
    ('foster_new_connected', 37, 'Carers', 'count', 'up', 'household', 1),
    ('foster_new_temporary', 38, 'Carers', 'count', 'up', 'household', 1),
    ('foster_deregistered', 39, 'Carers', 'count', 'none', 'household', 1),
    ('foster_resigned', 40, 'Carers', 'count', 'down', 'household', 1),
    ('allegations_upheld', 41, 'Carers', 'count', 'down', 'household', 1),
    ('adopted', 42, 'Adoption', 'count', 'up', 'adoption', 2),
    ('adoption_placed', 43, 'Adoption', 'count', 'down', 'adoption', 2),
    ('adoption_matched', 44, 'Adoption', 'count', 'up', 'adoption', 2),
    ('adoption_finding', 45, 'Adoption', 'count', 'down', 'adoption', 2),
    ('placement_orders_revoked', 46, 'Adoption', 'count', 'down', 'adoption', 2),
    ('days_to_adoptive_home', 47, 'Adoption', 'days', 'down', 'adoption', 2),
    ('days_to_match', 48, 'Adoption', 'days', 'down', 'adoption', 2),
    ('adopters_new', 49, 'Adoption', 'count', 'up', 'household', 1),
    ('adopters_assessed', 50, 'Adoption', 'count', 'up', 'household', 1),
    ('pathway_plan', 51, 'Care leavers', 'percent', 'up', 'leaver', 2),
    ('leaver_accommodation', 52, 'Care leavers', 'percent', 'up', 'leaver', 2),
    ('leaver_activity', 53, 'Care leavers', 'percent', 'up', 'leaver', 2),
    ('leaver_in_touch', 54, 'Care leavers', 'percent', 'up', 'leaver', 2);
UPDATE indicator SET part_of = 'missing' WHERE code = 'missing_more';
UPDATE indicator SET part_of = 'allegations' WHERE code = 'allegations_upheld';

CREATE TABLE indicator_definition (
    indicator   text NOT NULL REFERENCES indicator,
    since       date NOT NULL CHECK (extract(day FROM since) = 1),
    how         text NOT NULL CHECK (how IN ('computed', 'given')),
    counts_as   text UNIQUE,
    counts      text CHECK (counts IN ('state', 'events')),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    what        text NOT NULL CHECK (length(what) BETWEEN 1 AND 600),
    numerator   text NOT NULL CHECK (length(numerator) BETWEEN 1 AND 200),
    denominator text NOT NULL CHECK (length(denominator) BETWEEN 1 AND 200),
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
    PRIMARY KEY (indicator, since),
    CHECK ((how = 'computed') = (counts_as IS NOT NULL) AND (counts_as IS NULL) = (counts IS NULL))
);
COMMENT ON TABLE indicator_definition IS 'How a measure is counted, from a month on: a new row leaves the months before it as they were';
COMMENT ON COLUMN indicator_definition.indicator IS 'The measure';
COMMENT ON COLUMN indicator_definition.since IS 'First day of the first month for which it is counted so';
COMMENT ON COLUMN indicator_definition.how IS 'Computed from the records, or given each month by somebody or by another system';
COMMENT ON COLUMN indicator_definition.counts_as IS 'Its name in view indicator_span; another definition of the same measure has another';
COMMENT ON COLUMN indicator_definition.counts IS 'A state counts on the last day of a month, events in the month in which they happen';
COMMENT ON COLUMN indicator_definition.name IS 'As shown';
COMMENT ON COLUMN indicator_definition.what IS 'What is counted, in words';
COMMENT ON COLUMN indicator_definition.numerator IS 'Of whom or what';
COMMENT ON COLUMN indicator_definition.denominator IS 'Among whom or what; None: it is a number and not a share';
COMMENT ON COLUMN indicator_definition.source IS 'Where it comes from';
INSERT INTO indicator_definition (indicator, since, how, counts_as, counts, name, what, numerator, denominator, source) VALUES
    ('population', '2000-01-01', 'given', NULL, NULL, 'People under 18 who live in the area', 'How many people under 18 live in the area of the council: the rate of children in care is for each 10,000 of them.', 'People under 18', 'None', 'Office for National Statistics, mid-year estimates'),
    ('care_rate', '2000-01-01', 'computed', 'care_rate', 'state', 'Children in care for each 10,000 children who live here',
     'Children in care on the last day of the month, short breaks apart, for each 10,000 people under 18 who live in the area.',
     'Children in care at the end of the month', 'People under 18 who live in the area, as last given', 'Counted from the records of this service'),
    ('came_into_care', '2000-01-01', 'computed', 'came_into_care', 'events', 'Children who came into care in the month',
     'Children whose time in care began in the month, short breaks apart. A child who comes back counts again.',
     'Children who came into care', 'None', 'Counted from the records of this service'),
    ('left_care', '2000-01-01', 'computed', 'left_care', 'events', 'Children who left care in the month',
     'Children whose time in care ended in the month.',
     'Children who left care', 'None', 'Counted from the records of this service'),
    ('iha_on_time', '2000-01-01', 'computed', 'iha_on_time', 'events', 'Initial health assessments within 20 working days',
     'Children whose initial health assessment fell due in the month: 20 working days after coming into care. Children who had left care by then are not counted.',
     'Those that were done on or before that day', 'Children for whom one fell due in the month, and who were still in care then', 'Counted from the records of this service'),
    ('rha_on_time', '2000-01-01', 'computed', 'rha_on_time', 'state', 'Health assessments up to date',
     'Of children in care for at least 12 months: the last health assessment is no older than it may be, six months under five and twelve months after.',
     'Those whose health assessment is in date', 'Children in care for at least 12 months at the end of the month', 'Counted from the records of this service'),
    ('dental', '2000-01-01', 'computed', 'dental', 'state', 'Dental check in the last 12 months',
     'Of children in care for at least 12 months: a dental check was done in the 12 months to the end of the month.',
     'Those who had a dental check', 'Children in care for at least 12 months at the end of the month', 'Counted from the records of this service'),
    ('immunisations', '2000-01-01', 'computed', 'immunisations', 'state', 'Immunisations up to date',
     'The last check of immunisations said that they are up to date. A child of whom nobody has reported it counts as not.',
     'Those who are up to date', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('sdq_completed', '2000-01-01', 'computed', 'sdq_completed', 'state', 'SDQ completed in the last 12 months',
     'Of children in care for at least 12 months and aged 4 to 16: the main carer filled in a questionnaire with a total score in the 12 months to the end of the month.',
     'Those with a questionnaire', 'Children in care for at least 12 months, aged 4 to 16, at the end of the month', 'Counted from the records of this service'),
    ('sdq_average', '2000-01-01', 'computed', 'sdq_average', 'state', 'Average SDQ score',
     'The total score of the last questionnaire that the main carer filled in, where it is no older than 12 months: of children in care for at least 12 months and aged 4 to 16.',
     'The sum of their total scores', 'Those of them who have a questionnaire', 'Counted from the records of this service'),
    ('missing', '2000-01-01', 'computed', 'missing', 'state', 'Went missing in the last 12 months',
     'Children in care at the end of the month who went missing from where they live at least once in the 12 months before.',
     'Those who went missing at least once', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('missing_more', '2000-01-01', 'computed', 'missing_more', 'state', 'Went missing more than once in the last 12 months',
     'Children in care at the end of the month who went missing from where they live more than once in the 12 months before.',
     'Those who went missing more than once', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('allegations', '2000-01-01', 'computed', 'allegations', 'events', 'Allegations made against foster carers',
     'Allegations made in the month against approved foster carers.',
     'Allegations made', 'None', 'Counted from the records of this service'),
    ('foster_home', '2000-01-01', 'computed', 'foster_home', 'state', 'Living with foster carers',
     'Children in care who live with foster carers, of the council or of an agency, or with family or friends who foster.',
     'Those who live with foster carers', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('three_homes', '2000-01-01', 'computed', 'three_homes', 'state', 'Three or more homes in the last 12 months',
     'Children in care who lived in three or more homes in the 12 months to the end of the month, the one at its beginning counted. Stays in hospital are not counted.',
     'Those with three or more homes', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('same_home', '2000-01-01', 'computed', 'same_home', 'state', 'In the same home for 2 years or more',
     'Of children under 16 who have been in care for two and a half years: they have lived in the same home for two years. With an adoptive family the home before it counts too.',
     'Those in the same home for 2 years', 'Children under 16, in care for at least two and a half years, at the end of the month', 'Counted from the records of this service'),
    ('commissioned_home', '2000-01-01', 'computed', 'commissioned_home', 'state', 'Living in a home that is bought from others',
     'Children in care whose home is provided by another council, another public body, a private or a voluntary provider.',
     'Those whose home others provide', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('over_20_miles', '2000-01-01', 'computed', 'over_20_miles', 'state', 'Living more than 20 miles from home',
     'Children in care whose home is more than 20 miles, in a straight line, from where they lived with their family.',
     'Those who live more than 20 miles away', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('outside_county', '2000-01-01', 'computed', 'outside_county', 'state', 'Living outside the council''s area',
     'Children in care whose home is recorded as outside the council''s area.',
     'Those who live outside the area', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('ehcp', '2000-01-01', 'computed', 'ehcp', 'state', 'With an education, health and care plan',
     'Children in care of school age who have a final education, health and care plan.',
     'Those with a plan', 'Children in care of school age (5 to 15) at the end of the month', 'Counted from the records of this service'),
    ('ks1', '2000-01-01', 'given', NULL, NULL, 'Expected standard at Key Stage 1',
     'Children in care who reached the expected standard in the assessments of the last school year.',
     'Those who reached it', 'Children in care who were assessed', 'Given by the council: results come once a year from the Department for Education'),
    ('ks2_maths', '2000-01-01', 'given', NULL, NULL, 'Expected standard at Key Stage 2: maths',
     'Children in care who reached the expected standard in the assessments of the last school year.',
     'Those who reached it', 'Children in care who were assessed', 'Given by the council: results come once a year from the Department for Education'),
    ('ks2_writing', '2000-01-01', 'given', NULL, NULL, 'Expected standard at Key Stage 2: writing',
     'Children in care who reached the expected standard in the assessments of the last school year.',
     'Those who reached it', 'Children in care who were assessed', 'Given by the council: results come once a year from the Department for Education'),
    ('ks2_reading', '2000-01-01', 'given', NULL, NULL, 'Expected standard at Key Stage 2: reading',
     'Children in care who reached the expected standard in the assessments of the last school year.',
     'Those who reached it', 'Children in care who were assessed', 'Given by the council: results come once a year from the Department for Education'),
    ('attainment_8', '2000-01-01', 'given', NULL, NULL, 'Average Attainment 8 score',
     'The average Attainment 8 score of children in care at the end of Key Stage 4 in the last school year.',
     'The sum of their scores', 'Children in care with a score', 'Given by the council: results come once a year from the Department for Education'),
    ('progress_8', '2000-01-01', 'given', NULL, NULL, 'Average Progress 8 score',
     'The average Progress 8 score of children in care at the end of Key Stage 4 in the last school year.',
     'The sum of their scores', 'Children in care with a score', 'Given by the council: results come once a year from the Department for Education'),
    ('pep', '2000-01-01', 'computed', 'pep', 'state', 'With a personal education plan in date',
     'Children in care aged 3 to 17 whose personal education plan was held for this school term or the one before.',
     'Those with a plan in date', 'Children in care aged 3 to 17 at the end of the month', 'Counted from the records of this service'),
    ('unauthorised_absence', '2000-01-01', 'computed', 'unauthorised_absence', 'events', 'School missed without permission',
     'Half days of school missed without permission, of the half days on which there was school for children in care of school age.',
     'Half days missed without permission', 'Half days on which there was school', 'Counted from the records of this service'),
    ('attendance', '2000-01-01', 'computed', 'attendance', 'events', 'School attendance',
     'Half days of school attended, of the half days on which there was school for children in care of school age.',
     'Half days attended', 'Half days on which there was school', 'Counted from the records of this service'),
    ('suspended', '2000-01-01', 'computed', 'suspended', 'state', 'Suspended from school in the last 12 months',
     'Of children of school age in care for at least 12 months: they were suspended at least once in the 12 months to the end of the month.',
     'Those who were suspended', 'Children of school age in care for at least 12 months', 'Counted from the records of this service'),
    ('reduced_timetable', '2000-01-01', 'computed', 'reduced_timetable', 'state', 'On a reduced timetable',
     'Children in care of school age who are on a reduced timetable at the end of the month.',
     'Those on a reduced timetable', 'Children in care of school age (5 to 15) at the end of the month', 'Counted from the records of this service'),
    ('permanence_plan', '2000-01-01', 'computed', 'permanence_plan', 'state', 'With a permanence plan',
     'Children in care with a plan of where they will grow up that stands at the end of the month.',
     'Those with a plan', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('permanence', '2000-01-01', 'computed', 'permanence', 'state', 'Permanence achieved',
     'Children in care whose plan of where they will grow up has been achieved.',
     'Those who have achieved it', 'Children in care at the end of the month', 'Counted from the records of this service'),
    ('left_to_guardians', '2000-01-01', 'computed', 'left_to_guardians', 'state', 'Left care to special guardians',
     'Of the times in care that ended in the 12 months to the end of the month: those that ended with a special guardianship order.',
     'Those that ended with a special guardianship order', 'Children who left care in the 12 months to the end of the month', 'Counted from the records of this service'),
    ('left_to_adoption', '2000-01-01', 'computed', 'left_to_adoption', 'state', 'Left care by adoption',
     'Of the times in care that ended in the 12 months to the end of the month: those that ended with an adoption.',
     'Those that ended with an adoption', 'Children who left care in the 12 months to the end of the month', 'Counted from the records of this service'),
    ('foster_households', '2000-01-01', 'computed', 'foster_households', 'state', 'Approved foster carers',
     'Foster households of the council that are approved at the end of the month.',
     'Approved households', 'None', 'Counted from the records of this service'),
    ('foster_new', '2000-01-01', 'computed', 'foster_new', 'events', 'New foster households: mainstream',
     'Mainstream foster households approved in the month.',
     'Households approved', 'None', 'Counted from the records of this service'),
    ('foster_new_connected', '2000-01-01', 'computed', 'foster_new_connected', 'events', 'New foster households: family and friends',
     'Households of family or friends approved as foster carers in the month.',
     'Households approved', 'None', 'Counted from the records of this service'),
    ('foster_new_temporary', '2000-01-01', 'computed', 'foster_new_temporary', 'events', 'New foster households: family and friends, temporary',
     'Households of family or friends approved for a time in the month.',
     'Households approved', 'None', 'Counted from the records of this service'),
    ('foster_deregistered', '2000-01-01', 'computed', 'foster_deregistered', 'events', 'Foster households whose approval ended',
     'Foster households whose approval was taken away in the month, family and friends apart.',
     'Households', 'None', 'Counted from the records of this service'),
    ('foster_resigned', '2000-01-01', 'computed', 'foster_resigned', 'events', 'Foster households that resigned',
     'Foster households that resigned in the month.',
     'Households', 'None', 'Counted from the records of this service'),
    ('allegations_upheld', '2000-01-01', 'computed', 'allegations_upheld', 'events', 'Allegations against foster carers that were substantiated',
     'Allegations against foster carers that were found substantiated in the month.',
     'Allegations', 'None', 'Counted from the records of this service'),
    ('adopted', '2000-01-01', 'computed', 'adopted', 'events', 'Adoptions finalised in the month',
     'Children adopted in the month.',
     'Children adopted', 'None', 'Counted from the records of this service'),
    ('adoption_placed', '2000-01-01', 'computed', 'adoption_placed', 'state', 'Living with an adoptive family, before the order',
     'Children placed with an adoptive family at the end of the month whose adoption order has not been made.',
     'Children', 'None', 'Counted from the records of this service'),
    ('adoption_matched', '2000-01-01', 'computed', 'adoption_matched', 'state', 'With an adoptive family found',
     'Children matched with an adoptive family, and not yet placed with it, at the end of the month.',
     'Children', 'None', 'Counted from the records of this service'),
    ('adoption_finding', '2000-01-01', 'computed', 'adoption_finding', 'state', 'For whom an adoptive family is looked for',
     'Children for whom an adoptive family is being looked for at the end of the month.',
     'Children', 'None', 'Counted from the records of this service'),
    ('placement_orders_revoked', '2000-01-01', 'computed', 'placement_orders_revoked', 'events', 'Placement orders revoked',
     'Placement orders revoked in the month.',
     'Orders', 'None', 'Counted from the records of this service'),
    ('days_to_adoptive_home', '2000-01-01', 'computed', 'days_to_adoptive_home', 'state', 'Days from coming into care to an adoptive home',
     'Average days between coming into care and moving to the adoptive family, of children who moved in the 12 months to the end of the month.',
     'The sum of their days', 'Children who moved to an adoptive family', 'Counted from the records of this service'),
    ('days_to_match', '2000-01-01', 'computed', 'days_to_match', 'state', 'Days from placement order to a match',
     'Average days between the placement order and the match with an adoptive family, of children matched in the 12 months to the end of the month.',
     'The sum of their days', 'Children who were matched', 'Counted from the records of this service'),
    ('adopters_new', '2000-01-01', 'computed', 'adopters_new', 'events', 'Adoptive families approved',
     'Adoptive families approved in the month.',
     'Families', 'None', 'Counted from the records of this service'),
    ('adopters_assessed', '2000-01-01', 'computed', 'adopters_assessed', 'state', 'Adoptive families being assessed',
     'Adoptive families who are being assessed at the end of the month.',
     'Families', 'None', 'Counted from the records of this service'),
    ('pathway_plan', '2000-01-01', 'computed', 'pathway_plan', 'state', 'Care leavers with an up to date pathway plan',
     'Care leavers whose pathway plan was made or reviewed in the six months to the end of the month.',
     'Those with a plan in date', 'Care leavers at the end of the month', 'Counted from the records of this service'),
    ('leaver_accommodation', '2000-01-01', 'computed', 'leaver_accommodation', 'state', 'Care leavers in suitable accommodation',
     'Care leavers aged 19 to 21 whose home was found suitable when the council was last in touch.',
     'Those in suitable accommodation', 'Care leavers aged 19 to 21 at the end of the month, those who returned home apart', 'Counted from the records of this service'),
    ('leaver_activity', '2000-01-01', 'computed', 'leaver_activity', 'state', 'Care leavers in education, employment or training',
     'Care leavers aged 19 to 21 who were in education, employment or training when the council was last in touch.',
     'Those in education, employment or training', 'Care leavers aged 19 to 21 at the end of the month, those who returned home apart', 'Counted from the records of this service'),
    ('leaver_in_touch', '2000-01-01', 'computed', 'leaver_in_touch', 'state', 'Care leavers with whom the council is in touch',
     'Care leavers aged 19 to 21 with whom the council was in touch when it was last due.',
     'Those in touch', 'Care leavers aged 19 to 21 at the end of the month, those who returned home apart', 'Counted from the records of this service');

CREATE TABLE benchmark (
    LIKE template.record INCLUDING ALL,
    authority_id uuid REFERENCES agency,
    indicator    text NOT NULL REFERENCES indicator,
    kind         text NOT NULL CHECK (kind IN ('england', 'neighbours', 'outstanding_low', 'outstanding_high', 'target', 'baseline')),
    since        date NOT NULL CHECK (extract(day FROM since) = 1),
    value        numeric(12,2) NOT NULL,
    per          text NOT NULL CHECK (per IN ('month', 'year')),
    year         text NOT NULL CHECK (length(year) BETWEEN 1 AND 40),
    source       text NOT NULL CHECK (length(source) BETWEEN 1 AND 300),
    CONSTRAINT benchmark_twice UNIQUE NULLS NOT DISTINCT (authority_id, indicator, kind, since)
);
COMMENT ON TABLE benchmark IS 'What a measure is compared with, from a month on until there is a newer one';
COMMENT ON COLUMN benchmark.authority_id IS 'The council; none: the same for every council, as England is';
COMMENT ON COLUMN benchmark.indicator IS 'The measure';
COMMENT ON COLUMN benchmark.kind IS 'England, the average of the council''s statistical neighbours, the range of those that are rated outstanding, the council''s own target, where it stood before';
COMMENT ON COLUMN benchmark.since IS 'First day of the first month that is compared with it';
COMMENT ON COLUMN benchmark.value IS 'In the measure''s unit';
COMMENT ON COLUMN benchmark.per IS 'Of a number of events: of a month, or of a whole year, with which no month is compared';
COMMENT ON COLUMN benchmark.year IS 'Of which year it is';
COMMENT ON COLUMN benchmark.source IS 'Where it was published or decided';
SELECT template.finish('benchmark');
INSERT INTO benchmark (id, made_by, authority_id, indicator, kind, since, value, per, year, source) VALUES
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'care_rate', 'england', '2020-04-01', 65, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'rha_on_time', 'england', '2020-04-01', 90, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'dental', 'england', '2020-04-01', 85, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'immunisations', 'england', '2020-04-01', 87, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'sdq_completed', 'england', '2020-04-01', 78, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'sdq_average', 'england', '2020-04-01', 14.2, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'missing', 'england', '2020-04-01', 11, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'missing_more', 'england', '2020-04-01', 7, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'foster_home', 'england', '2020-04-01', 72, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'three_homes', 'england', '2020-04-01', 10, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'same_home', 'england', '2020-04-01', 69, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'commissioned_home', 'england', '2020-04-01', 50, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'over_20_miles', 'england', '2020-04-01', 20, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'outside_county', 'england', '2020-04-01', 41, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'ehcp', 'england', '2020-04-01', 27, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'ks2_maths', 'england', '2020-04-01', 51, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'ks2_writing', 'england', '2020-04-01', 50, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'ks2_reading', 'england', '2020-04-01', 49, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'attainment_8', 'england', '2020-04-01', 19.2, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'progress_8', 'england', '2020-04-01', -1.23, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'unauthorised_absence', 'england', '2020-04-01', 1, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'suspended', 'england', '2020-04-01', 12, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'left_to_guardians', 'england', '2020-04-01', 13, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'left_to_adoption', 'england', '2020-04-01', 12, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'days_to_adoptive_home', 'england', '2020-04-01', 486, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'days_to_match', 'england', '2020-04-01', 201, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'leaver_accommodation', 'england', '2020-04-01', 85, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'leaver_activity', 'england', '2020-04-01', 52, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020'),
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', NULL, 'leaver_in_touch', 'england', '2020-04-01', 93, 'month', '2018/19', 'Children looked after in England, as a corporate parenting board printed it in November 2020');

-- ---------------------------------------------------------------------------------------------- reckoning

CREATE FUNCTION month_of(day date) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN date_trunc('month', day::timestamp)::date;
COMMENT ON FUNCTION month_of IS 'First day of the month of a day; infinity stays so';

CREATE FUNCTION years_on(day date, n integer) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN (day + n * interval '1 year')::date;
COMMENT ON FUNCTION years_on IS 'The same day so many years later; of 29 February the 28th';

CREATE FUNCTION indicator_value(unit text, numerator numeric, denominator numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN round(CASE unit WHEN 'count' THEN numerator WHEN 'percent' THEN 100 * numerator / nullif(denominator, 0)
                       WHEN 'per_10000' THEN 10000 * numerator / nullif(denominator, 0) ELSE numerator / nullif(denominator, 0) END, 2);
COMMENT ON FUNCTION indicator_value IS 'A measure of what was counted; null: there is nobody of whom to say it';

-- Close is not better, and misses by no more than a twentieth of what it is compared with.
CREATE FUNCTION indicator_compared(good text, value numeric, other numeric) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN good = 'none' OR value IS NULL OR other IS NULL THEN NULL
            WHEN CASE good WHEN 'up' THEN value >= other ELSE value <= other END THEN 'better'
            WHEN abs(value - other) <= abs(other) / 20 THEN 'close' ELSE 'worse' END;
COMMENT ON FUNCTION indicator_compared IS 'Better, close or worse by the good direction of a measure; null: cannot be said';

-- As precisely as it is shown: a tenth.
CREATE FUNCTION indicator_moved(good text, value numeric, before numeric) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN value IS NULL OR before IS NULL THEN NULL WHEN round(value, 1) = round(before, 1) THEN 'same'
            WHEN good = 'none' THEN CASE WHEN value > before THEN 'up' ELSE 'down' END
            WHEN (value > before) = (good = 'up') THEN 'better' ELSE 'worse' END;
COMMENT ON FUNCTION indicator_moved IS 'How a value stands to the month before by the good direction of a measure; null: one of the two is not reported';

DO $$
BEGIN
    IF (SELECT count(*) FROM indicator) < 55 OR EXISTS (SELECT FROM indicator i WHERE NOT EXISTS (SELECT FROM indicator_definition d WHERE d.indicator = i.code))
       OR indicator_compared('up', 87, 82) <> 'better' OR indicator_compared('down', 14.1, 13.9) <> 'close' OR indicator_compared('up', 58, 70) <> 'worse'
       OR indicator_moved('down', 6, 7) <> 'better' OR month_of('2020-11-30') <> '2020-11-01' OR indicator_value('percent', 1, 8) <> 12.5 THEN
        RAISE EXCEPTION 'verify: the monthly data set is not there';
    END IF;
END $$;
