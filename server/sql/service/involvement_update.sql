-- $1 id, $2 type of work, $3 practitioner, $4 state (null: as it is), $5 the day on which it closes, if it does, $6 outcome was sent, $7 outcome, $8 why it closes.
UPDATE involvement
   SET type_of_work = coalesce($2, type_of_work),
       practitioner_id = coalesce($3, practitioner_id),
       state = coalesce($4, state),
       until_on = CASE coalesce($4, state) WHEN 'closed' THEN coalesce(until_on, $5) END,
       end_reason = CASE coalesce($4, state) WHEN 'closed' THEN coalesce($8, end_reason) END,
       outcome = CASE WHEN $6::boolean THEN $7 ELSE outcome END
 WHERE id = $1
