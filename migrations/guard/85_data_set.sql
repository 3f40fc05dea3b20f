-- ---------------------------------------------------------------------------------------------- the monthly data set as it is answered

-- What a council chose for a measure: the newest choice that reaches the month. No row: it is as the definition says.
CREATE OR REPLACE FUNCTION indicator_chosen(authority uuid, code text, month date) RETURNS TABLE (how text, source text, since date)
LANGUAGE sql STABLE AS $$
    SELECT x.how, x.source, x.since FROM indicator_choice x
     WHERE x.authority_id = authority AND x.indicator = code AND x.since <= indicator_chosen.month ORDER BY x.since DESC LIMIT 1
$$;
COMMENT ON FUNCTION indicator_chosen IS 'Whether a council has a measure counted or gives it in a month, where it chose';

-- How each measure is counted in each month, and its value as the records say it now. Before the month from which a council counts every value is given.
CREATE OR REPLACE FUNCTION data_set_now(authority uuid, from_month date, to_month date)
    RETURNS TABLE (indicator text, month date, how text, counts_as text, name text, what text, above text, below text, source text, numerator numeric, denominator numeric, children bigint, value numeric)
LANGUAGE sql STABLE AS $$
    WITH months AS MATERIALIZED (
        SELECT m::date AS month FROM generate_series(from_month::timestamp, to_month::timestamp, interval '1 month') m
    ), start AS (
        SELECT coalesce((SELECT s.month FROM data_set_start s WHERE s.authority_id = authority), '-infinity'::date) AS month
    ), held AS MATERIALIZED (
        SELECT DISTINCT ON (d.indicator, m.month) d.*, m.month, i.unit, CASE WHEN m.month >= s.month THEN c.source END AS as_source,
               CASE WHEN m.month < s.month OR d.counts_as IS NULL THEN 'given' ELSE coalesce(c.how, d.how) END AS as_how
          FROM months m JOIN indicator_definition d ON d.since <= m.month JOIN indicator i ON i.code = d.indicator CROSS JOIN start s
          LEFT JOIN LATERAL indicator_chosen(authority, d.indicator, m.month) c ON true
         ORDER BY d.indicator, m.month, d.since DESC
    ), sums AS MATERIALIZED (
        SELECT c.indicator AS counts_as, m.month, sum(c.numerator) AS numerator, sum(c.denominator) AS denominator, sum(c.children)::bigint AS children
          FROM months m JOIN month_count c ON c.authority_id = authority AND c.month <= m.month GROUP BY c.indicator, m.month
    ), people AS MATERIALIZED ( -- the last number that was given; and whether there are records yet: nothing that happened is then none, and before that not known
        SELECT m.month, bool_or(s.counts_as IS NOT NULL) AS has_records,
               (SELECT v.value FROM data_value v WHERE v.authority_id = authority AND v.indicator = 'population' AND v.month <= m.month AND v.value IS NOT NULL
                 ORDER BY v.month DESC LIMIT 1) AS n
          FROM months m LEFT JOIN sums s ON s.month = m.month AND s.counts_as = 'care_rate' GROUP BY m.month
    ), counted AS (
        SELECT h.indicator, h.month, coalesce(s.numerator, CASE WHEN h.unit = 'count' AND p.has_records THEN 0 END) AS numerator,
               CASE h.unit WHEN 'per_10000' THEN p.n WHEN 'count' THEN NULL ELSE s.denominator END AS denominator, s.children
          FROM held h JOIN people p ON p.month = h.month LEFT JOIN sums s ON s.counts_as = h.counts_as AND s.month = h.month
         WHERE h.as_how = 'computed')
    SELECT h.indicator, h.month, h.as_how, CASE WHEN h.as_how = 'computed' THEN h.counts_as END, h.name, h.what, h.numerator, h.denominator, coalesce(h.as_source, CASE WHEN h.as_how = h.how THEN h.source ELSE 'Given by the council' END),
           CASE h.as_how WHEN 'computed' THEN c.numerator ELSE v.numerator END, CASE h.as_how WHEN 'computed' THEN c.denominator ELSE v.denominator END, c.children,
           CASE WHEN h.as_how = 'computed' THEN indicator_value(h.unit, c.numerator, c.denominator) WHEN h.indicator = 'population' THEN p.n ELSE v.value END -- a number of people holds until a newer one
      FROM held h
      JOIN people p ON p.month = h.month
      LEFT JOIN counted c ON c.indicator = h.indicator AND c.month = h.month
      LEFT JOIN data_value v ON h.as_how = 'given' AND v.authority_id = authority AND v.indicator = h.indicator AND v.month = h.month
$$;
COMMENT ON FUNCTION data_set_now IS 'The measures of some months of a council: as they are counted, and what the records say now';

-- Small numbers for whoever sees no child: none that tells of fewer than six, nor of all but fewer than six; shares to the whole number; a rate as if five
-- children were the smallest step: two months beside each other would say how many came into care, though that is kept back.
CREATE OR REPLACE FUNCTION is_small(n numeric) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(n > 0 AND n < 6, false);
COMMENT ON FUNCTION is_small IS 'One to five';

CREATE OR REPLACE FUNCTION is_kept_back(unit text, value numeric, numerator numeric, denominator numeric, whole numeric) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN CASE unit WHEN 'count' THEN is_small(value) OR is_small(whole - value)
                 WHEN 'percent' THEN is_small(numerator) OR is_small(denominator) OR is_small(denominator - numerator) OR is_small(whole - numerator)
                 WHEN 'per_10000' THEN is_small(numerator) ELSE is_small(denominator) END;
COMMENT ON FUNCTION is_kept_back IS 'Whether a value is not for those who see no child: small itself, or small beside what it is a part of';

-- What is not kept back is rounded for them, as the numbers of the SDQ cohort are (guard/87): of two months, or of one before and after a late entry, what lies
-- between can then be nobody, or six and more.
CREATE OR REPLACE FUNCTION told_number(n bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN (n + 2) / 5 * 5;
COMMENT ON FUNCTION told_number IS 'A number of children as whoever sees none of them is told it: to the nearest five';

CREATE OR REPLACE FUNCTION told_value(unit text, value numeric, numerator numeric, denominator numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN unit = 'days' THEN round(value, -1)
            WHEN unit = 'count' THEN coalesce(told_number(numerator::bigint), value)
            WHEN numerator IS NULL OR denominator IS NULL THEN round(value, CASE unit WHEN 'percent' THEN 0 ELSE 1 END)
            WHEN unit = 'score' THEN round(value)
            WHEN unit = 'percent' THEN round(100.0 * told_number(numerator::bigint) / nullif(told_number(numerator::bigint) + told_number((denominator - numerator)::bigint), 0))
            ELSE round(indicator_value(unit, told_number(numerator::bigint), denominator), 1) END;
COMMENT ON FUNCTION told_value IS 'A measure as whoever sees no child is told it: from rounded numbers, an average to the whole point or to ten days; what others gave without its numbers, to a tenth';

-- The twelve months of each measure up to this one: frozen months as they were frozen. Not whole: as somebody who sees no child has them.
CREATE OR REPLACE FUNCTION data_set_year(authority uuid, month date, is_whole boolean, is_frozen boolean DEFAULT true)
    RETURNS TABLE (indicator text, of_month date, how text, counts_as text, name text, what text, above text, below text, source text, numerator numeric, denominator numeric, children bigint, value numeric,
                   edition smallint, state text)
LANGUAGE sql STABLE AS $$
    WITH now_it_is AS MATERIALIZED (
        SELECT * FROM data_set_now(authority, (data_set_year.month - interval '11 months')::date, data_set_year.month)
    ), stood AS MATERIALIZED (
        SELECT DISTINCT ON (f.indicator, s.month) f.indicator, s.month, s.edition, f.value, f.item
          FROM snapshot s JOIN snapshot_figure f ON f.snapshot_id = s.id
         WHERE (is_frozen OR s.month < data_set_year.month) AND s.authority_id = authority AND s.month BETWEEN (data_set_year.month - interval '11 months')::date AND data_set_year.month
         ORDER BY f.indicator, s.month, s.edition DESC
    ), both_of AS MATERIALIZED (
        SELECT n.indicator, n.month, n.how, n.counts_as, n.name, n.what, n.above, n.below, n.source, n.children, i.unit, i.part_of, t.edition,
               CASE WHEN t.edition IS NULL THEN n.value ELSE t.value END AS value,
               CASE WHEN t.edition IS NULL THEN n.numerator ELSE (t.item ->> 'numerator')::numeric END AS numerator,
               CASE WHEN t.edition IS NULL THEN n.denominator ELSE (t.item ->> 'denominator')::numeric END AS denominator
          FROM now_it_is n JOIN indicator i ON i.code = n.indicator LEFT JOIN stood t ON t.indicator = n.indicator AND t.month = n.month
    ), seen AS (
        SELECT b.*, NOT is_whole AND b.value IS NOT NULL
                    AND is_kept_back(b.unit, b.value, b.numerator, b.denominator, CASE b.unit WHEN 'count' THEN w.value ELSE w.numerator END) AS is_back
          FROM both_of b LEFT JOIN (SELECT x.* FROM both_of x WHERE x.indicator IN (SELECT i.part_of FROM indicator i)) w ON w.indicator = b.part_of AND w.month = b.month)
    SELECT s.indicator, s.month, s.how, s.counts_as, s.name, s.what, s.above, s.below, s.source,
           CASE WHEN is_whole THEN s.numerator END, CASE WHEN is_whole THEN s.denominator END, s.children,
           CASE WHEN s.is_back THEN NULL WHEN is_whole THEN s.value ELSE told_value(s.unit, s.value, s.numerator, s.denominator) END,
           s.edition, CASE WHEN s.value IS NULL THEN 'not_yet_reported' WHEN s.is_back THEN 'kept_back' ELSE 'reported' END
      FROM seen s
$$;
COMMENT ON FUNCTION data_set_year IS 'The measures of a month and the eleven before it: frozen months as they were frozen';

CREATE OR REPLACE FUNCTION benchmark_name(kind text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE kind WHEN 'england' THEN 'England' WHEN 'neighbours' THEN 'Similar councils' WHEN 'outstanding_low' THEN 'Outstanding similar councils, lowest'
                 WHEN 'outstanding_high' THEN 'Outstanding similar councils, highest' WHEN 'target' THEN 'Our target' ELSE 'Where we were' END;
COMMENT ON FUNCTION benchmark_name IS 'A benchmark in words';

-- One row a measure with all that stands beside it. Compared with the council's target, else with England, else with similar councils, of a month.
CREATE OR REPLACE FUNCTION data_set_items(authority uuid, month date, is_whole boolean, is_frozen boolean DEFAULT true)
    RETURNS TABLE (indicator text, place smallint, name text, unit text, value numeric, other numeric, other_name text, compared text, item json)
LANGUAGE sql STABLE AS $$
    WITH year_of AS MATERIALIZED (
        SELECT * FROM data_set_year(authority, data_set_items.month, is_whole, is_frozen)
    ), marks AS MATERIALIZED (
        SELECT DISTINCT ON (b.indicator, b.kind) b.indicator, b.kind, b.value, b.per, b.year, b.source
          FROM benchmark b WHERE (b.authority_id IS NULL OR b.authority_id = authority) AND b.since <= data_set_items.month
         ORDER BY b.indicator, b.kind, b.since DESC, b.authority_id NULLS LAST
    ), told AS MATERIALIZED (
        SELECT y.*, lag(y.value) OVER w AS before,
               json_agg(json_build_object('month', to_char(y.of_month, 'YYYY-MM'), 'value', y.value, 'state', y.state, 'frozen', y.edition IS NOT NULL)) OVER w AS months
          FROM year_of y WINDOW w AS (PARTITION BY y.indicator ORDER BY y.of_month)
    ), compared_with AS MATERIALIZED (
        SELECT m.indicator, max(m.value) FILTER (WHERE m.kind = 'target') AS target,
               json_agg(json_build_object('kind', m.kind, 'name', benchmark_name(m.kind), 'value', m.value, 'per', m.per, 'year', m.year, 'source', m.source)
                        ORDER BY array_position('{target,england,neighbours,outstanding_low,outstanding_high,baseline}'::text[], m.kind)) AS all_of
          FROM marks m GROUP BY m.indicator
    ), first_of AS MATERIALIZED (
        SELECT DISTINCT ON (m.indicator) m.* FROM marks m WHERE m.kind IN ('target', 'england', 'neighbours')
         ORDER BY m.indicator, m.per, array_position('{target,england,neighbours}'::text[], m.kind)
    ), rows_of AS (
        SELECT i.code, i.position, i.section, i.unit, i.good, i.record, t.*, c.target, c.all_of AS marks
          FROM indicator i JOIN told t ON t.indicator = i.code AND t.of_month = data_set_items.month LEFT JOIN compared_with c ON c.indicator = i.code)
    SELECT r.code, r.position, r.name, r.unit, r.value, b.value, b.kind, c.compared,
           json_build_object('indicator', r.code, 'section', r.section, 'name', r.name, 'unit', r.unit, 'good', r.good, 'how', r.how, 'state', r.state, 'value', r.value,
               'numerator', r.numerator, 'denominator', r.denominator, 'numerator_words', r.above, 'denominator_words', nullif(r.below, 'None'), 'what', r.what, 'source', r.source,
               'direction', indicator_moved(r.good, r.value, r.before), 'before', r.before, 'printed', v.printed,
               'benchmark', CASE WHEN b.kind IS NOT NULL THEN json_build_object('kind', b.kind, 'name', benchmark_name(b.kind), 'value', b.value, 'per', b.per, 'year', b.year, 'source', b.source) END,
               'compared', c.compared, 'target', r.target,
               'benchmarks', coalesce(r.marks, '[]'), 'months', r.months, 'children', CASE WHEN is_whole AND r.counts_as IS NOT NULL AND r.record <> 'household' THEN r.children END, -- a household is no child
               'comment', CASE WHEN o.text IS NOT NULL THEN json_build_object('text', o.text, 'by', op.name, 'at', instant(o.said_at)) END,
               'given', CASE WHEN r.how = 'given' AND v.value IS NOT NULL AND is_whole THEN json_build_object('by', vp.name, 'at', instant(v.given_at)) END)
      FROM rows_of r
      LEFT JOIN first_of b ON b.indicator = r.code
     CROSS JOIN LATERAL (SELECT CASE WHEN b.per = 'month' THEN indicator_compared(r.good, r.value, b.value) END AS compared) c
      LEFT JOIN data_value v ON v.authority_id = authority AND v.indicator = r.code AND v.month = data_set_items.month
      LEFT JOIN person vp ON vp.id = v.given_by
      LEFT JOIN data_comment o ON o.authority_id = authority AND o.indicator = r.code AND o.month = data_set_items.month
      LEFT JOIN person op ON op.id = o.said_by
$$;
COMMENT ON FUNCTION data_set_items IS 'The measures of a month as the API answers them';

CREATE OR REPLACE FUNCTION number_said(unit text, value numeric) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN trim_scale(round(value, CASE WHEN unit = 'count' THEN 0 ELSE 1 END))::text || CASE WHEN unit = 'percent' THEN '%' ELSE '' END;
COMMENT ON FUNCTION number_said IS 'A value as it is said in a sentence: to a tenth';

-- What matters, in one sentence or two that cannot be wrong: how many of those that can be compared are at least as good, and which is furthest away.
CREATE OR REPLACE FUNCTION data_set_opening(authority uuid, month date, is_whole boolean, is_frozen boolean DEFAULT true) RETURNS text
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT * FROM data_set_items(authority, data_set_opening.month, is_whole, is_frozen)
    ), n AS (
        SELECT count(*) FILTER (WHERE s.compared = 'better') AS good, count(*) FILTER (WHERE s.compared IS NOT NULL) AS of_all, count(*) FILTER (WHERE s.value IS NOT NULL) AS told FROM said s
    ), far AS (
        SELECT s.*, CASE WHEN s.name ~ '^[A-Z]{2}' THEN s.name ELSE lower(left(s.name, 1)) || substr(s.name, 2) END AS said -- few children last: one of three is soon far away
          FROM said s WHERE s.compared IN ('close', 'worse')
         ORDER BY coalesce((s.item ->> 'denominator')::numeric < 10, false), abs(s.value - s.other) / nullif(abs(s.other), 0) DESC NULLS FIRST, s.place LIMIT 1
    )
    SELECT CASE WHEN n.told = 0 THEN 'Nothing has been reported for this month yet.'
                WHEN n.of_all = 0 THEN 'Nothing that is reported for this month can be compared with a target or with England.'
                WHEN n.good = n.of_all THEN CASE n.of_all WHEN 1 THEN 'The one measure that can be compared is' ELSE format('All %s measures that can be compared are', n.of_all) END
                                            || ' at least as good as what we compare with.'
                ELSE format('%s of %s measures that can be compared %s at least as good as what we compare with.', CASE n.good WHEN 0 THEN 'None' ELSE n.good::text END, n.of_all,
                            CASE n.good WHEN 1 THEN 'is' ELSE 'are' END)
                     || format(' Furthest away: %s, %s against %s%s.', f.said, number_said(f.unit, f.value),
                               CASE f.other_name WHEN 'target' THEN 'a target of ' WHEN 'england' THEN 'England''s ' ELSE 'similar councils'' ' END, number_said(f.unit, f.other)) END
      FROM n LEFT JOIN far f ON true
$$;
COMMENT ON FUNCTION data_set_opening IS 'The sentence that stands above a month';
GRANT EXECUTE ON FUNCTION count_keep(integer), data_set_authority(), indicator_chosen(uuid, text, date), data_set_now(uuid, date, date), data_set_year(uuid, date, boolean, boolean), data_set_items(uuid, date, boolean, boolean),
    data_set_opening(uuid, date, boolean, boolean), is_small(numeric), is_kept_back(text, numeric, numeric, numeric, numeric), told_number(bigint), told_value(text, numeric, numeric, numeric), benchmark_name(text), number_said(text, numeric),
    indicator_value(text, numeric, numeric), indicator_compared(text, numeric, numeric), indicator_moved(text, numeric, numeric), month_of(date) TO around_app;
