-- Speech and language assessments (mission M27): asked for, due, done. One is due for everybody with an outcome of a court or a second one out of court.
-- That one is due is known to those who work with the child, as for any other reason: nothing here says whether youth justice asked. What was found is for few.

CREATE TABLE speech_language (
    LIKE template.child_record INCLUDING ALL,
    referred_on  date,
    due_on       date    NOT NULL,
    assessed_on  date,
    by_whom      text    CHECK (length(by_whom) BETWEEN 1 AND 200),
    closed_why   text    CHECK (closed_why IN ('declined', 'moved_away', 'not_needed')),
    closed_on    date,
    by_rule      boolean NOT NULL DEFAULT false,
    has_finding  boolean NOT NULL DEFAULT false,
    error_reason text    CHECK (length(error_reason) BETWEEN 1 AND 500),
    CHECK (assessed_on >= referred_on AND due_on >= referred_on),
    CHECK ((closed_on IS NULL) = (closed_why IS NULL)),
    CHECK (closed_on IS NULL OR assessed_on IS NULL),
    CHECK (NOT has_finding OR assessed_on IS NOT NULL)
);
COMMENT ON TABLE speech_language IS 'An assessment of speech, language and communication';
COMMENT ON COLUMN speech_language.referred_on IS 'When it was asked for; none: a rule asks for it and nobody has yet';
COMMENT ON COLUMN speech_language.due_on IS 'Last day in time, as it stood when it was opened';
COMMENT ON COLUMN speech_language.assessed_on IS 'When it was done';
COMMENT ON COLUMN speech_language.by_whom IS 'Who did it, by name';
COMMENT ON COLUMN speech_language.closed_why IS 'Why it will not be done: the young person did not want it, moved away, it is not needed';
COMMENT ON COLUMN speech_language.closed_on IS 'When that was clear';
COMMENT ON COLUMN speech_language.by_rule IS 'It was opened by the rule above, and goes with what asked for it where that was an error. It is never answered';
COMMENT ON COLUMN speech_language.has_finding IS 'What was found stands beside it, for those who may read it';
COMMENT ON COLUMN speech_language.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('speech_language', 2::smallint);
CREATE UNIQUE INDEX speech_open ON speech_language (child_id) WHERE assessed_on IS NULL AND closed_on IS NULL AND error_reason IS NULL;
COMMENT ON INDEX speech_open IS 'One is open at a time';

CREATE TABLE speech_language_finding (
    LIKE template.child_record INCLUDING ALL,
    speech_id uuid NOT NULL UNIQUE REFERENCES speech_language,
    outcome   text NOT NULL CHECK (outcome IN ('no_need', 'need', 'language_disorder')),
    text      text CHECK (length(text) BETWEEN 1 AND 8000)
);
COMMENT ON TABLE speech_language_finding IS 'What an assessment found, and how people should talk with this young person';
COMMENT ON COLUMN speech_language_finding.speech_id IS 'The assessment';
COMMENT ON COLUMN speech_language_finding.outcome IS 'No need, a need of speech, language or communication, or a developmental language disorder';
COMMENT ON COLUMN speech_language_finding.text IS 'In words';
SELECT template.finish('speech_language_finding', 3::smallint);

INSERT INTO setting (name, value, about) VALUES
    ('speech_days', '28', 'A speech and language assessment is done within so many days of what asks for it'),
    ('speech_again_months', '12', 'Another one is asked for by the rule only where the last is older than so many months');
INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('speech_language', 'health', 'owner', 'A speech and language assessment tells everybody how best to talk with this young person', 'This council''s setting');

DO $$
BEGIN
    IF to_regclass('speech_open') IS NULL OR NOT EXISTS (SELECT FROM due_kind WHERE kind = 'speech_language') THEN
        RAISE EXCEPTION 'verify: speech and language assessments are not recorded';
    END IF;
END $$;
