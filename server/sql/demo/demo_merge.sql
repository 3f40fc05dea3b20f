-- $1 child, $2 who put them together, $3 day on which they did. Of the fictional council: a second record of this child that was put together with it.
WITH kept AS (
    SELECT c.*, overlay(overlay(md5('merged' || c.id) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid AS other,
           overlay(overlay(md5('match' || c.id) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid AS match,
           overlay(overlay(md5('merge' || c.id) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid AS merge, $3::date + interval '10 hours' AS at
      FROM child c WHERE c.id = $1
), other AS (
    INSERT INTO child (id, made_at, made_by, tier, given_names, family_name, born_on, sex, local_id)
    SELECT k.other, k.at - interval '40 days', k.made_by, 5, 'Sofia', k.family_name, k.born_on, k.sex, '5' || k.local_id FROM kept k
), pair AS (
    INSERT INTO match_task (id, made_at, made_by, child_id, other_id, why, state, reason, settled_by, settled_at)
    SELECT k.match, k.at - interval '40 days', k.made_by, k.other, k.id, 'The same day of birth and a name that is alike', 'same',
           'One girl: her name was written down as it sounds when she came into care. Her carers know both numbers.', $2, k.at FROM kept k
), merged AS (
    INSERT INTO child_merge (id, made_at, made_by, child_id, other_id, match_id, was, kept_was, tier_was)
    SELECT k.merge, k.at, $2, k.id, k.other, k.match,
           json_build_object('id', k.other, 'name', 'Sofia ' || k.family_name, 'given_names', 'Sofia', 'family_name', k.family_name, 'known_as', NULL, 'born_on', k.born_on, 'sex', k.sex,
               'local_id', '5' || k.local_id, 'nhs_number', NULL, 'upn', NULL),
           (SELECT child_said(c) FROM child c WHERE c.id = k.id), 1 FROM kept k
), told AS (
    INSERT INTO child_joined (id, made_at, made_by, child_id, tier, kind)
    SELECT overlay(overlay(md5('joined' || k.id) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid, k.at, $2, k.id, 1, 'joined' FROM kept k
)
INSERT INTO child_alias (merged_id, kept_id) SELECT k.other, k.id FROM kept k
