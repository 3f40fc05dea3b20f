-- No parameters. Within how many working days somebody who asks is answered.
SELECT value::integer FROM setting WHERE name = 'share_decide_working_days'
