-- Measures beside the SDQ (mission M6): what each is stands here as rows, so that a new one is an INSERT; and what was recorded of a child, a table a
-- tier: that there is one (1), its bands (2), its scores and answers (3).

CREATE TABLE measure_definition (
    LIKE template.record INCLUDING ALL,
    code             text        NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
    revision         integer     NOT NULL DEFAULT 1 CHECK (revision > 0),
    superseded_at    timestamptz,
    name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    about            text        NOT NULL CHECK (length(about) BETWEEN 1 AND 4000),
    entry            text        NOT NULL CHECK (entry IN ('items', 'labels', 'scores', 'total', 'elsewhere')),
    informants       text[]      NOT NULL CHECK (cardinality(informants) > 0 AND informants <@ '{parent,teacher,self,clinician}'),
    item_min         smallint    NOT NULL DEFAULT 0,
    item_max         smallint    NOT NULL DEFAULT 0,
    labels           text[]      NOT NULL DEFAULT '{}',
    licence          text        NOT NULL CHECK (length(licence) BETWEEN 1 AND 1000),
    may_hold_wording boolean     NOT NULL DEFAULT false,
    UNIQUE (code, revision),
    CONSTRAINT bad_body CHECK (item_min <= item_max AND (entry = 'labels') = (cardinality(labels) > 0))
);
COMMENT ON TABLE measure_definition IS 'What a measure is. It is never changed: a new revision of the same code takes its place, and what was recorded by the old one stays as it was';
COMMENT ON COLUMN measure_definition.code IS 'Short name, the same in every revision';
COMMENT ON COLUMN measure_definition.revision IS '1, 2, 3';
COMMENT ON COLUMN measure_definition.superseded_at IS 'When another revision took its place; none: it is the one in use';
COMMENT ON COLUMN measure_definition.name IS 'As it is shown';
COMMENT ON COLUMN measure_definition.about IS 'What it is for, and where its scoring comes from';
COMMENT ON COLUMN measure_definition.entry IS 'What is recorded: answers by item that are scored (or their scores), answers that are labels, scores, a total alone, or nothing here (the SDQ)';
COMMENT ON COLUMN measure_definition.informants IS 'Who may fill it in: whoever cares for the child, a teacher, the young person, a clinician';
COMMENT ON COLUMN measure_definition.item_min IS 'Lowest answer of an item';
COMMENT ON COLUMN measure_definition.item_max IS 'Highest answer of an item';
COMMENT ON COLUMN measure_definition.labels IS 'What an item may be answered with, where answers are labels';
COMMENT ON COLUMN measure_definition.licence IS 'Whose it is and what one may do with it';
COMMENT ON COLUMN measure_definition.may_hold_wording IS 'Whether its licence lets the wording of items stand here';
SELECT template.finish('measure_definition');
CREATE UNIQUE INDEX measure_in_use ON measure_definition (code) WHERE superseded_at IS NULL;
COMMENT ON INDEX measure_in_use IS 'One revision of a measure is in use';

CREATE TABLE measure_item (
    definition_id uuid     NOT NULL REFERENCES measure_definition,
    number        smallint NOT NULL CHECK (number BETWEEN 1 AND 100),
    name          text     CHECK (length(name) BETWEEN 1 AND 60),
    wording       text     CHECK (length(wording) BETWEEN 1 AND 500),
    PRIMARY KEY (definition_id, number)
);
COMMENT ON TABLE measure_item IS 'Items by number; their wording only where the licence lets it stand here';
COMMENT ON COLUMN measure_item.definition_id IS 'Of which measure';
COMMENT ON COLUMN measure_item.number IS 'Number on the form';
COMMENT ON COLUMN measure_item.name IS 'Published short name';
COMMENT ON COLUMN measure_item.wording IS 'What is asked';

CREATE TABLE measure_scale (
    definition_id    uuid     NOT NULL REFERENCES measure_definition,
    position         smallint NOT NULL CHECK (position BETWEEN 1 AND 40),
    code             text     NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    name             text     NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    min              smallint NOT NULL,
    max              smallint NOT NULL,
    higher_is_better boolean  NOT NULL,
    items            smallint[] NOT NULL DEFAULT '{}',
    sum_of           text[]   NOT NULL DEFAULT '{}',
    missing_max      smallint NOT NULL DEFAULT 0 CHECK (missing_max >= 0),
    asks_label       boolean  NOT NULL DEFAULT false,
    change_of        text     CHECK (change_of IN ('score', 't')),
    reliable_change  numeric(6, 2) CHECK (reliable_change > 0),
    PRIMARY KEY (definition_id, code),
    UNIQUE (definition_id, position),
    CONSTRAINT bad_body CHECK (min < max AND (change_of IS NULL) = (reliable_change IS NULL) AND (items = '{}' OR sum_of = '{}'))
);
COMMENT ON TABLE measure_scale IS 'Scores of a measure, and how each is made';
COMMENT ON COLUMN measure_scale.definition_id IS 'Of which measure';
COMMENT ON COLUMN measure_scale.position IS 'Order in which they are shown; a sum stands after its parts';
COMMENT ON COLUMN measure_scale.code IS 'Short name';
COMMENT ON COLUMN measure_scale.name IS 'As it is shown';
COMMENT ON COLUMN measure_scale.min IS 'Lowest score';
COMMENT ON COLUMN measure_scale.max IS 'Highest score';
COMMENT ON COLUMN measure_scale.higher_is_better IS 'Direction: whether a higher score is for the better';
COMMENT ON COLUMN measure_scale.items IS 'The items that it adds up; below nought: turned round when scored';
COMMENT ON COLUMN measure_scale.sum_of IS 'The scales that it adds up instead';
COMMENT ON COLUMN measure_scale.missing_max IS 'So many items may be missing, and the score is made up from the others in proportion';
COMMENT ON COLUMN measure_scale.asks_label IS 'Whether it is said of what the score is: a goal';
COMMENT ON COLUMN measure_scale.change_of IS 'Whether change is told by the score or by the T score';
COMMENT ON COLUMN measure_scale.reliable_change IS 'A difference from here on is more than chance explains (NHS England''s thresholds); none: not published';

CREATE TABLE measure_norm (
    definition_id uuid     NOT NULL,
    scale         text     NOT NULL,
    sex           text     NOT NULL CHECK (sex IN ('F', 'M')),
    from_age      smallint NOT NULL,
    to_age        smallint NOT NULL,
    mean          numeric(6, 2) NOT NULL,
    sd            numeric(6, 2) NOT NULL CHECK (sd > 0),
    PRIMARY KEY (definition_id, scale, sex, from_age),
    FOREIGN KEY (definition_id, scale) REFERENCES measure_scale,
    CONSTRAINT bad_body CHECK (from_age <= to_age)
);
COMMENT ON TABLE measure_norm IS 'Mean and spread of a score in children of an age and sex: T score = 50 + 10 (score - mean) / sd';
COMMENT ON COLUMN measure_norm.definition_id IS 'Of which measure';
COMMENT ON COLUMN measure_norm.scale IS 'Of which score';
COMMENT ON COLUMN measure_norm.sex IS 'Of girls or of boys';
COMMENT ON COLUMN measure_norm.from_age IS 'From this age';
COMMENT ON COLUMN measure_norm.to_age IS 'To this age, that year included';
COMMENT ON COLUMN measure_norm.mean IS 'Mean';
COMMENT ON COLUMN measure_norm.sd IS 'Standard deviation';

CREATE TABLE measure_cut (
    definition_id   uuid     NOT NULL,
    scale           text     NOT NULL,
    of              text     NOT NULL CHECK (of IN ('score', 't')),
    from_value      smallint,
    to_value        smallint,
    name            text     NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    level           smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
    asks_assessment boolean  NOT NULL DEFAULT false,
    UNIQUE NULLS NOT DISTINCT (definition_id, scale, of, from_value),
    FOREIGN KEY (definition_id, scale) REFERENCES measure_scale,
    CONSTRAINT bad_body CHECK (from_value <= to_value)
);
COMMENT ON TABLE measure_cut IS 'Bands of a score or T score, and which of them ask for a full mental health assessment';
COMMENT ON COLUMN measure_cut.definition_id IS 'Of which measure';
COMMENT ON COLUMN measure_cut.scale IS 'Of which score';
COMMENT ON COLUMN measure_cut.of IS 'Of the score or of the T score';
COMMENT ON COLUMN measure_cut.from_value IS 'From here on; none: no limit';
COMMENT ON COLUMN measure_cut.to_value IS 'Up to here, included; none: no limit';
COMMENT ON COLUMN measure_cut.name IS 'In words';
COMMENT ON COLUMN measure_cut.level IS '0 nothing to worry about, to 3 the most serious';
COMMENT ON COLUMN measure_cut.asks_assessment IS 'A score here opens the question of a full mental health assessment, which stays open until it is decided';

CREATE TABLE measure_code (
    definition_id uuid NOT NULL,
    scale         text NOT NULL,
    code          text NOT NULL CHECK (code ~ '^[0-9]{6,18}$'),
    term          text NOT NULL CHECK (length(term) BETWEEN 1 AND 300),
    informant     text CHECK (informant IN ('parent', 'teacher', 'self', 'clinician')),
    form          text,
    UNIQUE NULLS NOT DISTINCT (definition_id, scale, informant, form),
    FOREIGN KEY (definition_id, scale) REFERENCES measure_scale
);
COMMENT ON TABLE measure_code IS 'SNOMED CT codes of scores, as the Mental Health Services Data Set has them (NHS England)';
COMMENT ON COLUMN measure_code.definition_id IS 'Of which measure';
COMMENT ON COLUMN measure_code.scale IS 'Of which score';
COMMENT ON COLUMN measure_code.code IS 'SNOMED CT concept';
COMMENT ON COLUMN measure_code.term IS 'Its preferred term';
COMMENT ON COLUMN measure_code.informant IS 'Of whose form, where that makes a difference';
COMMENT ON COLUMN measure_code.form IS 'Of which form, where that does: of the SDQ, by age';

CREATE TABLE measure (
    LIKE template.child_record INCLUDING ALL,
    definition_id uuid NOT NULL REFERENCES measure_definition,
    informant     text NOT NULL CHECK (informant IN ('parent', 'teacher', 'self', 'clinician')),
    completed_on  date NOT NULL,
    service_id    uuid REFERENCES service
);
COMMENT ON TABLE measure IS 'That a measure was taken: which, when, by whom filled in and of which service. What it says stands apart';
COMMENT ON COLUMN measure.definition_id IS 'Which, as it was defined then';
COMMENT ON COLUMN measure.informant IS 'Who filled it in';
COMMENT ON COLUMN measure.completed_on IS 'When';
COMMENT ON COLUMN measure.service_id IS 'The service that took it';
SELECT template.finish('measure', 1::smallint);
CREATE INDEX measure_of_child ON measure (child_id, definition_id, informant, completed_on);
COMMENT ON INDEX measure_of_child IS 'The one before';

CREATE TABLE measure_band (
    LIKE template.child_record INCLUDING ALL,
    measure_id uuid NOT NULL UNIQUE REFERENCES measure,
    bands      json NOT NULL
);
COMMENT ON TABLE measure_band IS 'In which band each score is, for those who may know that alone: tier 2';
COMMENT ON COLUMN measure_band.measure_id IS 'The measure';
COMMENT ON COLUMN measure_band.bands IS '[{"scale", "name", "band", "level", "asks_assessment"}], in order; a score without a band is not there';
SELECT template.finish('measure_band', 2::smallint);

CREATE TABLE measure_score (
    LIKE template.child_record INCLUDING ALL,
    measure_id uuid NOT NULL UNIQUE REFERENCES measure,
    scores     json NOT NULL,
    answers    json,
    note       text CHECK (length(note) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE measure_score IS 'Scores and answers of a measure: tier 3. Computed when written, by one rule';
COMMENT ON COLUMN measure_score.measure_id IS 'The measure';
COMMENT ON COLUMN measure_score.scores IS '[{"scale", "name", "score", "t", "t_missing", "label"}], in order; null: too much was missing';
COMMENT ON COLUMN measure_score.answers IS '[{"number", "answer", "label"}] as they were given; none: scores were entered';
COMMENT ON COLUMN measure_score.note IS 'What the person who recorded it says about it';
SELECT template.finish('measure_score', 3::smallint);

-- Beside those there were: whether a full assessment is needed, and a marked rise of an SDQ.
DO $$
DECLARE
    known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'task'::regclass AND conname = 'task_kind_check');
BEGIN
    ALTER TABLE task DROP CONSTRAINT task_kind_check;
    EXECUTE 'ALTER TABLE task ADD CONSTRAINT task_kind_check ' || replace(known, '''sdq_consultation''::text', '''sdq_consultation''::text, ''sdq_rise''::text, ''assessment''::text');
END $$;

-- ---------------------------------------------------------------------------------------------- the measures that come with the service

INSERT INTO measure_definition (id, made_by, code, name, about, entry, informants, item_min, item_max, labels, licence) 
SELECT x.id::uuid, '00000000-0000-4000-8000-000000000002', x.code, x.name, x.about, x.entry, x.informants::text[], x.item_min, x.item_max, x.labels::text[], x.licence
  FROM (VALUES
    ('00000000-0000-4000-8000-000000370100', 'sdq', 'Strengths and Difficulties Questionnaire (SDQ)', 'Has a form of its own, with its own scores, bands and calendar.',
     'elsewhere', '{parent,teacher,self}', 0, 0, '{}', 'Copyright Youthinmind: the wording stands nowhere here; electronic forms need a licence.'),
    ('00000000-0000-4000-8000-000000370101', 'gbo', 'Goal-based outcomes (GBO)', 'Up to three goals that the young person or the family chose, each from 0 (not at all) to 10 (reached). A change of 3 is more than chance (NHS England).',
     'scores', '{self,parent}', 0, 0, '{}', 'Dr D. Law, CC BY-NC-SA 4.0.'),
    ('00000000-0000-4000-8000-000000370102', 'rcads', 'RCADS, the young person''s own', 'Revised Children''s Anxiety and Depression Scale: 47 items. T scores by age (8 to 17) and sex; 65 and more is borderline, 70 and more clinical.',
     'items', '{self}', 0, 3, '{}', 'Free for clinical use (UCLA Child FIRST); not to be adapted. The wording stands nowhere here: copy the answers from the form.'),
    ('00000000-0000-4000-8000-000000370103', 'rcads_p', 'RCADS-P, the carer''s', 'Revised Children''s Anxiety and Depression Scale, parent version: 47 items. T scores by age (8 to 17) and sex; 65 and more is borderline, 70 and more clinical.',
     'items', '{parent}', 0, 3, '{}', 'Free for clinical use (UCLA Child FIRST); not to be adapted. The wording stands nowhere here: copy the answers from the form.'),
    ('00000000-0000-4000-8000-000000370104', 'cgas', 'Children''s Global Assessment Scale (CGAS)', 'How well a young person manages day to day, by a clinician, 1 to 100. A change of 11 is more than chance (NHS England). The limits of its bands are 70, 60 and 40.',
     'scores', '{clinician}', 0, 0, '{}', 'In common use without charge.'),
    ('00000000-0000-4000-8000-000000370105', 'ors', 'Outcome Rating Scale (ORS)', 'Total of four scales, 0 to 40, rounded to a whole number.', 'total', '{self}', 0, 0, '{}', 'Needs a licence: the total alone is recorded.'),
    ('00000000-0000-4000-8000-000000370106', 'cors', 'Child Outcome Rating Scale (CORS)', 'Total of four scales, 0 to 40, rounded to a whole number.', 'total', '{self,parent}', 0, 0, '{}', 'Needs a licence: the total alone is recorded.'),
    ('00000000-0000-4000-8000-000000370107', 'swemwbs', 'Short Warwick-Edinburgh Mental Wellbeing Scale (SWEMWBS)', 'Wellbeing as young people see it themselves: total of seven, 7 to 35, rounded to a whole number.', 'total', '{self}', 0, 0, '{}', 'Needs a licence of the University of Warwick: the total alone is recorded.'),
    ('00000000-0000-4000-8000-000000370108', 'wemwbs', 'Warwick-Edinburgh Mental Wellbeing Scale (WEMWBS)', 'Wellbeing as young people see it themselves: total of fourteen, 14 to 70.', 'total', '{self}', 0, 0, '{}', 'Needs a licence of the University of Warwick: the total alone is recorded.'),
    ('00000000-0000-4000-8000-000000370109', 'berri', 'BERRI', 'The total as its report gives it.', 'total', '{parent}', 0, 0, '{}', 'By subscription: it is scored there, and the total alone is recorded.'),
    ('00000000-0000-4000-8000-000000370110', 'chi_esq', 'Experience of service (CHI-ESQ)', 'What it was like to come to the service: 12 answers in the form''s own words. No score is made of them.', 'labels', '{self,parent}', 0, 0,
     '{"Certainly true","Partly true","Not true","Don''t know"}', 'From the Child Outcomes Research Consortium. The wording stands nowhere here: copy the answers from the form.'))
       x (id, code, name, about, entry, informants, item_min, item_max, labels, licence);

INSERT INTO measure_item (definition_id, number)
SELECT d.id, n FROM measure_definition d JOIN (VALUES ('rcads', 47), ('rcads_p', 47), ('chi_esq', 12)) x (measure, items) ON x.measure = d.code CROSS JOIN generate_series(1, x.items) n;

INSERT INTO measure_scale (definition_id, position, code, name, min, max, higher_is_better, items, sum_of, missing_max, asks_label, change_of, reliable_change)
SELECT d.id, x.position::smallint, x.code, x.name, x.min::smallint, x.max::smallint, x.higher_is_better, x.items::smallint[], x.sum_of::text[], x.missing_max::smallint, x.asks_label, x.change_of::text, x.reliable_change::numeric
  FROM measure_definition d
  JOIN (VALUES
    ('rcads', 1, 'sad', 'Separation anxiety', 0, 21, false, '{5,9,17,18,33,45,46}', '{}', 2, false, 't', 22.95),
    ('rcads', 2, 'sp', 'Social phobia', 0, 27, false, '{4,7,8,12,20,30,32,38,43}', '{}', 2, false, 't', 13.99),
    ('rcads', 3, 'gad', 'Generalised anxiety', 0, 18, false, '{1,13,22,27,35,37}', '{}', 2, false, 't', 14.91),
    ('rcads', 4, 'pd', 'Panic', 0, 27, false, '{3,14,24,26,28,34,36,39,41}', '{}', 2, false, 't', 18.29),
    ('rcads', 5, 'ocd', 'Obsessions and compulsions', 0, 18, false, '{10,16,23,31,42,44}', '{}', 2, false, 't', 16.35),
    ('rcads', 6, 'mdd', 'Low mood', 0, 30, false, '{2,6,11,15,19,21,25,29,40,47}', '{}', 2, false, 't', 17.73),
    ('rcads', 7, 'anxiety', 'All anxiety', 0, 111, false, '{}', '{sad,sp,gad,pd,ocd}', 0, false, NULL, NULL),
    ('rcads', 8, 'total', 'Anxiety and low mood', 0, 141, false, '{}', '{sad,sp,gad,pd,ocd,mdd}', 0, false, NULL, NULL),
    ('rcads_p', 1, 'sad', 'Separation anxiety', 0, 21, false, '{5,9,17,18,33,45,46}', '{}', 2, false, 't', 28),
    ('rcads_p', 2, 'sp', 'Social phobia', 0, 27, false, '{4,7,8,12,20,30,32,38,43}', '{}', 2, false, 't', 16.63),
    ('rcads_p', 3, 'gad', 'Generalised anxiety', 0, 18, false, '{1,13,22,27,35,37}', '{}', 2, false, 't', 18.30),
    ('rcads_p', 4, 'pd', 'Panic', 0, 27, false, '{3,14,24,26,28,34,36,39,41}', '{}', 2, false, 't', 40.93),
    ('rcads_p', 5, 'ocd', 'Obsessions and compulsions', 0, 18, false, '{10,16,23,31,42,44}', '{}', 2, false, 't', 24.06),
    ('rcads_p', 6, 'mdd', 'Low mood', 0, 30, false, '{2,6,11,15,19,21,25,29,40,47}', '{}', 2, false, 't', 22.87),
    ('rcads_p', 7, 'anxiety', 'All anxiety', 0, 111, false, '{}', '{sad,sp,gad,pd,ocd}', 0, false, NULL, NULL),
    ('rcads_p', 8, 'total', 'Anxiety and low mood', 0, 141, false, '{}', '{sad,sp,gad,pd,ocd,mdd}', 0, false, NULL, NULL),
    ('gbo', 1, 'goal1', 'Goal 1', 0, 10, true, '{}', '{}', 0, true, 'score', 3),
    ('gbo', 2, 'goal2', 'Goal 2', 0, 10, true, '{}', '{}', 0, true, 'score', 3),
    ('gbo', 3, 'goal3', 'Goal 3', 0, 10, true, '{}', '{}', 0, true, 'score', 3),
    ('cgas', 1, 'total', 'How well they manage', 1, 100, true, '{}', '{}', 0, false, 'score', 11),
    ('ors', 1, 'total', 'Total', 0, 40, true, '{}', '{}', 0, false, 'score', 6.6),
    ('cors', 1, 'total', 'Total', 0, 40, true, '{}', '{}', 0, false, 'score', 10),
    ('swemwbs', 1, 'total', 'Total', 7, 35, true, '{}', '{}', 0, false, 'score', 3),
    ('wemwbs', 1, 'total', 'Total', 14, 70, true, '{}', '{}', 0, false, 'score', 9),
    ('berri', 1, 'total', 'Total', 0, 999, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 1, 'emotional', 'Emotions', 0, 10, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 2, 'conduct', 'Behaviour', 0, 10, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 3, 'hyperactivity', 'Restlessness and attention', 0, 10, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 4, 'peer', 'Other children', 0, 10, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 5, 'prosocial', 'Kind and helpful', 0, 10, true, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 6, 'impact', 'Impact', 0, 10, false, '{}', '{}', 0, false, NULL, NULL),
    ('sdq', 7, 'total', 'Total difficulties', 0, 40, false, '{}', '{}', 0, false, NULL, NULL)) x (measure, position, code, name, min, max, higher_is_better, items, sum_of, missing_max, asks_label, change_of, reliable_change) ON x.measure = d.code;

INSERT INTO measure_norm (definition_id, scale, sex, from_age, to_age, mean, sd)
SELECT d.id, x.scale, x.sex, x.from_age::smallint, x.to_age::smallint, x.mean::numeric, x.sd::numeric
  FROM measure_definition d
  JOIN (VALUES
    ('rcads', 'sad', 'F', 8, 9, 7.05, 4.31), ('rcads', 'sp', 'F', 8, 9, 11.61, 4.98), ('rcads', 'gad', 'F', 8, 9, 7.77, 3.77),
    ('rcads', 'pd', 'F', 8, 9, 6.51, 4.73), ('rcads', 'ocd', 'F', 8, 9, 7.62, 3.68), ('rcads', 'mdd', 'F', 8, 9, 8.74, 4.75),
    ('rcads', 'sad', 'F', 10, 11, 4.74, 3.78), ('rcads', 'sp', 'F', 10, 11, 12.92, 5.21), ('rcads', 'gad', 'F', 10, 11, 8.01, 3.68),
    ('rcads', 'pd', 'F', 10, 11, 5.25, 4.3), ('rcads', 'ocd', 'F', 10, 11, 6.39, 3.46), ('rcads', 'mdd', 'F', 10, 11, 7.64, 4.1),
    ('rcads', 'sad', 'F', 12, 13, 3, 2.72), ('rcads', 'sp', 'F', 12, 13, 13.01, 4.94), ('rcads', 'gad', 'F', 12, 13, 7.42, 3.16),
    ('rcads', 'pd', 'F', 12, 13, 5.03, 3.92), ('rcads', 'ocd', 'F', 12, 13, 5.12, 3.34), ('rcads', 'mdd', 'F', 12, 13, 7.89, 3.91),
    ('rcads', 'sad', 'F', 14, 15, 2.34, 2.23), ('rcads', 'sp', 'F', 14, 15, 12.27, 5), ('rcads', 'gad', 'F', 14, 15, 7.28, 3.44),
    ('rcads', 'pd', 'F', 14, 15, 4.18, 3.07), ('rcads', 'ocd', 'F', 14, 15, 4.12, 2.79), ('rcads', 'mdd', 'F', 14, 15, 7.65, 3.68),
    ('rcads', 'sad', 'F', 16, 17, 3.05, 2.57), ('rcads', 'sp', 'F', 16, 17, 12.85, 4.98), ('rcads', 'gad', 'F', 16, 17, 8.49, 3.71),
    ('rcads', 'pd', 'F', 16, 17, 5.26, 4.28), ('rcads', 'ocd', 'F', 16, 17, 5.48, 3.82), ('rcads', 'mdd', 'F', 16, 17, 9.36, 4.45),
    ('rcads', 'sad', 'M', 8, 9, 4.87, 3.93), ('rcads', 'sp', 'M', 8, 9, 9.77, 4.51), ('rcads', 'gad', 'M', 8, 9, 6.98, 3.36),
    ('rcads', 'pd', 'M', 8, 9, 5.25, 4.15), ('rcads', 'ocd', 'M', 8, 9, 6.15, 3.2), ('rcads', 'mdd', 'M', 8, 9, 8.25, 4.09),
    ('rcads', 'sad', 'M', 10, 11, 3.2, 3.05), ('rcads', 'sp', 'M', 10, 11, 10.3, 4.75), ('rcads', 'gad', 'M', 10, 11, 6.44, 3.13),
    ('rcads', 'pd', 'M', 10, 11, 4.06, 3.6), ('rcads', 'ocd', 'M', 10, 11, 6.01, 3.26), ('rcads', 'mdd', 'M', 10, 11, 7.07, 3.64),
    ('rcads', 'sad', 'M', 12, 13, 2.26, 2.47), ('rcads', 'sp', 'M', 12, 13, 11.05, 4.74), ('rcads', 'gad', 'M', 12, 13, 6.2, 3.14),
    ('rcads', 'pd', 'M', 12, 13, 3.62, 3.36), ('rcads', 'ocd', 'M', 12, 13, 5.22, 3.4), ('rcads', 'mdd', 'M', 12, 13, 6.71, 3.64),
    ('rcads', 'sad', 'M', 14, 15, 2.5, 2.46), ('rcads', 'sp', 'M', 14, 15, 11.68, 4.74), ('rcads', 'gad', 'M', 14, 15, 7.07, 2.93),
    ('rcads', 'pd', 'M', 14, 15, 3.76, 3.21), ('rcads', 'ocd', 'M', 14, 15, 4.65, 2.89), ('rcads', 'mdd', 'M', 14, 15, 7.44, 4.1),
    ('rcads', 'sad', 'M', 16, 17, 1.9, 2.03), ('rcads', 'sp', 'M', 16, 17, 10.67, 4.49), ('rcads', 'gad', 'M', 16, 17, 6.76, 3.44),
    ('rcads', 'pd', 'M', 16, 17, 3.79, 2.71), ('rcads', 'ocd', 'M', 16, 17, 5.18, 3.12), ('rcads', 'mdd', 'M', 16, 17, 7.32, 3.81),
    ('rcads_p', 'sad', 'F', 8, 9, 4.2, 3), ('rcads_p', 'sp', 'F', 8, 9, 8.01, 3.87), ('rcads_p', 'gad', 'F', 8, 9, 4, 2.87),
    ('rcads_p', 'pd', 'F', 8, 9, 1.87, 2.61), ('rcads_p', 'ocd', 'F', 8, 9, 2.01, 2.63), ('rcads_p', 'mdd', 'F', 8, 9, 3.25, 3.58),
    ('rcads_p', 'sad', 'F', 10, 11, 3.46, 2.95), ('rcads_p', 'sp', 'F', 10, 11, 8.94, 5.16), ('rcads_p', 'gad', 'F', 10, 11, 4.18, 3.18),
    ('rcads_p', 'pd', 'F', 10, 11, 1.79, 2.3), ('rcads_p', 'ocd', 'F', 10, 11, 2.03, 2.65), ('rcads_p', 'mdd', 'F', 10, 11, 3.75, 3.63),
    ('rcads_p', 'sad', 'F', 12, 13, 2.08, 2.33), ('rcads_p', 'sp', 'F', 12, 13, 8.62, 4.65), ('rcads_p', 'gad', 'F', 12, 13, 3.23, 2.54),
    ('rcads_p', 'pd', 'F', 12, 13, 1.82, 1.98), ('rcads_p', 'ocd', 'F', 12, 13, 1.41, 1.94), ('rcads_p', 'mdd', 'F', 12, 13, 3.6, 3.37),
    ('rcads_p', 'sad', 'F', 14, 15, 1.91, 2.49), ('rcads_p', 'sp', 'F', 14, 15, 8.83, 4.73), ('rcads_p', 'gad', 'F', 14, 15, 3.46, 3.02),
    ('rcads_p', 'pd', 'F', 14, 15, 1.83, 2.13), ('rcads_p', 'ocd', 'F', 14, 15, 1.89, 2.57), ('rcads_p', 'mdd', 'F', 14, 15, 3.97, 3.25),
    ('rcads_p', 'sad', 'F', 16, 17, 1.92, 1.98), ('rcads_p', 'sp', 'F', 16, 17, 8.35, 4.38), ('rcads_p', 'gad', 'F', 16, 17, 3.76, 2.28),
    ('rcads_p', 'pd', 'F', 16, 17, 2.04, 2.27), ('rcads_p', 'ocd', 'F', 16, 17, 1.8, 2.34), ('rcads_p', 'mdd', 'F', 16, 17, 4.91, 3.17),
    ('rcads_p', 'sad', 'M', 8, 9, 4.29, 3), ('rcads_p', 'sp', 'M', 8, 9, 8.44, 3.88), ('rcads_p', 'gad', 'M', 8, 9, 4.11, 3),
    ('rcads_p', 'pd', 'M', 8, 9, 1.91, 1.9), ('rcads_p', 'ocd', 'M', 8, 9, 2.04, 2.43), ('rcads_p', 'mdd', 'M', 8, 9, 3.71, 2.93),
    ('rcads_p', 'sad', 'M', 10, 11, 2.85, 2.79), ('rcads_p', 'sp', 'M', 10, 11, 7.71, 3.94), ('rcads_p', 'gad', 'M', 10, 11, 3.74, 2.49),
    ('rcads_p', 'pd', 'M', 10, 11, 1.64, 1.84), ('rcads_p', 'ocd', 'M', 10, 11, 2.01, 2.31), ('rcads_p', 'mdd', 'M', 10, 11, 3.62, 2.87),
    ('rcads_p', 'sad', 'M', 12, 13, 1.97, 2.21), ('rcads_p', 'sp', 'M', 12, 13, 7.59, 4.31), ('rcads_p', 'gad', 'M', 12, 13, 3.26, 2.6),
    ('rcads_p', 'pd', 'M', 12, 13, 1.61, 1.56), ('rcads_p', 'ocd', 'M', 12, 13, 1.62, 1.98), ('rcads_p', 'mdd', 'M', 12, 13, 3.54, 3.18),
    ('rcads_p', 'sad', 'M', 14, 15, 1.69, 1.89), ('rcads_p', 'sp', 'M', 14, 15, 8.39, 4.19), ('rcads_p', 'gad', 'M', 14, 15, 3.73, 2.75),
    ('rcads_p', 'pd', 'M', 14, 15, 2.19, 2.34), ('rcads_p', 'ocd', 'M', 14, 15, 2.58, 3.03), ('rcads_p', 'mdd', 'M', 14, 15, 5.21, 3.51),
    ('rcads_p', 'sad', 'M', 16, 17, 1.15, 1.55), ('rcads_p', 'sp', 'M', 16, 17, 7.32, 3.69), ('rcads_p', 'gad', 'M', 16, 17, 3.22, 2.5),
    ('rcads_p', 'pd', 'M', 16, 17, 1.5, 1.69), ('rcads_p', 'ocd', 'M', 16, 17, 1.11, 1.96), ('rcads_p', 'mdd', 'M', 16, 17, 3.94, 3.88)) x (measure, scale, sex, from_age, to_age, mean, sd) ON x.measure = d.code;

INSERT INTO measure_cut (definition_id, scale, of, from_value, to_value, name, level, asks_assessment)
SELECT d.id, x.scale, x.of, x.from_value::smallint, x.to_value::smallint, x.name, x.level::smallint, x.asks_assessment
  FROM measure_definition d
  JOIN (VALUES
    ('rcads', 'sad', 't', NULL, 64, 'Usual', 0, false), ('rcads', 'sad', 't', 65, 69, 'Borderline', 1, false),
    ('rcads', 'sad', 't', 70, NULL, 'Clinical', 2, true), ('rcads', 'sp', 't', NULL, 64, 'Usual', 0, false),
    ('rcads', 'sp', 't', 65, 69, 'Borderline', 1, false), ('rcads', 'sp', 't', 70, NULL, 'Clinical', 2, true),
    ('rcads', 'gad', 't', NULL, 64, 'Usual', 0, false), ('rcads', 'gad', 't', 65, 69, 'Borderline', 1, false),
    ('rcads', 'gad', 't', 70, NULL, 'Clinical', 2, true), ('rcads', 'pd', 't', NULL, 64, 'Usual', 0, false),
    ('rcads', 'pd', 't', 65, 69, 'Borderline', 1, false), ('rcads', 'pd', 't', 70, NULL, 'Clinical', 2, true),
    ('rcads', 'ocd', 't', NULL, 64, 'Usual', 0, false), ('rcads', 'ocd', 't', 65, 69, 'Borderline', 1, false),
    ('rcads', 'ocd', 't', 70, NULL, 'Clinical', 2, true), ('rcads', 'mdd', 't', NULL, 64, 'Usual', 0, false),
    ('rcads', 'mdd', 't', 65, 69, 'Borderline', 1, false), ('rcads', 'mdd', 't', 70, NULL, 'Clinical', 2, true),
    ('rcads_p', 'sad', 't', NULL, 64, 'Usual', 0, false), ('rcads_p', 'sad', 't', 65, 69, 'Borderline', 1, false),
    ('rcads_p', 'sad', 't', 70, NULL, 'Clinical', 2, true), ('rcads_p', 'sp', 't', NULL, 64, 'Usual', 0, false),
    ('rcads_p', 'sp', 't', 65, 69, 'Borderline', 1, false), ('rcads_p', 'sp', 't', 70, NULL, 'Clinical', 2, true),
    ('rcads_p', 'gad', 't', NULL, 64, 'Usual', 0, false), ('rcads_p', 'gad', 't', 65, 69, 'Borderline', 1, false),
    ('rcads_p', 'gad', 't', 70, NULL, 'Clinical', 2, true), ('rcads_p', 'pd', 't', NULL, 64, 'Usual', 0, false),
    ('rcads_p', 'pd', 't', 65, 69, 'Borderline', 1, false), ('rcads_p', 'pd', 't', 70, NULL, 'Clinical', 2, true),
    ('rcads_p', 'ocd', 't', NULL, 64, 'Usual', 0, false), ('rcads_p', 'ocd', 't', 65, 69, 'Borderline', 1, false),
    ('rcads_p', 'ocd', 't', 70, NULL, 'Clinical', 2, true), ('rcads_p', 'mdd', 't', NULL, 64, 'Usual', 0, false),
    ('rcads_p', 'mdd', 't', 65, 69, 'Borderline', 1, false), ('rcads_p', 'mdd', 't', 70, NULL, 'Clinical', 2, true),
    ('cgas', 'total', 'score', 71, 100, 'Doing well', 0, false), ('cgas', 'total', 'score', 61, 70, 'Some difficulties', 1, false),
    ('cgas', 'total', 'score', 41, 60, 'Marked difficulties', 2, false), ('cgas', 'total', 'score', 1, 40, 'Major difficulties', 3, true)) x (measure, scale, of, from_value, to_value, name, level, asks_assessment) ON x.measure = d.code;

INSERT INTO measure_code (definition_id, scale, code, term, informant, form)
SELECT d.id, x.scale, x.code, x.term, x.informant::text, x.form::text
  FROM measure_definition d
  JOIN (VALUES
    ('rcads', 'sad', '718659007', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Separation Anxiety score', NULL, NULL),
    ('rcads', 'sp', '718660002', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Social Phobia score', NULL, NULL),
    ('rcads', 'gad', '718656000', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Generalized Anxiety score', NULL, NULL),
    ('rcads', 'pd', '718658004', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Panic score', NULL, NULL),
    ('rcads', 'ocd', '718657009', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Obsessions/Compulsions score', NULL, NULL),
    ('rcads', 'mdd', '718655001', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Depression score', NULL, NULL),
    ('rcads', 'anxiety', '718661003', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Total Anxiety score', NULL, NULL),
    ('rcads', 'total', '718662005', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Total Anxiety and Depression score', NULL, NULL),
    ('rcads_p', 'sad', '718669001', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Separation Anxiety score', NULL, NULL),
    ('rcads_p', 'sp', '718670000', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Social Phobia score', NULL, NULL),
    ('rcads_p', 'gad', '718666008', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Generalized Anxiety score', NULL, NULL),
    ('rcads_p', 'pd', '718668009', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Panic score', NULL, NULL),
    ('rcads_p', 'ocd', '718667004', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Obsessions/Compulsions score', NULL, NULL),
    ('rcads_p', 'mdd', '718665007', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Depression score', NULL, NULL),
    ('rcads_p', 'anxiety', '718671001', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Total Anxiety score', NULL, NULL),
    ('rcads_p', 'total', '718672008', 'RCADS (Revised Childrens Anxiety and Depression Scale) - Parent version - Total Anxiety and Depression score', NULL, NULL),
    ('gbo', 'goal1', '1638531000000102', 'Goal-Based Outcomes tool goal progress chart - goal 1 score', NULL, NULL),
    ('gbo', 'goal2', '1638541000000106', 'Goal-Based Outcomes tool goal progress chart - goal 2 score', NULL, NULL),
    ('gbo', 'goal3', '1638551000000109', 'Goal-Based Outcomes tool goal progress chart - goal 3 score', NULL, NULL),
    ('cgas', 'total', '860591000000104', 'Childrens global assessment scale score', NULL, NULL),
    ('ors', 'total', '716613004', 'Outcome Rating Scale total score', NULL, NULL),
    ('cors', 'total', '718458005', 'Child Outcome Rating Scale total score', NULL, NULL),
    ('swemwbs', 'total', '718466001', 'Short Warwick-Edinburgh Mental Well-being Scale score', NULL, NULL),
    ('wemwbs', 'total', '718426000', 'Warwick-Edinburgh Mental Well-being Scale score', NULL, NULL),
    ('sdq', 'emotional', '986071000000101', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - emotional symptoms - parent score', 'parent', '4-17'),
    ('sdq', 'emotional', '986161000000109', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - emotional symptoms - teacher score', 'teacher', '4-17'),
    ('sdq', 'emotional', '718145004', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - emotional symptoms score', 'self', '11-17'),
    ('sdq', 'emotional', '986321000000103', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - emotional symptoms - parent score', 'parent', '2-4'),
    ('sdq', 'emotional', '986251000000100', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - emotional symptoms - educator score', 'teacher', '2-4'),
    ('sdq', 'conduct', '986061000000108', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - conduct problems - parent score', 'parent', '4-17'),
    ('sdq', 'conduct', '986151000000106', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - conduct problems - teacher score', 'teacher', '4-17'),
    ('sdq', 'conduct', '718143006', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - conduct problems score', 'self', '11-17'),
    ('sdq', 'conduct', '986311000000109', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - conduct problems - parent score', 'parent', '2-4'),
    ('sdq', 'conduct', '986241000000103', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - conduct problems - educator score', 'teacher', '2-4'),
    ('sdq', 'hyperactivity', '986081000000104', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - hyperactivity - parent score', 'parent', '4-17'),
    ('sdq', 'hyperactivity', '986171000000102', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - hyperactivity - teacher score', 'teacher', '4-17'),
    ('sdq', 'hyperactivity', '718482000', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - hyperactivity score', 'self', '11-17'),
    ('sdq', 'hyperactivity', '986331000000101', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - hyperactivity - parent score', 'parent', '2-4'),
    ('sdq', 'hyperactivity', '986261000000102', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - hyperactivity - educator score', 'teacher', '2-4'),
    ('sdq', 'peer', '986101000000105', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - peer problems - parent score', 'parent', '4-17'),
    ('sdq', 'peer', '986191000000103', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - peer problems - teacher score', 'teacher', '4-17'),
    ('sdq', 'peer', '718146003', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - peer problems score', 'self', '11-17'),
    ('sdq', 'peer', '986351000000108', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - peer problems - parent score', 'parent', '2-4'),
    ('sdq', 'peer', '986281000000106', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - peer problems - educator score', 'teacher', '2-4'),
    ('sdq', 'prosocial', '986111000000107', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - prosocial - parent score', 'parent', '4-17'),
    ('sdq', 'prosocial', '986201000000101', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - prosocial - teacher score', 'teacher', '4-17'),
    ('sdq', 'prosocial', '718147007', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - prosocial score', 'self', '11-17'),
    ('sdq', 'prosocial', '986361000000106', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - prosocial - parent score', 'parent', '2-4'),
    ('sdq', 'prosocial', '986291000000108', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - prosocial - educator score', 'teacher', '2-4'),
    ('sdq', 'impact', '986091000000102', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - impact - parent score', 'parent', '4-17'),
    ('sdq', 'impact', '986181000000100', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - impact - teacher score', 'teacher', '4-17'),
    ('sdq', 'impact', '718477007', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - impact score', 'self', '11-17'),
    ('sdq', 'impact', '986341000000105', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - impact - parent score', 'parent', '2-4'),
    ('sdq', 'impact', '986271000000109', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - impact - educator score', 'teacher', '2-4'),
    ('sdq', 'total', '986121000000101', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - total difficulties - parent score', 'parent', '4-17'),
    ('sdq', 'total', '986211000000104', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 4-17 year olds - total difficulties - teacher score', 'teacher', '4-17'),
    ('sdq', 'total', '718134002', 'SDQ (Strengths and Difficulties Questionnaire) self-rated for 11-17 year olds - total difficulties score', 'self', '11-17'),
    ('sdq', 'total', '986371000000104', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - total difficulties - parent score', 'parent', '2-4'),
    ('sdq', 'total', '986301000000107', 'SDQ (Strengths and Difficulties Questionnaire) for parents or educators of 2-4 year olds - total difficulties - educator score', 'teacher', '2-4')) x (measure, scale, code, term, informant, form) ON x.measure = d.code;

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION measure_definition_item(x measure_definition) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'code', (x).code, 'revision', (x).revision, 'in_use', (x).superseded_at IS NULL, 'name', (x).name, 'about', (x).about, 'entry', (x).entry,
    'informants', (x).informants, 'item_min', (x).item_min, 'item_max', (x).item_max, 'labels', (x).labels, 'licence', (x).licence,
    'may_hold_wording', (x).may_hold_wording,
    'items', (SELECT coalesce(json_agg(json_build_object('number', i.number, 'name', i.name, 'wording', i.wording) ORDER BY i.number), '[]')
                FROM measure_item i WHERE i.definition_id = (x).id),
    'scales', (SELECT coalesce(json_agg(json_build_object('code', s.code, 'name', s.name, 'min', s.min, 'max', s.max, 'higher_is_better', s.higher_is_better,
                   'items', s.items, 'sum_of', s.sum_of, 'missing_max', s.missing_max, 'asks_label', s.asks_label,
                   'change_of', s.change_of, 'reliable_change', s.reliable_change::text,
                   'has_norms', EXISTS (SELECT FROM measure_norm n WHERE n.definition_id = s.definition_id AND n.scale = s.code),
                   'bands', (SELECT coalesce(json_agg(json_build_object('of', c.of, 'from', c.from_value, 'to', c.to_value, 'name', c.name, 'level', c.level,
                                 'asks_assessment', c.asks_assessment) ORDER BY c.of, c.from_value NULLS FIRST), '[]')
                               FROM measure_cut c WHERE c.definition_id = s.definition_id AND c.scale = s.code),
                   'snomed', (SELECT coalesce(json_agg(json_build_object('code', k.code, 'term', k.term, 'informant', k.informant, 'form', k.form)
                                 ORDER BY k.form NULLS FIRST, k.informant), '[]')
                                FROM measure_code k WHERE k.definition_id = s.definition_id AND k.scale = s.code)) ORDER BY s.position), '[]')
                 FROM measure_scale s WHERE s.definition_id = (x).id));
COMMENT ON FUNCTION measure_definition_item IS 'What a measure is, as the API answers';

-- Of each score the one before it, of the same informant: of another revision of the measure too, where it has such a score.
CREATE FUNCTION measure_changes(child uuid) RETURNS TABLE (measure_id uuid, changes json)
LANGUAGE sql STABLE ROWS 10
BEGIN ATOMIC
    SELECT w.id, json_agg(json_build_object('scale', w.scale, 'name', w.name, 'of', w.change_of, 'from', w.before, 'from_on', w.before_on, 'to', w.value,
                              'change', CASE WHEN abs(w.value - w.before) < w.reliable_change THEN 'none'
                                             WHEN (w.value > w.before) = w.higher_is_better THEN 'better' ELSE 'worse' END) ORDER BY w.position)
      FROM (SELECT m.id, s.code AS scale, s.name, s.position, s.change_of, s.reliable_change, s.higher_is_better, v.value, m.completed_on,
                   lag(v.value) OVER earlier AS before, lag(m.completed_on) OVER earlier AS before_on
              FROM measure m
              JOIN measure_score c ON c.measure_id = m.id
              JOIN measure_definition d ON d.id = m.definition_id
             CROSS JOIN LATERAL json_array_elements(c.scores) e (score)
              JOIN measure_scale s ON s.definition_id = d.id AND s.code = e.score ->> 'scale'
             CROSS JOIN LATERAL (SELECT (e.score ->> CASE s.change_of WHEN 't' THEN 't' ELSE 'score' END)::integer) v (value)
             WHERE m.child_id = measure_changes.child AND s.reliable_change IS NOT NULL AND v.value IS NOT NULL
            WINDOW earlier AS (PARTITION BY d.code, m.informant, s.code, s.change_of, lower(e.score ->> 'label') ORDER BY m.completed_on, m.made_at, m.id)) w
     WHERE w.before IS NOT NULL
     GROUP BY w.id;
END;
COMMENT ON FUNCTION measure_changes IS 'Which scores of a child''s measures changed since the one before by more than chance explains, and which did not';

CREATE VIEW measure_shown WITH (security_invoker = true) AS
SELECT m.id, m.child_id, m.tier, m.made_at, m.made_by, m.version, m.definition_id, m.informant, m.completed_on, m.service_id,
       d.code, d.revision, d.name, s.id IS NULL AS held_back, s.id IS NULL AND b.id IS NULL AS bands_held_back,
       b.bands, s.scores, s.answers, s.note, greatest(m.tier, b.tier, s.tier) AS deepest
  FROM measure m
  JOIN measure_definition d ON d.id = m.definition_id
  LEFT JOIN measure_band b ON b.measure_id = m.id
  LEFT JOIN measure_score s ON s.measure_id = m.id;
COMMENT ON VIEW measure_shown IS 'A measure with its scores, with its bands alone, or without either, as far as they are shared';
COMMENT ON COLUMN measure_shown.id IS 'The measure';
COMMENT ON COLUMN measure_shown.child_id IS 'The child';
COMMENT ON COLUMN measure_shown.tier IS 'Tier of its head';
COMMENT ON COLUMN measure_shown.made_at IS 'When it was recorded';
COMMENT ON COLUMN measure_shown.made_by IS 'By whom';
COMMENT ON COLUMN measure_shown.version IS 'Version of the record';
COMMENT ON COLUMN measure_shown.definition_id IS 'Which measure';
COMMENT ON COLUMN measure_shown.informant IS 'Who filled it in';
COMMENT ON COLUMN measure_shown.completed_on IS 'When it was filled in';
COMMENT ON COLUMN measure_shown.service_id IS 'The service that took it';
COMMENT ON COLUMN measure_shown.code IS 'Short name of the measure';
COMMENT ON COLUMN measure_shown.revision IS 'Its revision';
COMMENT ON COLUMN measure_shown.name IS 'Its name';
COMMENT ON COLUMN measure_shown.held_back IS 'Scores are not for me to see';
COMMENT ON COLUMN measure_shown.bands_held_back IS 'Bands are not either';
COMMENT ON COLUMN measure_shown.bands IS 'Bands; none when held back';
COMMENT ON COLUMN measure_shown.scores IS 'Scores; none when held back';
COMMENT ON COLUMN measure_shown.answers IS 'Answers; none when held back, or where scores were entered';
COMMENT ON COLUMN measure_shown.note IS 'What was said about it; none when held back';
COMMENT ON COLUMN measure_shown.deepest IS 'The highest tier that I see of it';

CREATE FUNCTION measure_entry(x measure_shown, changes json) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'child', (x).child_id, 'definition', (x).definition_id, 'measure', (x).code, 'revision', (x).revision, 'name', (x).name,
    'informant', (x).informant, 'completed_on', (x).completed_on,
    'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (x).service_id),
    'held_back', (x).held_back, 'bands_held_back', (x).bands_held_back, 'bands', (x).bands, 'scores', (x).scores, 'changes', CASE WHEN (x).held_back THEN NULL ELSE coalesce(changes, '[]') END,
    'answers', (x).answers, 'note', (x).note,
    'assessment', (SELECT json_build_object('id', t.id, 'state', t.state, 'due_on', t.due_on, 'outcome', t.outcome)
                     FROM task t WHERE t.child_id = (x).child_id AND t.kind = 'assessment' AND t.about_id = (x).id));
COMMENT ON FUNCTION measure_entry IS 'A measure of a child, as the API answers';
GRANT EXECUTE ON FUNCTION measure_definition_item(measure_definition), measure_changes(uuid), measure_entry(measure_shown, json) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{measure,measure_band,measure_score,measure_shown,measure_in_use}'::text[]) AS t WHERE to_regclass(t) IS NOT NULL) <> 5
       OR (SELECT count(*) FROM measure_definition) <> 11 OR (SELECT count(*) FROM measure_norm) <> 120 OR (SELECT count(*) FROM measure_item) <> 106
       OR (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'task'::regclass AND conname = 'task_kind_check') NOT LIKE '%sdq_rise%' THEN
        RAISE EXCEPTION 'verify: the measures are not there';
    END IF;
END $$;
