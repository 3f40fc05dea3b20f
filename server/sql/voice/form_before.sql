-- As sdq_before, of the SDQ that the link of this transaction asks for: day, emotional, conduct, hyperactivity, peer, prosocial, impact of the one before it.
SELECT (f.form ->> 'completed_on')::date, (f.form ->> 'emotional')::integer, (f.form ->> 'conduct')::integer, (f.form ->> 'hyperactivity')::integer, (f.form ->> 'peer')::integer,
       (f.form ->> 'prosocial')::integer, (f.form ->> 'impact')::integer
  FROM form_use(current_setting('around.token'), 'before') f
 WHERE f.form IS NOT NULL
