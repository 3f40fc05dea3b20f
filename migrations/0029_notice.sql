-- Telling people by e-mail that something waits for them. Whether something does is read from the records themselves, as the page of what is
-- new reads it; how far somebody has been told is kept, and what is still to be handed to a mail server. Neither holds a word about a child.

CREATE TABLE notice_choice (
    person_id    uuid PRIMARY KEY DEFAULT me() REFERENCES person,
    address      text CONSTRAINT notice_address CHECK (length(address) BETWEEN 6 AND 254 AND address ~
                     '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])$'),
    how          text NOT NULL DEFAULT 'none' CHECK (how IN ('none', 'at_once', 'daily')),
    told_until   timestamptz NOT NULL DEFAULT now(),
    urgent_until timestamptz NOT NULL DEFAULT now(),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT notice_needs_address CHECK (how = 'none' OR address IS NOT NULL),
    CONSTRAINT notice_urgent_first CHECK (urgent_until >= told_until)
);
COMMENT ON TABLE notice_choice IS 'Where and how often somebody wants to be told that something waits for them: said by themselves';
COMMENT ON COLUMN notice_choice.person_id IS 'Who';
COMMENT ON COLUMN notice_choice.address IS 'E-mail address for notices alone; nobody signs in with it';
COMMENT ON COLUMN notice_choice.how IS 'none; at_once: of what is urgent at once, of the rest once a working day; daily: once a working day';
COMMENT ON COLUMN notice_choice.told_until IS 'Whatever was recorded up to here has been told, or there was nothing to tell';
COMMENT ON COLUMN notice_choice.urgent_until IS 'The same for what is urgent, which is looked for more often';
COMMENT ON COLUMN notice_choice.changed_at IS 'When the person last chose';
CREATE INDEX notice_wanted ON notice_choice (told_until) WHERE how <> 'none';
COMMENT ON INDEX notice_wanted IS 'Who may have to be told';

CREATE TABLE notice (
    id        uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    is_urgent boolean NOT NULL,
    state     text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'unsure', 'failed', 'dropped')),
    made_at   timestamptz NOT NULL DEFAULT now(),
    next_at   timestamptz NOT NULL DEFAULT now(),
    tries     integer NOT NULL DEFAULT 0,
    tried_at  timestamptz,
    ended_at  timestamptz,
    said      text CHECK (length(said) <= 200),
    CONSTRAINT notice_ended CHECK ((ended_at IS NULL) = (state IN ('waiting', 'sending')))
);
COMMENT ON TABLE notice IS 'What is to be sent and what became of it: that something waits for somebody, and no more. Kept for 90 days';
COMMENT ON COLUMN notice.id IS 'Names the message: the same each time that it is tried';
COMMENT ON COLUMN notice.person_id IS 'To whom; the address is asked for when it is sent';
COMMENT ON COLUMN notice.is_urgent IS 'Something urgent is among it';
COMMENT ON COLUMN notice.state IS 'waiting for its time; sending: being handed to the mail server; sent; unsure: handed over and never acknowledged; failed: given up after a day; dropped: not wanted any more';
COMMENT ON COLUMN notice.made_at IS 'When it was found that something waits';
COMMENT ON COLUMN notice.next_at IS 'Not tried before this';
COMMENT ON COLUMN notice.tries IS 'How often it has been tried';
COMMENT ON COLUMN notice.tried_at IS 'When last';
COMMENT ON COLUMN notice.ended_at IS 'When nothing more was to be done with it';
COMMENT ON COLUMN notice.said IS 'Why the last try failed, in our own words and the mail server''s number: no address';
CREATE UNIQUE INDEX notice_waiting ON notice (person_id) WHERE state = 'waiting';
COMMENT ON INDEX notice_waiting IS 'One that waits is enough for each person';
CREATE INDEX notice_open ON notice (next_at) WHERE state IN ('waiting', 'sending');
COMMENT ON INDEX notice_open IS 'What is to be done';
CREATE INDEX notice_of_person ON notice (person_id, made_at);
COMMENT ON INDEX notice_of_person IS 'One''s own, and all of one account';

CREATE TABLE notice_run (
    is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
    ran_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE notice_run IS 'That somebody is at the work of sending: its pages say so when nobody is';
COMMENT ON COLUMN notice_run.is_one IS 'There is one row at most';
COMMENT ON COLUMN notice_run.ran_at IS 'When it last looked whether there was something to do, to half a minute';

CREATE INDEX referral_urgent ON referral (id) WHERE urgency = 'urgent' AND state IN ('asked', 'submitted');
COMMENT ON INDEX referral_urgent IS 'What is urgent and not decided: looked for every few seconds';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{notice_choice,notice,notice_run,notice_waiting,notice_open,referral_urgent}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 6 THEN
        RAISE EXCEPTION 'verify: nobody can be told by e-mail';
    END IF;
    BEGIN
        INSERT INTO notice_choice (person_id, address) VALUES ('00000000-0000-4000-8000-000000000002', E'a@example.org\nBcc: b@example.org');
        RAISE EXCEPTION 'verify: an address may hold a line of its own';
    EXCEPTION WHEN check_violation THEN NULL;
    END;
END $$;
