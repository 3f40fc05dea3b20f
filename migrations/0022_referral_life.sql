-- The life of a referral: clocks that stand still with a reason that everybody sees and a day on which they run on; reminders by whoever
-- oversees all services; one open referral for each need.

ALTER TABLE referral_clock
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN paused_until date,
    ADD COLUMN pause_code text CHECK (pause_code IN ('family_asked', 'young_person_asked', 'away', 'ill', 'waiting_for_information')),
    ADD CONSTRAINT referral_clock_pause_check CHECK ((paused_at IS NULL) = (paused_until IS NULL) AND (paused_at IS NULL) = (pause_code IS NULL)
                                                     AND (paused_at IS NULL OR stopped_at IS NULL));
COMMENT ON COLUMN referral_clock.paused_at IS 'Stands still since; none: runs, or stopped';
COMMENT ON COLUMN referral_clock.paused_until IS 'Day on which it is taken up again: it is due then';
COMMENT ON COLUMN referral_clock.pause_code IS 'Why: the family or the young person asked, away, ill, information is waited for';

ALTER TABLE referral_event
    DROP CONSTRAINT referral_event_kind_check,
    ADD CONSTRAINT referral_event_kind_check CHECK (kind IN ('move', 'offer', 'word', 'nudge', 'pause', 'resume')),
    ADD COLUMN pause_code text,
    ADD CONSTRAINT referral_event_pause_check CHECK ((kind = 'pause') = (pause_code IS NOT NULL));
COMMENT ON COLUMN referral_event.kind IS 'A move to another state, an offer, a word to the carer while waiting, a nudge by the mental health lead, a pause of its clocks, their running on';
COMMENT ON COLUMN referral_event.pause_code IS 'Why its clocks were paused';

-- What it stands for is tier 3: here is only what tells one need from another.
ALTER TABLE referral ADD COLUMN need_key text NOT NULL DEFAULT '' CHECK (need_key ~ '^([0-9a-f]{16})?$');
COMMENT ON COLUMN referral.need_key IS 'First letters of a digest of the need, so that there is one open referral for each; empty: no need was named';
DROP INDEX referral_open;
CREATE UNIQUE INDEX referral_open ON referral (child_id, service_id, subject, need_key)
    WHERE state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen');
COMMENT ON INDEX referral_open IS 'One open referral to a service at a time for each need';

CREATE FUNCTION need_key(need text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN btrim(need) <> '' THEN left(encode(sha256(convert_to(lower(btrim(need)), 'UTF8')), 'hex'), 16) ELSE '' END;
COMMENT ON FUNCTION need_key IS 'What referral.need_key holds of a need';
GRANT EXECUTE ON FUNCTION need_key(text) TO around_app;

CREATE OR REPLACE FUNCTION clock_json(c referral_clock) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object(
    'name', (c).clock, 'n', (c).n, 'unit', (c).unit, 'from', instant((c).from_at), 'due_at', instant((c).due_at),
    'due_on', london((c).due_at), 'stopped_at', instant((c).stopped_at),
    'days', greatest(0, london(coalesce((c).stopped_at, (c).paused_at, now())) - london((c).from_at)),
    'hours', greatest(0, floor(extract(epoch FROM coalesce((c).stopped_at, (c).paused_at, now()) - (c).from_at) / 3600)::integer),
    'target_days', london((c).due_at) - london((c).from_at),
    'left', london((c).due_at) - london(coalesce((c).stopped_at, (c).paused_at, now())),
    'state', CASE WHEN (c).stopped_at IS NULL THEN CASE WHEN coalesce((c).paused_at, now()) > (c).due_at THEN 'late' WHEN (c).paused_at IS NOT NULL THEN 'paused' ELSE 'running' END
                  WHEN (c).is_met IS NULL THEN 'ended' WHEN (c).is_met THEN 'met' ELSE 'missed' END,
    'paused_at', instant((c).paused_at), 'paused_until', (c).paused_until, 'pause_code', (c).pause_code);
COMMENT ON FUNCTION clock_json IS 'A clock as it stands now: late is still running, missed was stopped after its last second';

-- The same for clocks as they stood on an earlier day.
CREATE OR REPLACE FUNCTION as_of_clock() RETURNS void
LANGUAGE plpgsql SET search_path = public AS $f$
BEGIN
    CREATE FUNCTION as_of.clock_json(c as_of.referral_clock) RETURNS json LANGUAGE sql STABLE
    RETURN json_build_object(
        'name', (c).clock, 'n', (c).n, 'unit', (c).unit, 'from', instant((c).from_at), 'due_at', instant((c).due_at),
        'due_on', london((c).due_at), 'stopped_at', instant((c).stopped_at),
        'days', greatest(0, london(coalesce((c).stopped_at, (c).paused_at, as_of_end() - interval '1 second')) - london((c).from_at)),
        'hours', greatest(0, floor(extract(epoch FROM coalesce((c).stopped_at, (c).paused_at, as_of_end()) - (c).from_at) / 3600)::integer),
        'target_days', london((c).due_at) - london((c).from_at),
        'left', london((c).due_at) - london(coalesce((c).stopped_at, (c).paused_at, as_of_end() - interval '1 second')),
        'state', CASE WHEN (c).stopped_at IS NULL THEN CASE WHEN coalesce((c).paused_at, as_of_end()) > (c).due_at THEN 'late' WHEN (c).paused_at IS NOT NULL THEN 'paused' ELSE 'running' END
                      WHEN (c).is_met IS NULL THEN 'ended' WHEN (c).is_met THEN 'met' ELSE 'missed' END,
        'paused_at', instant((c).paused_at), 'paused_until', (c).paused_until, 'pause_code', (c).pause_code);
    COMMENT ON FUNCTION as_of.clock_json(as_of.referral_clock) IS 'A clock as it stood';
END $f$;

-- What a clock waits for now: its step, or to be taken up again.
CREATE FUNCTION clock_asks(clock text, paused_at timestamptz, service text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN paused_at IS NOT NULL THEN service || ': take the paused referral up again' ELSE clock_asks(clock, service) END;
COMMENT ON FUNCTION clock_asks(text, timestamptz, text) IS 'What a clock of a referral waits for now';
GRANT EXECUTE ON FUNCTION clock_asks(text, timestamptz, text) TO around_app;

CREATE OR REPLACE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, t.what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, coalesce(c.paused_until, london(c.due_at)), clock_asks(c.clock, c.paused_at, s.name), CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL;

-- What was asked for and nobody has decided, long after its day, goes to whoever oversees all services.
CREATE INDEX referral_clock_asked ON referral_clock (due_at) WHERE clock = 'asked' AND stopped_at IS NULL;
COMMENT ON INDEX referral_clock_asked IS 'What was asked for and is not decided, the latest first';
INSERT INTO setting (name, value, about) VALUES
    ('asked_escalate_days', '7', 'What was asked for and not decided goes to the mental health lead so many days after its last day'),
    ('waiting_word_days', '28', 'Whoever waits for a service, or their carer, hears from it every so many days');

DO $$
BEGIN
    IF to_regprocedure('clock_asks(text,timestamptz,text)') IS NULL OR to_regclass('referral_clock_asked') IS NULL
       OR pg_get_viewdef('due'::regclass) NOT LIKE '%paused_until%' OR pg_get_indexdef('referral_open'::regclass) NOT LIKE '%need_key%' THEN
        RAISE EXCEPTION 'verify: clocks cannot be paused or open referrals are not told apart';
    END IF;
END $$;
