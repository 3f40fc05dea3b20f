-- SDQ completion, averages, distribution and change over time by month, by team, school, service, home, age and sex (mission M14, M24): what is kept of
-- each child and in sum, so that a report looks at no child. Kept with the data set by count_keep(); how is in guard/86, how it is answered in guard/87.

CREATE TABLE cohort_child (
    child_id      uuid NOT NULL,
    authority_id  uuid NOT NULL,
    informant     text NOT NULL,
    from_month    date NOT NULL,
    until_month   date NOT NULL,
    team_id       uuid,
    school_id     uuid,
    service_ids   uuid[] NOT NULL,
    home          text,
    age           text NOT NULL,
    sex           text NOT NULL,
    completed     smallint NOT NULL CHECK (completed IN (0, 1)),
    total         smallint,
    emotional     smallint,
    conduct       smallint,
    hyperactivity smallint,
    peer          smallint,
    prosocial     smallint,
    impact        smallint,
    band4         text,
    change        text CHECK (change IN ('better', 'same', 'worse')),
    CHECK (until_month > from_month AND (completed = 1) = (total IS NOT NULL))
);
COMMENT ON TABLE cohort_child IS 'A child who should have an SDQ of an informant, in a run of months in which nothing of this changes: of children in care for a year, aged 4 to 16 (who answer themselves: from 11)';
COMMENT ON COLUMN cohort_child.child_id IS 'The child';
COMMENT ON COLUMN cohort_child.authority_id IS 'The council that looks after the child';
COMMENT ON COLUMN cohort_child.informant IS 'Whose questionnaires: parent (whoever cares for the child), teacher, self';
COMMENT ON COLUMN cohort_child.from_month IS 'First day of the first month on whose last day it is so';
COMMENT ON COLUMN cohort_child.until_month IS 'First day of the month in which it is so no longer';
COMMENT ON COLUMN cohort_child.team_id IS 'The team of the worker to whom the child is allocated; none: not known';
COMMENT ON COLUMN cohort_child.school_id IS 'The school; none: not known';
COMMENT ON COLUMN cohort_child.service_ids IS 'The services that work with the child';
COMMENT ON COLUMN cohort_child.home IS 'Code of code_list home; none: not known';
COMMENT ON COLUMN cohort_child.age IS 'Years of age as the national statistics print them: 4, 5_to_9, 10_to_15, 16';
COMMENT ON COLUMN cohort_child.sex IS 'M, F or U as in the national return';
COMMENT ON COLUMN cohort_child.completed IS 'Whether there is a questionnaire with a total that is not older than a year';
COMMENT ON COLUMN cohort_child.total IS 'Its total difficulties';
COMMENT ON COLUMN cohort_child.emotional IS 'Scale; none: not known';
COMMENT ON COLUMN cohort_child.conduct IS 'Scale; none: not known';
COMMENT ON COLUMN cohort_child.hyperactivity IS 'Scale; none: not known';
COMMENT ON COLUMN cohort_child.peer IS 'Scale; none: not known';
COMMENT ON COLUMN cohort_child.prosocial IS 'Scale, of which more is better; none: not known';
COMMENT ON COLUMN cohort_child.impact IS 'Impact; none: not known';
COMMENT ON COLUMN cohort_child.band4 IS 'Band of the total, of the newer four; none: none is published for the form';
COMMENT ON COLUMN cohort_child.change IS 'Against the one before on the same form, by more than chance explains; none: cannot be said';
CREATE INDEX cohort_child_child ON cohort_child (child_id);
CREATE INDEX cohort_child_month ON cohort_child (authority_id, informant, from_month);
COMMENT ON INDEX cohort_child_month IS 'The children behind a number';

CREATE TABLE cohort_month (
    authority_id     uuid NOT NULL,
    grouping         text NOT NULL CHECK (grouping IN ('all', 'team', 'school', 'service', 'home', 'age', 'sex')),
    informant        text NOT NULL,
    group_key        text NOT NULL,
    month            date NOT NULL,
    eligible         integer NOT NULL,
    completed        integer NOT NULL,
    total            integer NOT NULL,
    emotional        integer NOT NULL,
    emotional_n      integer NOT NULL,
    conduct          integer NOT NULL,
    conduct_n        integer NOT NULL,
    hyperactivity    integer NOT NULL,
    hyperactivity_n  integer NOT NULL,
    peer             integer NOT NULL,
    peer_n           integer NOT NULL,
    prosocial        integer NOT NULL,
    prosocial_n      integer NOT NULL,
    impact           integer NOT NULL,
    impact_n         integer NOT NULL,
    close_to_average integer NOT NULL,
    slightly_raised  integer NOT NULL,
    high             integer NOT NULL,
    very_high        integer NOT NULL,
    better           integer NOT NULL,
    same             integer NOT NULL,
    worse            integer NOT NULL,
    PRIMARY KEY (authority_id, grouping, informant, group_key, month)
);
COMMENT ON TABLE cohort_month IS 'By how much the numbers of a group change from one month to the next: those of a month are the sum up to it, and no child has to be looked at';
COMMENT ON COLUMN cohort_month.authority_id IS 'The council';
COMMENT ON COLUMN cohort_month.grouping IS 'By what it is counted. A child is in one group, but that of services a child is in as many as work with it';
COMMENT ON COLUMN cohort_month.informant IS 'As in cohort_child';
COMMENT ON COLUMN cohort_month.group_key IS 'Id or code of the group; empty: not known, or all';
COMMENT ON COLUMN cohort_month.month IS 'First day of the month';
COMMENT ON COLUMN cohort_month.eligible IS 'So many more children who should have one than in the month before';
COMMENT ON COLUMN cohort_month.completed IS 'And with a questionnaire that is not older than a year, and its total';
COMMENT ON COLUMN cohort_month.total IS 'And the sum of the total';
COMMENT ON COLUMN cohort_month.emotional IS 'And the sum of scale emotional';
COMMENT ON COLUMN cohort_month.emotional_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.conduct IS 'And the sum of scale conduct';
COMMENT ON COLUMN cohort_month.conduct_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.hyperactivity IS 'And the sum of scale hyperactivity';
COMMENT ON COLUMN cohort_month.hyperactivity_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.peer IS 'And the sum of scale peer';
COMMENT ON COLUMN cohort_month.peer_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.prosocial IS 'And the sum of scale prosocial';
COMMENT ON COLUMN cohort_month.prosocial_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.impact IS 'And the sum of impact';
COMMENT ON COLUMN cohort_month.impact_n IS 'And of how many that is';
COMMENT ON COLUMN cohort_month.close_to_average IS 'And whose total is close to average';
COMMENT ON COLUMN cohort_month.slightly_raised IS 'And whose total is slightly raised';
COMMENT ON COLUMN cohort_month.high IS 'And whose total is high';
COMMENT ON COLUMN cohort_month.very_high IS 'And whose total is very high';
COMMENT ON COLUMN cohort_month.better IS 'And who are better than before, by more than chance explains';
COMMENT ON COLUMN cohort_month.same IS 'And who are as before';
COMMENT ON COLUMN cohort_month.worse IS 'And who are worse than before, by more than chance explains';

-- Whoever joins a team or leaves it may see none of the children allocated to them: that the children's counts are out of date is said by whose they are.
CREATE TABLE cohort_stale (
    person_id uuid NOT NULL,
    made_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE cohort_stale IS 'Whose membership of teams changed: count_keep() marks the children allocated to them, and takes it away';
COMMENT ON COLUMN cohort_stale.person_id IS 'The person';
COMMENT ON COLUMN cohort_stale.made_at IS 'Since when';

-- Of the children who are here: all of them.
INSERT INTO count_stale (child_id) SELECT c.id FROM child c;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{cohort_child,cohort_month,cohort_stale}'::text[]) AS t WHERE to_regclass(t) IS NOT NULL) <> 3 THEN
        RAISE EXCEPTION 'verify: the tables of the SDQ cohort are not there';
    END IF;
END $$;
