-- $1 person. A newer link replaces those that stand.
UPDATE invitation SET used_at = now() WHERE person_id = $1 AND used_at IS NULL
