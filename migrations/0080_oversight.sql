-- Oversight: what somebody decided about a need of a child for which nothing was in place (mission M18), and that a PEP may say that help is needed.

-- Nullable without a default: functions take rows of this table. Null: the meeting did not say.
ALTER TABLE pep ADD COLUMN help_needed boolean;
COMMENT ON COLUMN pep.help_needed IS 'The meeting decided that help with the child''s mental health is needed, beyond what school gives; none: it did not say';

CREATE TABLE need_decision (
    LIKE template.child_record INCLUDING ALL,
    outcome    text NOT NULL CHECK (outcome IN ('nothing_needed', 'action')),
    why        text NOT NULL CHECK (length(why) BETWEEN 1 AND 2000),
    decided_on date NOT NULL,
    action_id  uuid REFERENCES action,
    CONSTRAINT bad_body CHECK ((outcome = 'action') = (action_id IS NOT NULL))
);
COMMENT ON TABLE need_decision IS 'What was decided about a child''s mental health need where nothing was in place. It answers what was known then, until something new says that help is needed; nobody changes it, they decide anew';
COMMENT ON COLUMN need_decision.outcome IS 'Nothing is needed now, because …; or somebody does something: then it answers as long as that is not late, and once it is done';
COMMENT ON COLUMN need_decision.why IS 'Why';
COMMENT ON COLUMN need_decision.decided_on IS 'When';
COMMENT ON COLUMN need_decision.action_id IS 'What is to be done, by whom, by when';
SELECT template.finish('need_decision', 2::smallint);
CREATE INDEX need_decision_of_action ON need_decision (action_id) WHERE action_id IS NOT NULL;

CREATE INDEX referral_follows ON referral (follows_id) WHERE follows_id IS NOT NULL;
COMMENT ON INDEX referral_follows IS 'To which service one was passed on';

INSERT INTO setting (name, value, about) VALUES
    ('need_days', '28', 'Something is in place for a mental health need within so many days of what shows it'),
    ('silent_days', '60', 'A child about whom nobody has written anything for so many days is shown to those who oversee');

DO $$
BEGIN
    IF to_regclass('need_decision_of_action') IS NULL OR (SELECT count(*) FROM setting WHERE name IN ('need_days', 'silent_days')) <> 2
       OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'pep'::regclass AND attname = 'help_needed') THEN
        RAISE EXCEPTION 'verify: there is no record of what was decided about a need';
    END IF;
END $$;
