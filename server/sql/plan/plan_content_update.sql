-- $1 plan, $2 who attended, $3 what goes well, $4 concerns, $5 outcomes (JSON arrays or null: as it is), $6 formulation was sent, $7 formulation, $8 letter was
-- sent, $9 letter.
UPDATE plan_content
   SET attended = coalesce($2, attended), going_well = coalesce($3, going_well), concerns = coalesce($4, concerns), outcomes = coalesce($5, outcomes),
       formulation = CASE WHEN $6::boolean THEN $7 ELSE formulation END, letter = CASE WHEN $8::boolean THEN $9 ELSE letter END
 WHERE plan_id = $1
