-- Living outside the county (mission M23): whose area it is, which board of the NHS pays, what there is for the child there, and the steps of the
-- procedure with the day by which each is due. A record stands on a home and lasts as long as that. Of a home whose address is protected it is
-- as protected: the name of an area or of a service there tells where a child is.

CREATE TABLE outside_step_kind (
    code            text PRIMARY KEY CHECK (code ~ '^[a-z_]{2,40}$'),
    position        smallint NOT NULL UNIQUE,
    what            text NOT NULL CHECK (length(what) BETWEEN 1 AND 200),
    who             text NOT NULL CHECK (length(who) BETWEEN 1 AND 60),
    days            smallint NOT NULL CHECK (days BETWEEN 0 AND 365),
    is_working_days boolean NOT NULL,
    source          text NOT NULL CHECK (length(source) BETWEEN 1 AND 300)
);
COMMENT ON TABLE outside_step_kind IS 'The procedure for a child who moves outside the county: a council''s own is other rows. Homes that are recorded already keep the steps that they were given';
COMMENT ON COLUMN outside_step_kind.code IS 'Name for other systems';
COMMENT ON COLUMN outside_step_kind.position IS 'Order';
COMMENT ON COLUMN outside_step_kind.what IS 'What is to be done. It names no place, so that a list of what is due may show it';
COMMENT ON COLUMN outside_step_kind.who IS 'Who is to do it';
COMMENT ON COLUMN outside_step_kind.days IS 'Within how many days of the move';
COMMENT ON COLUMN outside_step_kind.is_working_days IS 'The days are working days';
COMMENT ON COLUMN outside_step_kind.source IS 'Where that comes from';
INSERT INTO outside_step_kind (position, code, what, who, days, is_working_days, source) VALUES
    (1, 'host_authority', 'Tell the authority where the child now lives', 'Social worker', 5, true,
     'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13: before the move, in an emergency within five working days'),
    (2, 'host_health', 'Tell the NHS board and the children in care health team where the child now lives', 'Children in care nurse', 5, true,
     'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13'),
    (3, 'gp', 'Register the child with a GP and a dentist there', 'Social worker', 10, true, 'Local practice'),
    (4, 'commissioner', 'Confirm which NHS board pays for treatment', 'Children in care nurse', 10, true,
     'NHS England, Who Pays: the board of the area that the child came from stays responsible when a council places a child elsewhere'),
    (5, 'health_records', 'Send on health records and the health plan', 'Children in care nurse', 20, true, 'Local practice'),
    (6, 'host_camhs', 'Ask CAMHS there what it offers and how long it takes', 'Social worker', 20, true, 'Local practice'),
    (7, 'school', 'Arrange school there', 'Virtual school', 20, true, 'Promoting the education of looked-after children, 2018: within 20 school days'),
    (8, 'local_services', 'Find local services and say what each is for', 'Social worker', 28, false, 'Local practice'),
    (9, 'funding', 'Agree who pays for therapy and support there', 'Team manager', 28, false, 'Local practice');

CREATE TABLE outside_county (
    LIKE template.child_record INCLUDING ALL,
    home_id          uuid NOT NULL REFERENCES home CONSTRAINT outside_twice UNIQUE,
    host_name        text NOT NULL CHECK (length(host_name) BETWEEN 1 AND 120),
    host_code        text CHECK (host_code ~ '^[EWSN][0-9]{8}$'),
    commissioner     text CHECK (length(commissioner) BETWEEN 1 AND 160),
    commissioner_how text CHECK (commissioner_how IN ('rule', 'confirmed', 'agreed', 'disputed')),
    services         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(services) = 'array' AND jsonb_array_length(services) <= 20),
    CHECK (commissioner IS NOT NULL OR commissioner_how IS NULL)
);
COMMENT ON TABLE outside_county IS 'That a home is outside the county, and what goes with that; of tier 4 where the address is protected';
COMMENT ON COLUMN outside_county.home_id IS 'The home: from when and until when it was so';
COMMENT ON COLUMN outside_county.host_name IS 'The authority in whose area it is';
COMMENT ON COLUMN outside_county.host_code IS 'Its nine-letter code of the Office for National Statistics';
COMMENT ON COLUMN outside_county.commissioner IS 'The NHS board that pays for treatment; none: not known yet';
COMMENT ON COLUMN outside_county.commissioner_how IS 'How that is known: by the NHS rule alone, confirmed by the board, agreed between two boards, disputed';
COMMENT ON COLUMN outside_county.services IS 'Local services, each with name, kind, telephone, what_for, told_on';
SELECT template.finish('outside_county', 2::smallint);

CREATE TABLE outside_step (
    LIKE template.child_record INCLUDING ALL,
    outside_id uuid NOT NULL REFERENCES outside_county,
    code       text NOT NULL,
    position   smallint NOT NULL,
    what       text NOT NULL CHECK (length(what) BETWEEN 1 AND 200),
    who        text NOT NULL CHECK (length(who) BETWEEN 1 AND 60),
    due_on     date NOT NULL,
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'not_needed', 'dropped')),
    done_on    date,
    note       text CHECK (length(note) BETWEEN 1 AND 1000),
    settled_by uuid REFERENCES person,
    UNIQUE (outside_id, code),
    CHECK ((state = 'done') = (done_on IS NOT NULL)),
    CHECK (state <> 'not_needed' OR note IS NOT NULL),
    CHECK ((settled_by IS NOT NULL) = (state IN ('done', 'not_needed')))
);
COMMENT ON TABLE outside_step IS 'The steps of one move outside the county, as the procedure was then';
COMMENT ON COLUMN outside_step.outside_id IS 'The move';
COMMENT ON COLUMN outside_step.code IS 'Of outside_step_kind';
COMMENT ON COLUMN outside_step.position IS 'Order';
COMMENT ON COLUMN outside_step.what IS 'What is to be done';
COMMENT ON COLUMN outside_step.who IS 'Who is to do it';
COMMENT ON COLUMN outside_step.due_on IS 'Last day in time';
COMMENT ON COLUMN outside_step.state IS 'Open, done, not needed for a reason, or dropped as the child moved on';
COMMENT ON COLUMN outside_step.done_on IS 'Day on which it was done';
COMMENT ON COLUMN outside_step.note IS 'What came of it, or why it is not needed';
COMMENT ON COLUMN outside_step.settled_by IS 'Who said so';
SELECT template.finish('outside_step', 2::smallint);
CREATE INDEX outside_step_open ON outside_step (child_id, due_on) WHERE state = 'open';
COMMENT ON INDEX outside_step_open IS 'What is next';

-- A child who moves on, or comes back, leaves no steps behind; a move that was put down by mistake and is taken back brings them again.
CREATE FUNCTION outside_ended() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE outside_step s SET state = CASE WHEN NEW.until_on IS NULL THEN 'open' ELSE 'dropped' END
      FROM outside_county o
     WHERE o.home_id = NEW.id AND s.outside_id = o.id AND s.state = CASE WHEN NEW.until_on IS NULL THEN 'dropped' ELSE 'open' END;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION outside_ended IS 'The steps of a move end with the home';
CREATE TRIGGER outside_ended AFTER UPDATE OF until_on ON home FOR EACH ROW
    WHEN ((OLD.until_on IS NULL) <> (NEW.until_on IS NULL)) EXECUTE FUNCTION outside_ended();

CREATE FUNCTION outside_step_item(s outside_step) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (s).id, 'made_at', instant((s).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (s).made_by), 'etag', 'v' || (s).version,
    'code', (s).code, 'what', (s).what, 'who', (s).who, 'due_on', (s).due_on, 'state', (s).state,
    'days', CASE WHEN (s).state = 'open' THEN (s).due_on - today() END, 'done_on', (s).done_on, 'note', (s).note,
    'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (s).settled_by));
COMMENT ON FUNCTION outside_step_item IS 'A step of a move, as the API answers';

CREATE FUNCTION outside_county_item(o outside_county) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (o).id, 'made_at', instant((o).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (o).made_by), 'etag', 'v' || (o).version,
    'home', (o).home_id, 'from_on', h.from_on, 'until_on', h.until_on,
    'is_now', h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()),
    'host_name', (o).host_name, 'host_code', (o).host_code, 'commissioner', (o).commissioner, 'commissioner_how', (o).commissioner_how,
    'services', (o).services,
    'steps', (SELECT coalesce(json_agg(outside_step_item(s) ORDER BY s.position), '[]') FROM outside_step s WHERE s.outside_id = (o).id))
  FROM home h WHERE h.id = (o).home_id);
COMMENT ON FUNCTION outside_county_item IS 'A move outside the county with its steps, as the API answers';
GRANT EXECUTE ON FUNCTION outside_step_item(outside_step), outside_county_item(outside_county) TO around_app;

-- The address of a home that is held back may hide that it is outside the county: what is answered is then the same whether it is or not.
CREATE FUNCTION outside_held(child uuid) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT coalesce(json_agg(x.held), '[]')
              FROM (SELECT json_build_object('type', NULL, 'owner', g.name, 'count', NULL,
                           'ask', json_build_object('name', l.name, 'agency', coalesce(w.name, g.name), 'agency_id', g.id,
                               'asked', share_asked(outside_held.child, g.id, NULL))) AS held
                      FROM home h
                      JOIN person p ON p.id = h.made_by
                      JOIN agency g ON g.id = p.agency_id
                      LEFT JOIN lead_worker l ON l.child_id = outside_held.child
                      LEFT JOIN agency w ON w.id = l.agency_id
                     WHERE h.child_id = outside_held.child AND h.has_address AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = h.id)
                       AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                     ORDER BY h.from_on DESC LIMIT 1) x);
END $$;
COMMENT ON FUNCTION outside_held IS 'Whether it is held back where the child lives, and so whether that is outside the county, as the API answers';
GRANT EXECUTE ON FUNCTION outside_held(uuid) TO around_app;

CREATE OR REPLACE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, t.what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, coalesce(c.paused_until, london(c.due_at)), clock_asks(c.clock, c.paused_at, s.name), CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL
UNION ALL
SELECT o.child_id, o.due_on, o.what, o.who, 'outside_' || o.code, 'outside_county', o.id
  FROM outside_step o
 WHERE o.state = 'open';
COMMENT ON VIEW due IS 'What is due for a child: open tasks, the SDQ calendar among them, running clocks of referrals, steps of a move outside the county';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{outside_step_kind,outside_county,outside_step,outside_step_open}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 4
       OR (SELECT count(*) FROM outside_step_kind) <> 9 OR pg_get_viewdef('due'::regclass) NOT LIKE '%outside_step%'
       OR NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'outside_ended') THEN
        RAISE EXCEPTION 'verify: a move outside the county has no procedure';
    END IF;
END $$;
