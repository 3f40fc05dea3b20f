-- Sharing is a duty too: whoever finds that something is held back asks for it, and whoever holds it decides by a day. It is a thing that is due
-- like others, so that it stands in everybody's list until it is answered, and is late when it is late.

ALTER TABLE task
    DROP CONSTRAINT task_kind_check,
    ADD CONSTRAINT task_kind_check CHECK (kind IN ('sdq_due', 'sdq_ask', 'sdq_consultation', 'action', 'refusal', 'share_ask')),
    ADD COLUMN asked_of uuid REFERENCES agency,
    ADD COLUMN asked_type text CHECK (asked_type IN ('words', 'home', 'sdq', 'referral')),
    ADD COLUMN why text CHECK (length(why) BETWEEN 1 AND 1000),
    ADD CONSTRAINT task_share_ask_check CHECK ((kind = 'share_ask') = (asked_of IS NOT NULL AND why IS NOT NULL AND due_on IS NOT NULL)
                                               AND (kind = 'share_ask' OR asked_type IS NULL));
COMMENT ON COLUMN task.kind IS 'An SDQ due by the calendar (tier 1: a due date), an informant to ask, a consultation after a high score, an action, a refusal that reads as if the home were its ground, an ask to share what is held back';
COMMENT ON COLUMN task.asked_of IS 'Whose entry is asked for';
COMMENT ON COLUMN task.asked_type IS 'What is asked for; none: what is held back without its type';
COMMENT ON COLUMN task.why IS 'What it is needed for, in the words of whoever asked';
CREATE UNIQUE INDEX share_asked_twice ON task (child_id, made_by, asked_of, asked_type) NULLS NOT DISTINCT WHERE kind = 'share_ask' AND state = 'open';
COMMENT ON INDEX share_asked_twice IS 'One asks once, until it is answered';

INSERT INTO setting (name, value, about) VALUES
    ('share_decide_working_days', '5', 'Somebody who asked to see what is held back has an answer within so many working days');

-- For lists: what is held back of one type, by whom, whom to ask and what became of it.
CREATE FUNCTION list_held(child uuid, type text) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT coalesce(json_agg(json_build_object('type', h.type, 'owner', g.name, 'count', CASE WHEN h.type IS NOT NULL THEN h.n END,
                       'ask', json_build_object('name', l.name, 'agency', coalesce(w.name, g.name), 'agency_id', g.id,
                       'asked', share_asked(list_held.child, g.id, h.type))) ORDER BY h.type NULLS LAST, g.name), '[]')
              FROM (SELECT x.type, x.agency_id, count(*) AS n FROM held(list_held.child, list_held.type) x GROUP BY x.type, x.agency_id) h
              JOIN agency g ON g.id = h.agency_id
              LEFT JOIN lead_worker l ON l.child_id = list_held.child
              LEFT JOIN agency w ON w.id = l.agency_id);
END $$;
COMMENT ON FUNCTION list_held IS 'What is held back of a list about a child, as the API answers';

CREATE FUNCTION share_asked(child uuid, agency uuid, type text) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT json_build_object('id', t.id, 'made_at', instant(t.made_at), 'due_on', t.due_on, 'state', t.state, 'outcome', t.outcome)
              FROM task t
             WHERE t.child_id = share_asked.child AND t.kind = 'share_ask' AND t.made_by = (SELECT me()) AND t.asked_of = agency
               AND t.asked_type IS NOT DISTINCT FROM type
             ORDER BY t.made_at DESC LIMIT 1);
END $$;
COMMENT ON FUNCTION share_asked IS 'What became of my last ask of this kind, as the API answers';
GRANT EXECUTE ON FUNCTION share_asked(uuid, uuid, text) TO around_app;

DO $$
BEGIN
    IF to_regclass('share_asked_twice') IS NULL OR to_regprocedure('list_held(uuid,text)') IS NULL
       OR NOT EXISTS (SELECT FROM setting WHERE name = 'share_decide_working_days') THEN
        RAISE EXCEPTION 'verify: nobody can ask for what is held back';
    END IF;
END $$;
