-- $1 id, $2 the day on which it ends, or null: not changed, $3 why the social worker changed to this one, or null: not changed.
UPDATE allocation SET until_on = coalesce($2, until_on), change_code = coalesce($3, change_code) WHERE id = $1
