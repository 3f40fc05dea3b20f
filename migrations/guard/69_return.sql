-- ---------------------------------------------------------------------------------------------- national returns (0082)

-- What was sent: for whoever makes returns; that it was sent, and how many problems there were, for analysts too. Nobody changes it.
SELECT unguard('return_sent'), unguard('return_file');
CREATE POLICY view ON return_sent FOR SELECT TO around_app
    USING ((SELECT may('national_return', 'view')) AND agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY made ON return_sent FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND agency_id = ANY ((SELECT my_agencies())::uuid[]) AND (SELECT may('national_return', 'create')));
CREATE POLICY view ON return_file FOR SELECT TO around_app
    USING ((SELECT may('national_return', 'export')) AND return_id IN (SELECT s.id FROM return_sent s));
CREATE POLICY made ON return_file FOR INSERT TO around_app
    WITH CHECK (return_id IN (SELECT s.id FROM return_sent s WHERE s.made_by = (SELECT me())) AND (SELECT may('national_return', 'create')));
GRANT SELECT, INSERT (id, agency_id, format, return_year, digest, children, errors, warnings, problems, note) ON return_sent TO around_app;
GRANT SELECT, INSERT (return_id, name, lines, content) ON return_file TO around_app;

-- A return asks of all children of the council what its maker otherwise does not see: an answer about drugs and alcohol, whether
-- somebody was convicted. For the time of a statement whose
-- purpose is the return, and with a second factor that is fresh, those who may export it read that; a denial holds all the same.
CREATE OR REPLACE FUNCTION is_return() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce(current_setting('around.purpose', true), '') = 'national_return' AND may('national_return', 'export');
END $$;
COMMENT ON FUNCTION is_return IS 'Whether this is done for a national return, by somebody who may make one';
GRANT EXECUTE ON FUNCTION is_return() TO around_app;
CREATE POLICY or_return ON health_summary FOR SELECT TO around_app
    USING (tier <= 4 AND (SELECT is_return()) AND child_id <> ALL ((SELECT my_denied())::uuid[]));
CREATE POLICY or_return ON youth_justice_outcome FOR SELECT TO around_app
    USING (tier <= 4 AND (SELECT is_return()) AND child_id <> ALL ((SELECT my_denied())::uuid[]));

-- What the return asks beside (0088). What a file told is seen with what is recorded of the same thing, and written by imports alone: no route does.
SELECT guard('motherhood', 'permanence'), guard_own('motherhood', 'permanence', 'create'), guard('health_told', 'health'), guard('substance_told', 'health_summary'),
       guard('conviction_told', 'youth_justice'), guard('worker_told', 'allocation');
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{health_told,substance_told,conviction_told,worker_told}'::text[] LOOP
        EXECUTE format('CREATE POLICY or_return ON %I FOR SELECT TO around_app
                        USING (tier <= 4 AND (SELECT is_return()) AND child_id <> ALL ((SELECT my_denied())::uuid[]))', t);
    END LOOP;
END $$;
GRANT UPDATE (registration) ON person TO around_app;

CREATE OR REPLACE FUNCTION motherhood_item(x motherhood) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'born_on', (x).born_on,
    'error_reason', (x).error_reason);
COMMENT ON FUNCTION motherhood_item IS 'That a young woman has a child of her own';
GRANT EXECUTE ON FUNCTION motherhood_item(motherhood) TO around_app;

-- ---------------------------------------------------------------------------------------------- what stands in a return

-- The year runs from 1 April to 31 March. A child stands in it who was in care on a day of it, or a care leaver of the age, of the council whose return it is.
CREATE OR REPLACE FUNCTION return_day(day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_char(day, 'DD/MM/YYYY');
COMMENT ON FUNCTION return_day IS 'A day as the national return writes it';

CREATE OR REPLACE FUNCTION return_children(year integer)
    RETURNS TABLE (child_id uuid, name text, local_id text, born_on date, dob text, sex text, ethnicity text, upn text, from_on date, until_on date,
                   is_in_care boolean, is_leaver boolean, birthday date)
LANGUAGE sql STABLE ROWS 1000 AS $$
    SELECT c.id, c.name, c.local_id, c.born_on, return_day(c.born_on),
           CASE WHEN year >= 2025 THEN c.sex ELSE CASE c.sex WHEN 'M' THEN '1' WHEN 'F' THEN '2' END END, c.ethnicity, c.upn, y.from_on, y.until_on,
           k.is_in_care, k.is_leaver, b.birthday
      FROM (SELECT make_date(year - 1, 4, 1) AS from_on, make_date(year, 3, 31) AS until_on) y
     CROSS JOIN child c
     CROSS JOIN LATERAL (SELECT (c.born_on + make_interval(years => age_on(c.born_on, y.until_on)))::date AS birthday) b
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.from_on <= y.until_on AND (e.until_on IS NULL OR e.until_on >= y.from_on)) AS is_in_care,
                                EXISTS (SELECT FROM care_leaver l WHERE l.child_id = c.id AND l.error_reason IS NULL AND l.status <> 'qualifying'
                                           AND age_on(c.born_on, y.until_on) BETWEEN 17 AND 21 AND b.birthday >= y.from_on
                                           AND l.from_on <= b.birthday AND (l.until_on IS NULL OR l.until_on > b.birthday)) AS is_leaver) k
     WHERE coalesce(c.authority_id, (SELECT authority_of(NULL))) = ANY ((SELECT my_agencies())::uuid[]) AND c.born_on <= y.until_on AND (k.is_in_care OR k.is_leaver)
$$;
COMMENT ON FUNCTION return_children IS 'The children of the national return of a year, in care on a day of it or care leavers with a birthday from 17 to 21: what its header says of them, its first and last day, their birthday in it';

-- Postcodes of where a child lived before care and lived on a day. Of a protected address none leaves, nor does the same one as where the child lived before;
-- of an adoptive family nothing is sent that leads to it.
CREATE OR REPLACE FUNCTION return_postcodes(child uuid, day date) RETURNS TABLE (home_post text, pl_post text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT (SELECT h.home_postcode FROM home h
             WHERE h.child_id = return_postcodes.child AND h.from_on <= day AND h.home_postcode IS NOT NULL
               AND NOT EXISTS (SELECT FROM home_address p WHERE p.child_id = return_postcodes.child AND p.is_protected
                                  AND replace(upper(p.postcode), ' ', '') = replace(h.home_postcode, ' ', ''))
             ORDER BY h.from_on DESC, h.id LIMIT 1),
           (SELECT CASE WHEN l.kind <> 'adoptive' AND NOT a.is_protected THEN a.postcode END
              FROM (SELECT h.id, h.kind FROM home h
                     WHERE h.child_id = return_postcodes.child AND h.from_on <= day AND (h.until_on IS NULL OR h.until_on > day)
                     ORDER BY h.from_on DESC, h.id LIMIT 1) l
              JOIN home_address a ON a.home_id = l.id)
$$;
COMMENT ON FUNCTION return_postcodes IS 'HOME_POST and PL_POST of a child on a day, as far as they may be sent';

-- An episode of the year. What came after 31 March is not known yet on that day. Of short breaks no postcode is asked (rule 398).
CREATE OR REPLACE FUNCTION return_episodes(year integer)
    RETURNS TABLE (child_id uuid, local_id text, decom text, rne text, ls text, cin text, place text, place_provider text, ended text, rec text,
                   reason_place_change text, home_post text, pl_post text, urn text, from_on date)
LANGUAGE sql STABLE ROWS 2000 AS $$
    SELECT c.child_id, c.local_id, return_day(e.from_on), e.entry_code, e.legal_code, e.need_code, return_place(e.place_code, year), e.provider_code,
           CASE WHEN n.has_ended THEN return_day(e.until_on) END, CASE WHEN n.has_ended THEN e.ending_code END,
           CASE WHEN n.has_ended OR e.until_on IS NULL THEN e.change_code END, p.home_post, p.pl_post, e.urn, e.from_on
      FROM return_children(year) c
      JOIN care_episode e ON e.child_id = c.child_id AND e.from_on <= c.until_on AND (e.until_on IS NULL OR e.until_on >= c.from_on)
     CROSS JOIN LATERAL (SELECT e.until_on <= c.until_on) n (has_ended)
      LEFT JOIN LATERAL return_postcodes(c.child_id, e.from_on) p ON e.legal_code NOT IN ('V3', 'V4')
$$;
COMMENT ON FUNCTION return_episodes IS 'Module Episodes of the national return of a year';

-- The number with which a social worker stands in a return: that of the register (SW), else one of the council's own (XX), the same each time.
CREATE OR REPLACE FUNCTION return_worker(person uuid) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((SELECT p.registration FROM person p WHERE p.id = return_worker.person),
                'XX' || lpad((('x' || left(replace(person::text, '-', ''), 8))::bit(32)::bigint & 2147483647)::text, 10, '0'));
COMMENT ON FUNCTION return_worker IS 'SW_ID of the national return';

-- Who led the work with a child: who was allocated, and whom imported returns name for the time before. The first one of a child came as the first.
CREATE OR REPLACE FUNCTION return_workers(children uuid[]) RETURNS TABLE (child_id uuid, number text, from_on date, until_on date, change_code text, is_told boolean)
LANGUAGE sql STABLE ROWS 2000 AS $$
    SELECT w.child_id, w.number, w.from_on, w.until_on,
           coalesce(w.change_code, CASE WHEN row_number() OVER (PARTITION BY w.child_id ORDER BY w.from_on, w.until_on NULLS LAST) = 1 AND NOT w.is_told THEN 'FCONTA' END), w.is_told
      FROM (SELECT a.child_id, return_worker(a.person_id) AS number, a.from_on, a.until_on, a.change_code, false AS is_told FROM allocation a
             WHERE a.child_id = ANY (children) AND a.kind = 'worker'
            UNION ALL
            SELECT t.child_id, t.number, t.from_on, least(t.until_on, (SELECT min(a.from_on) FROM allocation a WHERE a.child_id = t.child_id AND a.kind = 'worker' AND a.from_on > t.from_on)),
                   t.change_code, true
              FROM worker_told t
             WHERE t.child_id = ANY (children)
               AND NOT EXISTS (SELECT FROM allocation a WHERE a.child_id = t.child_id AND a.kind = 'worker' AND a.from_on <= t.from_on AND (a.until_on IS NULL OR a.until_on > t.from_on))) w
$$;
COMMENT ON FUNCTION return_workers IS 'Social workers of these children, as the returns tell them';

CREATE OR REPLACE FUNCTION return_flag(answer boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN answer THEN '1' WHEN NOT answer THEN '0' END;
COMMENT ON FUNCTION return_flag IS 'Yes or no as the national return writes it; none where it is not known or not asked';
GRANT EXECUTE ON FUNCTION return_day(date), return_children(integer), return_place(text, integer), return_episodes(integer), return_worker(uuid),
    return_flag(boolean), return_postcodes(uuid, date), return_workers(uuid[]) TO around_app;

-- What OC2 asks of children in a year beside the SDQ: what was recorded here, and what an imported return told. Something that was done in the year, or found, is
-- so when either says it; what was up to date is as it was recorded here, else as it was told. None: nobody says. A caution counts as a conviction does.
-- Each table is read once; health is counted as health_oc2 counts it of one child.
CREATE OR REPLACE FUNCTION return_answers(children uuid[], year integer)
    RETURNS TABLE (child_id uuid, convicted boolean, health_check boolean, immunisations boolean, teeth_check boolean, health_assessment boolean,
                   misuse boolean, received boolean, offered boolean, is_asked boolean)
LANGUAGE sql STABLE ROWS 1000 AS $$
    WITH checked AS MATERIALIZED (
        SELECT h.child_id,
               count(*) FILTER (WHERE h.kind IN ('initial', 'review') AND h.state = 'done') AS assessments,
               bool_or(h.kind IN ('initial', 'review') AND h.state <> 'done') AS unassessed,
               bool_or(h.kind = 'dental' AND h.state = 'done') AS dental, bool_or(h.kind = 'dental' AND h.state <> 'done') AS undental,
               (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'immunisations'))[1] AS immunised,
               (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'development'))[1] AS developed,
               bool_or(h.kind = 'substance' AND h.state = 'done') AS asked
          FROM health_check h
         WHERE h.child_id = ANY (children) AND h.day BETWEEN make_date(year - 1, 4, 1) AND make_date(year, 3, 31) GROUP BY h.child_id
    ), misused AS MATERIALIZED (
        SELECT x.child_id, bool_or(x.substance_misuse) AS misuse, bool_or(x.intervention_received) AS received, bool_or(x.intervention_offered) AS offered
          FROM health_summary x JOIN health_check h ON h.id = x.health_id
         WHERE x.child_id = ANY (children) AND x.substance_misuse IS NOT NULL AND h.day BETWEEN make_date(year - 1, 4, 1) AND make_date(year, 3, 31) GROUP BY x.child_id
    ), convicted AS MATERIALIZED (
        SELECT DISTINCT o.child_id FROM youth_justice_outcome o JOIN youth_justice_kind i ON i.code = o.kind_code
         WHERE o.child_id = ANY (children) AND i.is_substantive AND o.error_reason IS NULL AND o.outcome_on BETWEEN make_date(year - 1, 4, 1) AND make_date(year, 3, 31)
    )
    SELECT c.id, j.child_id IS NOT NULL OR coalesce(tj.convicted, false), coalesce(k.developed, th.health_check), coalesce(k.immunised, th.immunisations),
           CASE WHEN k.dental OR th.teeth_check THEN true WHEN k.undental THEN false ELSE th.teeth_check END,
           CASE WHEN k.assessments >= CASE WHEN age_on(c.born_on, make_date(year, 3, 31)) < 5 THEN 2 ELSE 1 END OR th.health_assessment THEN true
                WHEN k.unassessed THEN false ELSE th.health_assessment END,
           CASE WHEN s.misuse OR ts.misuse THEN true ELSE coalesce(s.misuse, ts.misuse) END,
           CASE WHEN s.misuse THEN s.received ELSE ts.received END, CASE WHEN s.misuse THEN s.offered ELSE ts.offered END, coalesce(k.asked, false)
      FROM child c
      LEFT JOIN checked k ON k.child_id = c.id
      LEFT JOIN misused s ON s.child_id = c.id
      LEFT JOIN convicted j ON j.child_id = c.id
      LEFT JOIN health_told th ON th.child_id = c.id AND th.return_year = year
      LEFT JOIN substance_told ts ON ts.child_id = c.id AND ts.return_year = year
      LEFT JOIN conviction_told tj ON tj.child_id = c.id AND tj.return_year = year
     WHERE c.id = ANY (children)
$$;
COMMENT ON FUNCTION return_answers IS 'Answers of OC2 about these children in the year that ends on 31 March of this one; is_asked: somebody talked with the child about drugs and alcohol';
GRANT EXECUTE ON FUNCTION return_answers(uuid[], integer) TO around_app;

-- The same of one child for its health page, in words that keep apart what is not known and what is held back (0041 otherwise).
CREATE OR REPLACE FUNCTION health_oc2(child uuid, year integer) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('year', year, 'from_on', y.from_on, 'until_on', y.until_on,
    'is_counted', EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.from_on <= y.from_on AND e.entry_code = 'S')
        AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id
                           AND (e.legal_code IN ('V3', 'V4') AND e.from_on <= y.until_on AND (e.until_on IS NULL OR e.until_on > y.from_on)
                                OR e.entry_code = 'S' AND e.from_on > y.from_on AND e.from_on <= y.until_on
                                OR e.ending_code <> 'X1' AND e.until_on BETWEEN y.from_on AND y.until_on))
        AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on < y.from_on AND e.ending_code <> 'X1'
                           AND NOT EXISTS (SELECT FROM care_episode n WHERE n.child_id = c.id AND n.from_on >= e.until_on AND n.from_on <= y.from_on)),
    'health_assessment', w.words[1], 'teeth_check', w.words[2], 'immunisations', w.words[3],
    'health_check', CASE WHEN age_on(c.born_on, y.until_on) >= 5 THEN 'not_asked' ELSE w.words[4] END,
    'substance_misuse', CASE WHEN r.misuse IS NULL AND r.is_asked THEN 'held_back' ELSE w.words[5] END,
    'intervention_received', CASE WHEN r.misuse IS NOT TRUE THEN 'not_asked' WHEN r.received THEN 'yes' ELSE 'no' END,
    'intervention_offered', CASE WHEN r.misuse IS NOT TRUE OR r.received THEN 'not_asked' WHEN r.offered THEN 'yes' ELSE 'no' END)
  FROM child c
 CROSS JOIN (SELECT make_date(year - 1, 4, 1) AS from_on, make_date(year, 3, 31) AS until_on) y
 CROSS JOIN LATERAL return_answers(ARRAY[c.id], year) r
 CROSS JOIN LATERAL (SELECT array_agg(CASE WHEN a.answer THEN 'yes' WHEN NOT a.answer THEN 'no' ELSE 'not_yet_reported' END ORDER BY a.n) AS words
                       FROM unnest(ARRAY[r.health_assessment, r.teeth_check, r.immunisations, r.health_check, r.misuse]) WITH ORDINALITY a (answer, n)) w
 WHERE c.id = child);

-- A return that was sent, as the API answers. Files are listed for whoever may download them.
CREATE OR REPLACE FUNCTION return_item(s return_sent) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (s).id, 'made_at', instant((s).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (s).made_by), 'etag', 'v' || (s).version,
    'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (s).agency_id),
    'format', (s).format, 'year', (s).return_year, 'children', cardinality((s).children), 'errors', (s).errors, 'warnings', (s).warnings,
    'note', (s).note, 'digest', (s).digest,
    'files', (SELECT coalesce(json_agg(json_build_object('name', f.name, 'lines', f.lines, 'bytes', octet_length(f.content)) ORDER BY f.name), '[]')
                FROM return_file f WHERE f.return_id = (s).id));
COMMENT ON FUNCTION return_item IS 'A return that was sent, as the API answers';
GRANT EXECUTE ON FUNCTION return_item(return_sent) TO around_app;

-- ---------------------------------------------------------------------------------------------- the children's social care API

-- Children of the council who were ever in care, and whether they are of the time that is sent: in care now or within a year, or care leavers with whom the council
-- keeps in touch. Whether somebody came alone and seeks asylum is said of each, so that what was wrong is put right; when that ended, once it has.
CREATE OR REPLACE FUNCTION return_dfe_children() RETURNS TABLE (child_id uuid, name text, is_in_time boolean, details json)
LANGUAGE sql STABLE ROWS 1000 AS $$
    SELECT c.id, c.name, e.is_in_time OR l.child_id IS NOT NULL,
           json_build_object('unique_pupil_number', CASE WHEN c.upn NOT LIKE 'UN%' THEN c.upn END, 'unique_pupil_number_unknown_reason', CASE WHEN c.upn LIKE 'UN%' THEN c.upn END,
               'first_name', c.given_names, 'surname', c.family_name, 'date_of_birth', c.born_on, 'sex', c.sex, 'ethnicity', coalesce(c.ethnicity, 'NOBT'),
               'postcode', (SELECT p.pl_post FROM return_postcodes(c.id, today()) p),
               'uasc_flag', u.id IS NOT NULL AND (u.ceased_on IS NULL OR u.ceased_on > today()), 'uasc_end_date', CASE WHEN u.ceased_on <= today() THEN u.ceased_on END)
      FROM child c
      JOIN (SELECT o.child_id, bool_or(o.until_on IS NULL OR o.until_on > today() - 365) AS is_in_time FROM care_episode o GROUP BY o.child_id) e ON e.child_id = c.id
      LEFT JOIN uasc u ON u.child_id = c.id AND u.error_reason IS NULL
      LEFT JOIN (SELECT DISTINCT x.child_id FROM care_leaver x
                  WHERE x.error_reason IS NULL AND x.status <> 'qualifying' AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())) l ON l.child_id = c.id
     WHERE coalesce(c.authority_id, (SELECT authority_of(NULL))) = ANY ((SELECT my_agencies())::uuid[])
$$;
COMMENT ON FUNCTION return_dfe_children IS 'Children of the payload for the children''s social care API, with its child_details';

-- A row that I may not see is not gone: a part of a child's record is purged only where I see that it was an error.
CREATE OR REPLACE FUNCTION return_was_error(what text, child uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN CASE what WHEN 'adoption' THEN EXISTS (SELECT FROM adoption a WHERE a.child_id = return_was_error.child AND a.error_reason IS NOT NULL)
                 ELSE EXISTS (SELECT FROM leaver_contact x WHERE x.child_id = return_was_error.child AND x.error_reason IS NOT NULL) END;
COMMENT ON FUNCTION return_was_error IS 'Steps to adoption, or a contact with a care leaver, that were recorded of a child and were an error';

CREATE OR REPLACE FUNCTION return_joined(a json, b json) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT json_agg(x.item) FROM (SELECT json_array_elements(a) UNION ALL SELECT json_array_elements(b)) x (item));
COMMENT ON FUNCTION return_joined IS 'Two lists as one; none where both have nothing';
GRANT EXECUTE ON FUNCTION return_dfe_children(), return_was_error(text, uuid), return_joined(json, json) TO around_app;
