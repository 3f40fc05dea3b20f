-- School in numbers (mission M24, M26): attendance by month or term, suspensions and permanent exclusions, reduced timetables, results at the end of a key stage.
-- The PEP of a term (0035) holds what its meeting was told of some of these. Each fact counts once: what is recorded here is what counts, and of a term
-- of which nothing is recorded here, what its PEP says (view attendance_shown, guard/67_education.sql). The PEP's form offers what is recorded here.

CREATE TABLE attendance (
    LIKE template.child_record INCLUDING ALL,
    from_on      date     NOT NULL,
    to_on        date     NOT NULL,
    possible     smallint NOT NULL CHECK (possible BETWEEN 1 AND 400),
    attended     smallint NOT NULL,
    authorised   smallint CHECK (authorised >= 0),
    unauthorised smallint CHECK (unauthorised >= 0),
    error_reason text     CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT ends_before_start CHECK (to_on >= from_on),
    CHECK (to_on < from_on + 190),
    CONSTRAINT bad_body CHECK (attended BETWEEN 0 AND possible),
    CHECK ((authorised IS NULL) = (unauthorised IS NULL)),
    CHECK (attended + authorised + unauthorised = possible)
);
COMMENT ON TABLE attendance IS 'A child''s sessions at school in a month or a term; a session is half a day';
COMMENT ON COLUMN attendance.from_on IS 'First day of the month or term';
COMMENT ON COLUMN attendance.to_on IS 'Its last day';
COMMENT ON COLUMN attendance.possible IS 'Sessions that there were for the child';
COMMENT ON COLUMN attendance.attended IS 'Those at which the child was there';
COMMENT ON COLUMN attendance.authorised IS 'Absences that the school allowed; none: absences were not told apart';
COMMENT ON COLUMN attendance.unauthorised IS 'Absences that it did not allow';
COMMENT ON COLUMN attendance.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('attendance', 2::smallint);
CREATE UNIQUE INDEX attendance_twice ON attendance (child_id, from_on) WHERE error_reason IS NULL;
COMMENT ON INDEX attendance_twice IS 'A month or term is recorded once';

CREATE TABLE exclusion (
    LIKE template.child_record INCLUDING ALL,
    on_day       date     NOT NULL,
    kind         text     NOT NULL CHECK (kind IN ('suspension', 'permanent')),
    sessions     smallint CHECK (sessions BETWEEN 1 AND 90),
    reason_code  text     NOT NULL CHECK (reason_code IN ('PP', 'PA', 'VP', 'VA', 'OW', 'BU', 'RA', 'LG', 'DS', 'SM', 'DA', 'DM', 'TH', 'MT', 'PH', 'DB')),
    note         text     CHECK (length(note) BETWEEN 1 AND 2000),
    lifted_on    date,
    error_reason text     CHECK (length(error_reason) BETWEEN 1 AND 500),
    CHECK ((kind = 'suspension') = (sessions IS NOT NULL)),
    CONSTRAINT ends_before_start CHECK (lifted_on >= on_day)
);
COMMENT ON TABLE exclusion IS 'A suspension from school (at most 45 days in a school year), or a permanent exclusion';
COMMENT ON COLUMN exclusion.on_day IS 'First day';
COMMENT ON COLUMN exclusion.kind IS 'suspension (fixed term) or permanent';
COMMENT ON COLUMN exclusion.sessions IS 'Half days of a suspension';
COMMENT ON COLUMN exclusion.reason_code IS 'Why, as the school census codes it';
COMMENT ON COLUMN exclusion.note IS 'What happened, and what was agreed for the return';
COMMENT ON COLUMN exclusion.lifted_on IS 'Day on which it was taken back; it happened, and does not count as standing';
COMMENT ON COLUMN exclusion.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('exclusion', 2::smallint);
INSERT INTO code_list (list, code, name) VALUES
    ('exclusion', 'PP', 'Physical assault on a pupil'), ('exclusion', 'PA', 'Physical assault on an adult'), ('exclusion', 'VP', 'Threatening a pupil'),
    ('exclusion', 'VA', 'Threatening an adult'), ('exclusion', 'OW', 'A weapon or something used as one'), ('exclusion', 'BU', 'Bullying'),
    ('exclusion', 'RA', 'Racist abuse'), ('exclusion', 'LG', 'Abuse about sexual orientation or gender identity'), ('exclusion', 'DS', 'Abuse about a disability'),
    ('exclusion', 'SM', 'Sexual misconduct'), ('exclusion', 'DA', 'Drugs or alcohol'), ('exclusion', 'DM', 'Damage'), ('exclusion', 'TH', 'Theft'),
    ('exclusion', 'MT', 'Misuse of social media or online technology'), ('exclusion', 'PH', 'Breaking rules for public health'), ('exclusion', 'DB', 'Persistent disruption');

CREATE TABLE reduced_timetable (
    LIKE template.child_record INCLUDING ALL,
    from_on      date     NOT NULL,
    until_on     date     NOT NULL,
    hours        smallint NOT NULL CHECK (hours BETWEEN 0 AND 35),
    why          text     NOT NULL CHECK (length(why) BETWEEN 1 AND 1000),
    error_reason text     CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT ends_before_start CHECK (until_on >= from_on)
);
COMMENT ON TABLE reduced_timetable IS 'A time for which a child goes to school for less than full time: never without an end, as guidance on attendance says';
COMMENT ON COLUMN reduced_timetable.from_on IS 'First day';
COMMENT ON COLUMN reduced_timetable.until_on IS 'Last day: what was agreed, or when it did end';
COMMENT ON COLUMN reduced_timetable.hours IS 'Hours of school a week';
COMMENT ON COLUMN reduced_timetable.why IS 'Why, and how the child comes back to full time';
COMMENT ON COLUMN reduced_timetable.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('reduced_timetable', 2::smallint);

CREATE TABLE education_result (
    LIKE template.child_record INCLUDING ALL,
    stage        text         NOT NULL CHECK (stage IN ('KS1', 'KS2', 'KS4')),
    year         smallint     NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    subject      text         NOT NULL CHECK (subject IN ('maths', 'reading', 'writing', 'attainment_8', 'progress_8')),
    met          boolean,
    score        numeric(5,2) CHECK (score BETWEEN -9 AND 160),
    error_reason text         CHECK (length(error_reason) BETWEEN 1 AND 500),
    CHECK ((stage = 'KS4') = (subject IN ('attainment_8', 'progress_8'))),
    CHECK ((stage = 'KS4') = (met IS NULL)),
    CHECK (stage <> 'KS4' OR score IS NOT NULL)
);
COMMENT ON TABLE education_result IS 'A result at the end of a key stage';
COMMENT ON COLUMN education_result.stage IS 'KS1, KS2 (expected standard met or not) or KS4 (a score)';
COMMENT ON COLUMN education_result.year IS 'Summer in which it was given';
COMMENT ON COLUMN education_result.subject IS 'Maths, reading, writing; of key stage 4 Attainment 8 or Progress 8';
COMMENT ON COLUMN education_result.met IS 'The expected standard was met; none at key stage 4';
COMMENT ON COLUMN education_result.score IS 'The score: needed at key stage 4';
COMMENT ON COLUMN education_result.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('education_result', 2::smallint);
CREATE UNIQUE INDEX result_twice ON education_result (child_id, stage, subject) WHERE error_reason IS NULL;
COMMENT ON INDEX result_twice IS 'A subject of a key stage has one result';

DO $$
BEGIN
    IF to_regclass('attendance_twice') IS NULL OR to_regclass('result_twice') IS NULL OR (SELECT count(*) FROM code_list WHERE list = 'exclusion') <> 16 THEN
        RAISE EXCEPTION 'verify: school in numbers is not recorded';
    END IF;
END $$;
