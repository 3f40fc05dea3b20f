-- Scores between whole numbers: each scale has a step, and a score is kept as it was measured, never rounded to fit. Scales that are marked on a line
-- (ORS, CORS, SRS) go in tenths; the short wellbeing scale, whose published table turns the sum into a score, in hundredths. And why a measure was corrected.

DROP FUNCTION measure_definition_item(measure_definition); -- they name columns whose type changes
DROP FUNCTION measure_changes(uuid);

ALTER TABLE measure_scale ALTER COLUMN min TYPE numeric(7, 2), ALTER COLUMN max TYPE numeric(7, 2), ADD COLUMN step numeric(3, 2);
UPDATE measure_scale SET step = 1;
ALTER TABLE measure_scale ALTER COLUMN step SET DEFAULT 1, ALTER COLUMN step SET NOT NULL,
    ADD CONSTRAINT measure_step CHECK (step IN (0.01, 0.1, 0.5, 1) AND min % step = 0 AND max % step = 0);
COMMENT ON COLUMN measure_scale.step IS 'From one score to the next: 1, 0.5, 0.1 or 0.01. A score that lies between is refused, none is rounded';
ALTER TABLE measure_cut ALTER COLUMN from_value TYPE numeric(7, 2), ALTER COLUMN to_value TYPE numeric(7, 2);

ALTER TABLE measure_score ADD COLUMN change_reason text CONSTRAINT measure_score_reason CHECK (length(change_reason) BETWEEN 1 AND 500);
COMMENT ON COLUMN measure_score.change_reason IS 'Why it was corrected, the last time; none: it stands as it was recorded';

-- The next revision of those whose scores lie between whole numbers, where the one that came with the service is still in use; and the scale of a session.
ALTER TABLE measure_definition DISABLE TRIGGER USER; -- who changes it is nobody who has signed in
INSERT INTO measure_definition (id, made_by, code, revision, superseded_at, name, about, entry, informants, item_min, item_max, labels, licence, may_hold_wording)
SELECT x.id::uuid, d.made_by, d.code, d.revision + 1, now(), d.name, x.about, d.entry, d.informants, d.item_min, d.item_max, d.labels, d.licence, d.may_hold_wording
  FROM (VALUES
    ('00000000-0000-4000-8000-000000600105', 'ors', 'Total of four scales that are marked on a line and measured in tenths, 0 to 40. A change of 6.6 is more than chance (NHS England).'),
    ('00000000-0000-4000-8000-000000600106', 'cors', 'Total of four scales that are marked on a line and measured in tenths, 0 to 40. A change of 10 is more than chance (NHS England).'),
    ('00000000-0000-4000-8000-000000600107', 'swemwbs', 'Wellbeing as young people see it themselves: the score that the published table gives for the total of seven, 7 to 35. A change of 3 is more than chance (NHS England).'))
       x (id, code, about)
  JOIN measure_definition d ON d.code = x.code AND d.superseded_at IS NULL AND d.revision = 1;
INSERT INTO measure_definition (id, made_by, code, name, about, entry, informants, licence)
SELECT '00000000-0000-4000-8000-000000600111', '00000000-0000-4000-8000-000000000002', 'srs', 'Session Rating Scale (SRS)',
       'How a session was for the young person: total of four scales that are marked on a line and measured in tenths, 0 to 40. How much change is more than chance is not published.',
       'total', '{self}', 'Needs a licence: the total alone is recorded.'
 WHERE NOT EXISTS (SELECT FROM measure_definition d WHERE d.code = 'srs');
INSERT INTO measure_scale (definition_id, position, code, name, min, max, step, higher_is_better)
SELECT d.id, 1, 'total', 'Total', 0, 40, 0.1, true FROM measure_definition d WHERE d.id = '00000000-0000-4000-8000-000000600111';
INSERT INTO measure_scale (definition_id, position, code, name, min, max, step, higher_is_better, items, sum_of, missing_max, asks_label, change_of, reliable_change)
SELECT n.id, s.position, s.code, s.name, s.min, s.max, CASE n.code WHEN 'swemwbs' THEN 0.01 ELSE 0.1 END, s.higher_is_better, s.items, s.sum_of, s.missing_max, s.asks_label,
       s.change_of, s.reliable_change
  FROM measure_definition n JOIN measure_definition d ON d.code = n.code AND d.revision = 1 JOIN measure_scale s ON s.definition_id = d.id
 WHERE n.id IN ('00000000-0000-4000-8000-000000600105', '00000000-0000-4000-8000-000000600106', '00000000-0000-4000-8000-000000600107');
INSERT INTO measure_code (definition_id, scale, code, term, informant, form)
SELECT n.id, k.scale, k.code, k.term, k.informant, k.form
  FROM measure_definition n JOIN measure_definition d ON d.code = n.code AND d.revision = 1 JOIN measure_code k ON k.definition_id = d.id
 WHERE n.id IN ('00000000-0000-4000-8000-000000600105', '00000000-0000-4000-8000-000000600106', '00000000-0000-4000-8000-000000600107');
UPDATE measure_definition d SET superseded_at = now()
  FROM measure_definition n
 WHERE n.code = d.code AND d.revision = 1 AND d.superseded_at IS NULL
   AND n.id IN ('00000000-0000-4000-8000-000000600105', '00000000-0000-4000-8000-000000600106', '00000000-0000-4000-8000-000000600107');
UPDATE measure_definition SET superseded_at = NULL
 WHERE id IN ('00000000-0000-4000-8000-000000600105', '00000000-0000-4000-8000-000000600106', '00000000-0000-4000-8000-000000600107');
ALTER TABLE measure_definition ENABLE TRIGGER USER;

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION measure_definition_item(x measure_definition) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'code', (x).code, 'revision', (x).revision, 'in_use', (x).superseded_at IS NULL, 'name', (x).name, 'about', (x).about, 'entry', (x).entry,
    'informants', (x).informants, 'item_min', (x).item_min, 'item_max', (x).item_max, 'labels', (x).labels, 'licence', (x).licence,
    'may_hold_wording', (x).may_hold_wording,
    'items', (SELECT coalesce(json_agg(json_build_object('number', i.number, 'name', i.name, 'wording', i.wording) ORDER BY i.number), '[]')
                FROM measure_item i WHERE i.definition_id = (x).id),
    'scales', (SELECT coalesce(json_agg(json_build_object('code', s.code, 'name', s.name, 'min', trim_scale(s.min), 'max', trim_scale(s.max), 'step', trim_scale(s.step),
                   'higher_is_better', s.higher_is_better,
                   'items', s.items, 'sum_of', s.sum_of, 'missing_max', s.missing_max, 'asks_label', s.asks_label,
                   'change_of', s.change_of, 'reliable_change', s.reliable_change::text,
                   'has_norms', EXISTS (SELECT FROM measure_norm n WHERE n.definition_id = s.definition_id AND n.scale = s.code),
                   'bands', (SELECT coalesce(json_agg(json_build_object('of', c.of, 'from', trim_scale(c.from_value), 'to', trim_scale(c.to_value), 'name', c.name,
                                 'level', c.level, 'asks_assessment', c.asks_assessment) ORDER BY c.of, c.from_value NULLS FIRST), '[]')
                               FROM measure_cut c WHERE c.definition_id = s.definition_id AND c.scale = s.code),
                   'snomed', (SELECT coalesce(json_agg(json_build_object('code', k.code, 'term', k.term, 'informant', k.informant, 'form', k.form)
                                 ORDER BY k.form NULLS FIRST, k.informant), '[]')
                                FROM measure_code k WHERE k.definition_id = s.definition_id AND k.scale = s.code)) ORDER BY s.position), '[]')
                 FROM measure_scale s WHERE s.definition_id = (x).id));
COMMENT ON FUNCTION measure_definition_item IS 'What a measure is, as the API answers';

CREATE FUNCTION measure_norms(definition uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT coalesce(json_agg(json_build_object('scale', n.scale, 'sex', n.sex, 'from_age', n.from_age, 'to_age', n.to_age,
                            'mean', trim_scale(n.mean)::text, 'sd', trim_scale(n.sd)::text) ORDER BY n.scale, n.sex, n.from_age), '[]')
          FROM measure_norm n WHERE n.definition_id = measure_norms.definition);
COMMENT ON FUNCTION measure_norms IS 'The norms of a measure, for whoever makes its next revision';

-- Of each score the one before it, of the same informant: of another revision of the measure too, where it has such a score.
CREATE FUNCTION measure_changes(child uuid) RETURNS TABLE (measure_id uuid, changes json)
LANGUAGE sql STABLE ROWS 10
BEGIN ATOMIC
    SELECT w.id, json_agg(json_build_object('scale', w.scale, 'name', w.name, 'of', w.change_of, 'from', w.before, 'from_on', w.before_on, 'to', w.value,
                              'change', CASE WHEN abs(w.value - w.before) < w.reliable_change THEN 'none'
                                             WHEN (w.value > w.before) = w.higher_is_better THEN 'better' ELSE 'worse' END) ORDER BY w.position)
      FROM (SELECT m.id, s.code AS scale, s.name, s.position, s.change_of, s.reliable_change, s.higher_is_better, v.value, m.completed_on,
                   lag(v.value) OVER earlier AS before, lag(m.completed_on) OVER earlier AS before_on
              FROM measure m
              JOIN measure_score c ON c.measure_id = m.id
              JOIN measure_definition d ON d.id = m.definition_id
             CROSS JOIN LATERAL json_array_elements(c.scores) e (score)
              JOIN measure_scale s ON s.definition_id = d.id AND s.code = e.score ->> 'scale'
             CROSS JOIN LATERAL (SELECT (e.score ->> CASE s.change_of WHEN 't' THEN 't' ELSE 'score' END)::numeric) v (value)
             WHERE m.child_id = measure_changes.child AND s.reliable_change IS NOT NULL AND v.value IS NOT NULL
            WINDOW earlier AS (PARTITION BY d.code, m.informant, s.code, s.change_of, lower(e.score ->> 'label') ORDER BY m.completed_on, m.made_at, m.id)) w
     WHERE w.before IS NOT NULL
     GROUP BY w.id;
END;
COMMENT ON FUNCTION measure_changes IS 'Which scores of a child''s measures changed since the one before by more than chance explains, and which did not';

CREATE OR REPLACE VIEW measure_shown WITH (security_invoker = true) AS
SELECT m.id, m.child_id, m.tier, m.made_at, m.made_by, m.version, m.definition_id, m.informant, m.completed_on, m.service_id,
       d.code, d.revision, d.name, s.id IS NULL AS held_back, s.id IS NULL AND b.id IS NULL AS bands_held_back,
       b.bands, s.scores, s.answers, s.note, greatest(m.tier, b.tier, s.tier) AS deepest, s.change_reason
  FROM measure m
  JOIN measure_definition d ON d.id = m.definition_id
  LEFT JOIN measure_band b ON b.measure_id = m.id
  LEFT JOIN measure_score s ON s.measure_id = m.id;
COMMENT ON COLUMN measure_shown.change_reason IS 'Why it was corrected; none when held back, or where it was not';

CREATE OR REPLACE FUNCTION measure_entry(x measure_shown, changes json) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'child', (x).child_id, 'definition', (x).definition_id, 'measure', (x).code, 'revision', (x).revision, 'name', (x).name,
    'informant', (x).informant, 'completed_on', (x).completed_on,
    'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (x).service_id),
    'held_back', (x).held_back, 'bands_held_back', (x).bands_held_back, 'bands', (x).bands, 'scores', (x).scores, 'changes', CASE WHEN (x).held_back THEN NULL ELSE coalesce(changes, '[]') END,
    'answers', (x).answers, 'note', (x).note, 'change_reason', (x).change_reason,
    'assessment', (SELECT json_build_object('id', t.id, 'state', t.state, 'due_on', t.due_on, 'outcome', t.outcome)
                     FROM task t WHERE t.child_id = (x).child_id AND t.kind = 'assessment' AND t.about_id = (x).id));
GRANT EXECUTE ON FUNCTION measure_definition_item(measure_definition), measure_norms(uuid), measure_changes(uuid) TO around_app;

DO $$
DECLARE
    any_id uuid := (SELECT s.definition_id FROM measure_scale s LIMIT 1);
BEGIN
    IF (SELECT count(*) FROM measure_definition d WHERE d.code IN ('ors', 'cors', 'swemwbs', 'srs') AND d.superseded_at IS NULL) <> 4
       OR (SELECT s.step FROM measure_scale s JOIN measure_definition d ON d.id = s.definition_id WHERE d.code = 'srs' AND s.code = 'total') IS DISTINCT FROM 0.1
       OR EXISTS (SELECT FROM measure_definition d WHERE d.superseded_at IS NULL GROUP BY d.code HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'verify: no measure goes in tenths';
    END IF;
    BEGIN
        INSERT INTO measure_scale (definition_id, position, code, name, min, max, step, higher_is_better) VALUES (any_id, 40, 'verify', 'Verify', 0, 9.95, 0.1, true);
        RAISE EXCEPTION 'verify: a scale may end between its steps';
    EXCEPTION WHEN check_violation THEN NULL;
    END;
END $$;
