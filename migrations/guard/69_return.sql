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

-- An episode of the year. What came after 31 March is not known yet on that day.
CREATE OR REPLACE FUNCTION return_episodes(year integer)
    RETURNS TABLE (child_id uuid, local_id text, decom text, rne text, ls text, cin text, place text, place_provider text, ended text, rec text,
                   reason_place_change text, home_post text, pl_post text, urn text, from_on date)
LANGUAGE sql STABLE ROWS 2000 AS $$
    SELECT c.child_id, c.local_id, return_day(e.from_on), e.entry_code, e.legal_code, e.need_code, return_place(e.place_code, year), e.provider_code,
           CASE WHEN n.has_ended THEN return_day(e.until_on) END, CASE WHEN n.has_ended THEN e.ending_code END,
           CASE WHEN n.has_ended OR e.until_on IS NULL THEN e.change_code END, NULL,
           (SELECT a.postcode FROM home h JOIN home_address a ON a.home_id = h.id
             WHERE h.child_id = c.child_id AND h.from_on <= e.from_on AND (h.until_on IS NULL OR h.until_on > e.from_on) ORDER BY h.from_on DESC LIMIT 1),
           e.urn, e.from_on
      FROM return_children(year) c
      JOIN care_episode e ON e.child_id = c.child_id AND e.from_on <= c.until_on AND (e.until_on IS NULL OR e.until_on >= c.from_on)
     CROSS JOIN LATERAL (SELECT e.until_on <= c.until_on) n (has_ended)
$$;
COMMENT ON FUNCTION return_episodes IS 'Module Episodes of the national return of a year';

-- The number with which a social worker stands in the return: XX and digits of the council's own, the same each time.
CREATE OR REPLACE FUNCTION return_worker(person uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'XX' || lpad((('x' || left(replace(person::text, '-', ''), 8))::bit(32)::bigint & 2147483647)::text, 10, '0');
COMMENT ON FUNCTION return_worker IS 'SW_ID of the national return';

CREATE OR REPLACE FUNCTION return_flag(answer boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN answer THEN '1' WHEN NOT answer THEN '0' END;
COMMENT ON FUNCTION return_flag IS 'Yes or no as the national return writes it; none where it is not known or not asked';
GRANT EXECUTE ON FUNCTION return_day(date), return_children(integer), return_place(text, integer), return_episodes(integer), return_worker(uuid),
    return_flag(boolean) TO around_app;

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

-- Children of the council who were ever in care, and whether they are of the time that is sent: in care now, or within a year.
CREATE OR REPLACE FUNCTION return_dfe_children() RETURNS TABLE (child_id uuid, name text, is_in_time boolean, details json)
LANGUAGE sql STABLE ROWS 1000 AS $$
    SELECT c.id, c.name, e.is_in_time,
           json_build_object('unique_pupil_number', CASE WHEN c.upn NOT LIKE 'UN%' THEN c.upn END, 'unique_pupil_number_unknown_reason', CASE WHEN c.upn LIKE 'UN%' THEN c.upn END,
               'first_name', c.given_names, 'surname', c.family_name, 'date_of_birth', c.born_on, 'sex', c.sex, 'ethnicity', coalesce(c.ethnicity, 'NOBT'),
               'postcode', (SELECT a.postcode FROM home h JOIN home_address a ON a.home_id = h.id
                             WHERE h.child_id = c.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()) ORDER BY h.from_on DESC LIMIT 1))
      FROM child c
      JOIN (SELECT o.child_id, bool_or(o.until_on IS NULL OR o.until_on > today() - 365) AS is_in_time FROM care_episode o GROUP BY o.child_id) e ON e.child_id = c.id
     WHERE coalesce(c.authority_id, (SELECT authority_of(NULL))) = ANY ((SELECT my_agencies())::uuid[])
$$;
COMMENT ON FUNCTION return_dfe_children IS 'Children of the payload for the children''s social care API, with its child_details';

CREATE OR REPLACE FUNCTION return_joined(a json, b json) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT json_agg(x.item) FROM (SELECT json_array_elements(a) UNION ALL SELECT json_array_elements(b)) x (item));
COMMENT ON FUNCTION return_joined IS 'Two lists as one; none where both have nothing';
GRANT EXECUTE ON FUNCTION return_dfe_children(), return_joined(json, json) TO around_app;
