-- The policy in the database, who stands how to which child, and the two logs: looks (audit) and old content (version).
-- Tables made after this one take their common columns from the tables of schema template.

CREATE SCHEMA template;
COMMENT ON SCHEMA template IS 'Common columns for CREATE TABLE … (LIKE …), and the function that finishes such a table; never read or written';
REVOKE ALL ON SCHEMA template FROM PUBLIC;

CREATE TABLE template.record (
    id      uuid        PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_by uuid        NOT NULL DEFAULT me(),
    version integer     NOT NULL DEFAULT 1
);
COMMENT ON TABLE template.record IS 'What every record has';
COMMENT ON COLUMN template.record.id IS 'Made by the service, so that an insert need not read its row back';
COMMENT ON COLUMN template.record.made_at IS 'When it was recorded';
COMMENT ON COLUMN template.record.made_by IS 'Who recorded it';
COMMENT ON COLUMN template.record.version IS 'Goes up by one with each change; the ETag';

CREATE TABLE template.child_record (
    LIKE template.record INCLUDING ALL,
    child_id uuid     NOT NULL,
    tier     smallint NOT NULL CONSTRAINT tier_range CHECK (tier BETWEEN 0 AND 5)
);
COMMENT ON TABLE template.child_record IS 'What every record about a child has';
COMMENT ON COLUMN template.child_record.child_id IS 'The child';
COMMENT ON COLUMN template.child_record.tier IS 'How sensitive this entry is, 0 open to 5 sealed; may be raised above the default of its type';

-- Finishes a table made LIKE a template: foreign keys, the default tier, an index by child.
CREATE FUNCTION template.finish(tab regclass, default_tier smallint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ADD FOREIGN KEY (made_by) REFERENCES person', tab);
    IF default_tier IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN tier SET DEFAULT %s, '
                       'ADD FOREIGN KEY (child_id) REFERENCES child', tab, default_tier);
        EXECUTE format('CREATE INDEX ON %s (child_id)', tab);
    END IF;
END $$;
COMMENT ON FUNCTION template.finish IS 'Foreign keys, default tier and index by child of a table made LIKE a template';

-- ---------------------------------------------------------------------------------------------- the policy

ALTER TABLE role ADD COLUMN no smallint UNIQUE CHECK (no BETWEEN 1 AND 22);
COMMENT ON COLUMN role.no IS 'Its number within sight.kind; never changes';
UPDATE role SET no = array_position(ARRAY['social_worker', 'team_manager', 'reviewing_officer', 'virtual_school',
    'designated_teacher', 'senco', 'educational_psychologist', 'camhs_clinician', 'camhs_social_worker',
    'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker', 'fostering_worker',
    'adoption_worker', 'personal_adviser', 'mental_health_lead', 'information_governance', 'service_admin', 'analyst',
    'system_admin', 'machine_key'], name);
ALTER TABLE role ALTER COLUMN no SET NOT NULL;

CREATE TABLE relation_name (
    relation text     PRIMARY KEY,
    no       smallint NOT NULL UNIQUE CHECK (no BETWEEN 0 AND 15)
);
COMMENT ON TABLE relation_name IS 'How a person can stand to a child';
COMMENT ON COLUMN relation_name.relation IS 'As in access.tsv; ended: a service reads for 28 days after its involvement closed';
COMMENT ON COLUMN relation_name.no IS 'Its number within sight.kind; never changes';
INSERT INTO relation_name (no, relation) VALUES
    (0, 'any'), (1, 'allocated'), (2, 'team'), (3, 'involved'), (4, 'named'), (5, 'pending'), (6, 'school'),
    (7, 'oversight'), (8, 'broken'), (9, 'ended');

CREATE TABLE access_rule (
    record    text     NOT NULL,
    action    text     NOT NULL,
    role      text     NOT NULL REFERENCES role,
    relations text[]   NOT NULL,
    tier      smallint NOT NULL CHECK (tier BETWEEN 0 AND 5),
    fresh     boolean  NOT NULL,
    PRIMARY KEY (record, action, role, relations)
);
COMMENT ON TABLE access_rule IS 'The policy: server/auth/access.tsv, loaded with each migration';
COMMENT ON COLUMN access_rule.record IS 'Type of record';
COMMENT ON COLUMN access_rule.action IS 'view, create, edit, change, export, ask, bulk';
COMMENT ON COLUMN access_rule.role IS 'The role that may';
COMMENT ON COLUMN access_rule.relations IS 'Any of these relations to the child is enough; {any}: no child is needed';
COMMENT ON COLUMN access_rule.tier IS 'Highest tier of an entry that this reaches';
COMMENT ON COLUMN access_rule.fresh IS 'Needs a second factor not older than five minutes';

-- Highest tier by sight.kind = 16 x role + relation; -1: refused. guard() writes it into the policies as a constant, so that
-- no row and no statement has to look it up. After an involvement closed its service reads as it did, its named practitioner up
-- to tier 3, and nobody does more.
CREATE FUNCTION ceilings(record text, action text) RETURNS smallint[]
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (
    SELECT array_agg(coalesce(best.tier, -1)::smallint ORDER BY k.kind)
      FROM generate_series(1, 16 * 23 - 1) AS k(kind)
      LEFT JOIN (
            SELECT 16 * r.no + n.no AS kind, max(a.tier) AS tier
              FROM access_rule a
              JOIN role r ON r.name = a.role
              JOIN relation_name n ON n.relation = ANY (a.relations)
                                   OR n.relation = 'ended' AND a.action = 'view'
                                      AND ('involved' = ANY (a.relations) OR 'named' = ANY (a.relations) AND a.tier <= 3)
             WHERE a.record = ceilings.record AND a.action = ceilings.action AND NOT a.fresh
             GROUP BY 1) best USING (kind));
COMMENT ON FUNCTION ceilings IS 'The policy of one record type and action, folded into an array by sight.kind';

-- ---------------------------------------------------------------------------------------------- who stands how to whom

CREATE TABLE sight (
    person_id uuid     NOT NULL,
    child_id  uuid     NOT NULL,
    kind      smallint NOT NULL,
    from_on   date     NOT NULL,
    until_on  date     NOT NULL,
    CHECK (from_on < until_on)
);
COMMENT ON TABLE sight IS 'Which person stands how to which child, from a day to a day: row-level security reads this and nothing else. Kept by triggers equal to sight_definition';
COMMENT ON COLUMN sight.person_id IS 'The person';
COMMENT ON COLUMN sight.child_id IS 'The child';
COMMENT ON COLUMN sight.kind IS '16 x role.no + relation_name.no';
COMMENT ON COLUMN sight.from_on IS 'First day on which it holds';
COMMENT ON COLUMN sight.until_on IS 'The day on which it ends and no longer holds; infinity: open';
CREATE UNIQUE INDEX sight_of_person ON sight (person_id, child_id, kind, from_on) INCLUDE (until_on);
COMMENT ON INDEX sight_of_person IS 'Row-level security: by person and child, without reading the table';
CREATE INDEX sight_of_child ON sight (child_id);

CREATE TABLE denied (
    LIKE template.record INCLUDING ALL,
    person_id uuid NOT NULL REFERENCES person,
    child_id  uuid NOT NULL,
    reason    text NOT NULL CHECK (reason IN ('conflict', 'objection', 'court', 'staff_family')),
    ended_at  timestamptz
);
COMMENT ON TABLE denied IS 'Persons who may see nothing of a child, whatever else would let them: it always wins';
COMMENT ON COLUMN denied.person_id IS 'Who may not';
COMMENT ON COLUMN denied.child_id IS 'Of whom';
COMMENT ON COLUMN denied.reason IS 'Conflict of interest, an upheld objection, sealed by a court, family of staff';
COMMENT ON COLUMN denied.ended_at IS 'When it was lifted; none: stands';
CREATE INDEX denied_of_person ON denied (person_id, child_id);
SELECT template.finish('denied');

-- ---------------------------------------------------------------------------------------------- the two logs

CREATE TABLE audit (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    person_id   uuid,
    via         text        NOT NULL CHECK (via IN ('none', 'session', 'key', 'form', 'owner')),
    request_id  text        NOT NULL,
    route       text        NOT NULL,
    outcome     integer     NOT NULL,
    child_id    uuid,
    record_type text,
    tier        smallint,
    relation    text,
    ids         uuid[],
    purpose     text,
    chain       smallint,
    seq         bigint,
    prev_hash   bytea,
    hash        bytea
);
COMMENT ON TABLE audit IS 'Who did or saw what, and what was refused: no content. Appended by audit_append() alone';
COMMENT ON COLUMN audit.id IS 'In order of arrival';
COMMENT ON COLUMN audit.at IS 'When';
COMMENT ON COLUMN audit.person_id IS 'Who; none when nobody had signed in';
COMMENT ON COLUMN audit.via IS 'What identified them: session, key, form link, none; owner: a command line run';
COMMENT ON COLUMN audit.request_id IS 'The request, as in the log lines and the answer';
COMMENT ON COLUMN audit.route IS 'Method and path of the route, with placeholders';
COMMENT ON COLUMN audit.outcome IS 'HTTP status of the answer';
COMMENT ON COLUMN audit.child_id IS 'The child it was about';
COMMENT ON COLUMN audit.record_type IS 'Type of the records shown or written';
COMMENT ON COLUMN audit.tier IS 'Highest tier among them';
COMMENT ON COLUMN audit.relation IS 'The relation that allowed it';
COMMENT ON COLUMN audit.ids IS 'The records';
COMMENT ON COLUMN audit.purpose IS 'Where the action asks for one';
COMMENT ON COLUMN audit.chain IS 'Seal: which chain; none until sealed';
COMMENT ON COLUMN audit.seq IS 'Seal: number within the chain';
COMMENT ON COLUMN audit.prev_hash IS 'Seal: hash of the row before';
COMMENT ON COLUMN audit.hash IS 'Seal: hash of this row';
CREATE INDEX audit_of_child ON audit (child_id, id DESC) WHERE child_id IS NOT NULL;
COMMENT ON INDEX audit_of_child IS 'Who looked at this child';
CREATE INDEX audit_of_person ON audit (person_id, id DESC);
CREATE INDEX audit_unsealed ON audit (id) WHERE hash IS NULL;
COMMENT ON INDEX audit_unsealed IS 'What the sealer has still to do';

CREATE TABLE version (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name text        NOT NULL,
    row_id     uuid        NOT NULL,
    record     text        NOT NULL,
    child_id   uuid,
    tier       smallint    NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to   timestamptz NOT NULL,
    changed_by uuid,
    request_id text,
    row        json        NOT NULL
);
COMMENT ON TABLE version IS 'Old content of every record that was changed, written by a trigger';
COMMENT ON COLUMN version.id IS 'In order of writing';
COMMENT ON COLUMN version.table_name IS 'The table';
COMMENT ON COLUMN version.row_id IS 'Its row';
COMMENT ON COLUMN version.record IS 'Type of record, as the policy names it';
COMMENT ON COLUMN version.child_id IS 'The child';
COMMENT ON COLUMN version.tier IS 'Tier of the old content';
COMMENT ON COLUMN version.valid_from IS 'From when it stood so';
COMMENT ON COLUMN version.valid_to IS 'When it was changed';
COMMENT ON COLUMN version.changed_by IS 'By whom';
COMMENT ON COLUMN version.request_id IS 'In which request';
COMMENT ON COLUMN version.row IS 'The whole old row';
CREATE INDEX version_of_row ON version (row_id, valid_to);
CREATE INDEX version_of_child ON version (child_id, table_name, valid_to);
COMMENT ON INDEX version_of_child IS 'A child as of an earlier day';

-- ---------------------------------------------------------------------------------------------- drafts, repeated requests, settings

CREATE TABLE draft (
    person_id uuid        NOT NULL DEFAULT me() REFERENCES person ON DELETE CASCADE,
    form      text        NOT NULL CHECK (form ~ '^[a-z0-9-]{1,100}$'),
    child_id  uuid,
    body      json        NOT NULL CHECK (octet_length(body::text) <= 32768),
    saved_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, form)
);
COMMENT ON TABLE draft IS 'What somebody has typed and not sent: theirs alone, no record yet';
COMMENT ON COLUMN draft.person_id IS 'Whose';
COMMENT ON COLUMN draft.form IS 'Which form, with the child''s id where it has one';
COMMENT ON COLUMN draft.child_id IS 'The child it is about';
COMMENT ON COLUMN draft.body IS 'As the page left it';
COMMENT ON COLUMN draft.saved_at IS 'When it was last saved';

CREATE TABLE idempotency (
    person_id uuid        NOT NULL DEFAULT me() REFERENCES person ON DELETE CASCADE,
    key       text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    route     text        NOT NULL,
    body_hash text        NOT NULL,
    status    integer     NOT NULL,
    location  text,
    etag      text,
    answer    text,
    made_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, key)
);
COMMENT ON TABLE idempotency IS 'Answers of POSTs that carried an Idempotency-Key, so that a repeated one does nothing twice';
COMMENT ON COLUMN idempotency.person_id IS 'Whose key: keys of two clients do not meet';
COMMENT ON COLUMN idempotency.key IS 'As the client sent it';
COMMENT ON COLUMN idempotency.route IS 'Method and path of that request';
COMMENT ON COLUMN idempotency.body_hash IS 'BLAKE2b-256 of its body, hex';
COMMENT ON COLUMN idempotency.status IS 'HTTP status of its answer';
COMMENT ON COLUMN idempotency.location IS 'Location header of its answer';
COMMENT ON COLUMN idempotency.etag IS 'ETag header of its answer';
COMMENT ON COLUMN idempotency.answer IS 'Body of its answer';
COMMENT ON COLUMN idempotency.made_at IS 'Kept for 24 hours from here';
CREATE INDEX idempotency_made ON idempotency (made_at);

CREATE TABLE setting (
    name    text    PRIMARY KEY,
    value   text    NOT NULL,
    about   text    NOT NULL,
    version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE setting IS 'What a council may set';
COMMENT ON COLUMN setting.name IS 'Name';
COMMENT ON COLUMN setting.value IS 'Value, as text';
COMMENT ON COLUMN setting.about IS 'What it does, and where its default comes from';
COMMENT ON COLUMN setting.version IS 'Goes up by one with each change';
INSERT INTO setting (name, value, about) VALUES
    ('sdq_follow_up_total', '15', 'A total of this and more opens a follow-up (corporate parenting board: any score over 14)'),
    ('sdq_follow_up_informants', 'parent', 'Whose total opens a follow-up'),
    ('sdq_from_age', '4', 'Asked for from this age (the national return counts 4 to 16)'),
    ('sdq_to_age', '16', 'Asked for up to this age'),
    ('sdq_again_months', '12', 'The carer is asked again after so many months'),
    ('sdq_second_before_review_days', '14', 'The second is due so many days before the three-month review'),
    ('sdq_triangulate_months', '3', 'Other informants'' forms count so long'),
    ('asked_decide_working_days', '5', 'Somebody who asked for a service has a decision within so many working days');

DO $$
BEGIN
    IF to_regclass('access_rule') IS NULL OR to_regclass('sight_of_person') IS NULL OR to_regclass('audit') IS NULL
       OR (SELECT count(no) FROM role) <> 22 OR to_regprocedure('template.finish(regclass, smallint)') IS NULL THEN
        RAISE EXCEPTION 'verify: the policy, sight or the logs are not there';
    END IF;
END $$;
