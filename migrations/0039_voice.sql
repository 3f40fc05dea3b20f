-- The child's voice (mission M20, M21): how something was said, drawings and photographs that belong to it, what is preferred, when the child was
-- last asked, and each map of the people around the child as it was drawn. And what a wish of the child keeps from an agency reaches further than
-- the child's words: home, school, health, SDQs, documents (my_unwished and guard_wish in guard.sql).

-- Named by the child, or seen: who cannot say it shows it. Words that are of tier 3 are for whoever leads the work and whoever wrote them down.
ALTER TABLE words ADD COLUMN way text CONSTRAINT words_way CHECK (way IN ('spoken', 'written', 'drawn', 'signed', 'interpreted', 'played', 'behaviour'));
COMMENT ON COLUMN words.way IS 'Spoken, written, drawn, signed, through an interpreter, in play, by behaviour that somebody read; none: not noted';
COMMENT ON COLUMN words.said_how IS 'Where and how: on a walk, with picture cards';

CREATE TABLE words_picture (
    LIKE template.child_record INCLUDING ALL,
    words_id     uuid    NOT NULL REFERENCES words,
    kind         text    NOT NULL CHECK (kind IN ('drawing', 'photo')),
    about        text    NOT NULL CHECK (length(about) BETWEEN 1 AND 300),
    media        text    NOT NULL CHECK (media IN ('image/png', 'image/jpeg')),
    width        integer NOT NULL CHECK (width BETWEEN 1 AND 10000),
    height       integer NOT NULL CHECK (height BETWEEN 1 AND 10000),
    bytes        integer NOT NULL CHECK (bytes BETWEEN 1 AND 3145728),
    error_reason text    CHECK (length(error_reason) BETWEEN 1 AND 500)
);
COMMENT ON TABLE words_picture IS 'A drawing or a photograph that belongs to something the child said; never changed, but entered in error';
COMMENT ON COLUMN words_picture.words_id IS 'What was said with it';
COMMENT ON COLUMN words_picture.kind IS 'Drawn by the child, or a photograph';
COMMENT ON COLUMN words_picture.about IS 'What is on it, for whoever cannot see it';
COMMENT ON COLUMN words_picture.media IS 'What it is, as its bytes say';
COMMENT ON COLUMN words_picture.width IS 'Pixels';
COMMENT ON COLUMN words_picture.height IS 'Pixels';
COMMENT ON COLUMN words_picture.bytes IS 'Size of the file';
COMMENT ON COLUMN words_picture.error_reason IS 'Why it should not be here; it is shown no longer';
SELECT template.finish('words_picture', 2::smallint);
CREATE INDEX words_picture_of ON words_picture (words_id);
COMMENT ON INDEX words_picture_of IS 'Pictures of one thing said';

CREATE TABLE words_picture_file (
    LIKE template.child_record INCLUDING ALL,
    picture_id uuid  NOT NULL UNIQUE REFERENCES words_picture,
    content    bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 3145728)
);
COMMENT ON TABLE words_picture_file IS 'The bytes of a picture, apart from what lists read of it';
COMMENT ON COLUMN words_picture_file.picture_id IS 'The picture';
COMMENT ON COLUMN words_picture_file.content IS 'As upload.h left them: nothing in them but what shows it';
SELECT template.finish('words_picture_file', 2::smallint);
ALTER TABLE words_picture_file ALTER COLUMN content SET STORAGE EXTERNAL; -- compressed already

CREATE TABLE preference (
    LIKE template.child_record INCLUDING ALL,
    kind     text NOT NULL CHECK (kind IN ('word', 'along', 'first')),
    text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    instead  text CHECK (length(instead) BETWEEN 1 AND 300),
    way      text CHECK (way IN ('self_help', 'peer', 'community')),
    said_on  date NOT NULL,
    until_on date,
    CONSTRAINT bad_body CHECK (until_on >= said_on),
    CHECK (kind = 'word' OR instead IS NULL),
    CHECK ((kind = 'first') = (way IS NOT NULL))
);
COMMENT ON TABLE preference IS 'What the child prefers: words that matter, who comes along to appointments, what is to be tried first';
COMMENT ON COLUMN preference.kind IS 'Word: to be called so; along: who comes along; first: help that is to come before a service''s. That never delays anything urgent';
COMMENT ON COLUMN preference.text IS 'The word, who comes and to what, what is to be tried';
COMMENT ON COLUMN preference.instead IS 'Of a word: the one that is not to be used';
COMMENT ON COLUMN preference.way IS 'Of help: by oneself, with others who know it from their own lives, in a club or group';
COMMENT ON COLUMN preference.said_on IS 'When the child said it';
COMMENT ON COLUMN preference.until_on IS 'Day from which it no longer holds';
SELECT template.finish('preference', 2::smallint);

CREATE TABLE words_asked (
    LIKE template.child_record INCLUDING ALL,
    asked_on date NOT NULL,
    outcome  text NOT NULL CHECK (outcome IN ('said', 'nothing_new', 'not_now')),
    words_id uuid REFERENCES words,
    CHECK (words_id IS NULL OR outcome = 'said')
);
COMMENT ON TABLE words_asked IS 'That the child was asked what they want to say; what they said stands apart, and may be for fewer people';
COMMENT ON COLUMN words_asked.asked_on IS 'When';
COMMENT ON COLUMN words_asked.outcome IS 'They said something, nothing has changed, they did not want to say';
COMMENT ON COLUMN words_asked.words_id IS 'What they said';
SELECT template.finish('words_asked', 1::smallint);
CREATE UNIQUE INDEX words_asked_once ON words_asked (words_id);
COMMENT ON INDEX words_asked_once IS 'Each thing said answers one time of asking';
INSERT INTO words_asked (id, child_id, asked_on, outcome, words_id, made_at, made_by)
SELECT gen_random_uuid(), w.child_id, w.said_on, 'said', w.id, w.made_at, w.made_by FROM words w;

INSERT INTO setting (name, value, about) VALUES
    ('words_again_days', '120', 'A child is asked again what has changed so many days after the last time'),
    ('words_not_now_days', '28', 'A child who did not want to say is asked again after so many days');

CREATE FUNCTION words_due(asked_on date, outcome text) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN asked_on + (SELECT s.value::integer FROM setting s WHERE s.name = CASE outcome WHEN 'not_now' THEN 'words_not_now_days' ELSE 'words_again_days' END);
COMMENT ON FUNCTION words_due IS 'When a child is to be asked again';
GRANT EXECUTE ON FUNCTION words_due(date, text) TO around_app;

-- ---------------------------------------------------------------------------------------------- maps of people

CREATE TABLE people_map (
    LIKE template.child_record INCLUDING ALL,
    drawn_on   date    NOT NULL,
    drawn_with text    CHECK (length(drawn_with) BETWEEN 1 AND 200),
    by_child   boolean NOT NULL,
    people     jsonb   NOT NULL CHECK (jsonb_typeof(people) = 'array' AND jsonb_array_length(people) <= 100)
);
COMMENT ON TABLE people_map IS 'A map of the people around a child as it was drawn that day: what one sees with the child on a tablet, kept as it went';
COMMENT ON COLUMN people_map.drawn_on IS 'When';
COMMENT ON COLUMN people_map.drawn_with IS 'With whom';
COMMENT ON COLUMN people_map.by_child IS 'The child drew it, or said where everybody goes';
COMMENT ON COLUMN people_map.people IS 'Each with id (of around_person), name, called, relation, group, closeness, tie, knows_best, as they were then';
SELECT template.finish('people_map', 1::smallint);

CREATE FUNCTION people_now(child uuid) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'called', a.called, 'relation', a.relation, 'group', a.grouping,
                                                     'closeness', a.closeness, 'tie', a.tie, 'knows_best', a.knows_best)
                                  ORDER BY coalesce(a.closeness, 6), a.name, a.id), '[]')
          FROM around_person a
         WHERE a.child_id = people_now.child AND (a.until_on IS NULL OR a.until_on > today()));
COMMENT ON FUNCTION people_now IS 'The people around a child as a map keeps them';

CREATE FUNCTION people_map_item(m people_map) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', m.id, 'made_at', instant(m.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = m.made_by), 'etag', 'v' || m.version,
    'drawn_on', m.drawn_on, 'drawn_with', m.drawn_with, 'by_child', m.by_child, 'people', m.people);
COMMENT ON FUNCTION people_map_item IS 'A map, as the API answers';

CREATE FUNCTION preference_item(x preference) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', x.id, 'made_at', instant(x.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
    'kind', x.kind, 'text', x.text, 'instead', x.instead, 'way', x.way, 'said_on', x.said_on, 'until_on', x.until_on,
    'holds', x.until_on IS NULL OR x.until_on > today());
COMMENT ON FUNCTION preference_item IS 'A preference, as the API answers';

CREATE FUNCTION words_asked_item(x words_asked) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', x.id, 'made_at', instant(x.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
    'asked_on', x.asked_on, 'outcome', x.outcome);
COMMENT ON FUNCTION words_asked_item IS 'A time of asking, as the API answers';

CREATE FUNCTION words_pictures(words uuid) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'about', i.about, 'width', i.width, 'height', i.height)
                                 ORDER BY i.made_at, i.id), '[]')
          FROM words_picture i WHERE i.words_id = words_pictures.words AND i.error_reason IS NULL);
COMMENT ON FUNCTION words_pictures IS 'The pictures of something said, as the API answers';

CREATE FUNCTION words_picture_item(i words_picture) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', i.id, 'made_at', instant(i.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.made_by), 'etag', 'v' || i.version,
    'words', i.words_id, 'kind', i.kind, 'about', i.about, 'media', i.media, 'width', i.width, 'height', i.height, 'bytes', i.bytes,
    'error_reason', i.error_reason);
COMMENT ON FUNCTION words_picture_item IS 'A picture, as the API answers';
GRANT EXECUTE ON FUNCTION people_now(uuid), people_map_item(people_map), preference_item(preference), words_asked_item(words_asked),
    words_pictures(uuid), words_picture_item(words_picture) TO around_app;

-- ---------------------------------------------------------------------------------------------- wishes about more than words

ALTER TABLE sharing_wish
    DROP CONSTRAINT sharing_wish_kind_check,
    ADD CONSTRAINT sharing_wish_kind_check CHECK (kind IN ('words', 'home', 'school', 'health', 'sdq', 'documents', 'everything'));

-- What is held back of these kinds can be asked for: the API says which kinds there are.
ALTER TABLE task
    DROP CONSTRAINT task_asked_type_check,
    ADD CONSTRAINT task_asked_type_check CHECK (asked_type ~ '^[a-z_]{2,40}$');

CREATE FUNCTION wish_kind(record text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN record IN ('words', 'home', 'school', 'sdq', 'documents') THEN record
            WHEN record LIKE 'health%' THEN 'health' WHEN record = 'document' THEN 'documents' WHEN record LIKE 'sdq%' THEN 'sdq' END;
COMMENT ON FUNCTION wish_kind IS 'The kind of wish that speaks of a type of record; none: no wish hides it';

-- The council that leads the work is the child's parent by law and knows where the child lives and learns, and how the child is; what the child says
-- it need not know.
CREATE FUNCTION wish_binds(child uuid, agency uuid, kind text) RETURNS boolean
LANGUAGE sql STABLE
RETURN kind = 'words' OR NOT EXISTS (SELECT FROM allocation a JOIN person p ON p.id = a.person_id
                                      WHERE a.child_id = child AND p.agency_id = agency AND a.kind IN ('worker', 'personal_adviser')
                                        AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today()));
COMMENT ON FUNCTION wish_binds IS 'Whether a wish of the child about this kind of record can keep it from this agency';

CREATE OR REPLACE FUNCTION wish_hides(w sharing_wish) RETURNS boolean
LANGUAGE sql STABLE
RETURN NOT (w).share AND (w).whose = 'child' AND wish_stands(w)
    AND EXISTS (SELECT FROM unnest(CASE (w).kind WHEN 'everything' THEN '{words,home,school,health,sdq,documents}'::text[] ELSE ARRAY[(w).kind] END) k (kind)
                 WHERE wish_binds((w).child_id, (w).agency_id, k.kind)
                   AND NOT EXISTS (SELECT FROM sharing_wish l
                                    WHERE l.child_id = (w).child_id AND l.whose = 'child' AND l.agency_id = (w).agency_id AND l.kind IN (k.kind, 'everything') AND l.share
                                      AND (l.until_on IS NULL OR l.until_on > today())
                                      AND (l.said_on, l.made_at, l.id) > ((w).said_on, (w).made_at, (w).id)));
COMMENT ON FUNCTION wish_hides IS 'Whether row-level security hides anything from this agency by this wish, as my_unwished() has it';
COMMENT ON COLUMN sharing_wish.kind IS 'Which kind of record';
GRANT EXECUTE ON FUNCTION wish_kind(text), wish_binds(uuid, uuid, text) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{words_picture,words_picture_file,preference,words_asked,people_map,words_asked_once}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 6
       OR (SELECT count(*) FROM words_asked) <> (SELECT count(*) FROM words) OR wish_kind('sdq_detail') <> 'sdq' OR wish_kind('child') IS NOT NULL
       OR (SELECT count(*) FROM setting WHERE name LIKE 'words\_%') <> 2 THEN
        RAISE EXCEPTION 'verify: no record of how, and how lately, a child was asked';
    END IF;
END $$;
