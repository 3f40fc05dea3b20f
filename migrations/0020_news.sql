-- What is new for somebody is read from the records themselves: only how far they have looked is kept. So nothing can be told that may not
-- be seen, and nothing that was told can be lost.

CREATE TABLE news_seen (
    person_id uuid PRIMARY KEY DEFAULT me() REFERENCES person,
    until_at  timestamptz NOT NULL
);
COMMENT ON TABLE news_seen IS 'How far somebody has looked at what is new for them';
COMMENT ON COLUMN news_seen.person_id IS 'Who';
COMMENT ON COLUMN news_seen.until_at IS 'Everything up to here has been on their screen';

CREATE INDEX referral_of_asker ON referral (asked_by) WHERE asked_by IS NOT NULL;
COMMENT ON INDEX referral_of_asker IS 'Whoever asked is told each step';
CREATE INDEX referral_of_referrer ON referral (referred_by) WHERE referred_by IS NOT NULL;
COMMENT ON INDEX referral_of_referrer IS 'Whoever referred is told each step';
CREATE INDEX task_of_asker ON task (made_by) WHERE kind = 'share_ask';
COMMENT ON INDEX task_of_asker IS 'Whoever asked to see what is held back is told the answer';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{news_seen,referral_of_asker,referral_of_referrer,task_of_asker}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 4 THEN
        RAISE EXCEPTION 'verify: nobody can be told what is new';
    END IF;
END $$;
