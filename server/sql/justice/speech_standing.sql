-- $1 id. What stands: asked for, due, done, by whom, why not, when that was clear, error, what was found, in words.
SELECT x.referred_on, x.due_on, x.assessed_on, x.by_whom, x.closed_why, x.closed_on, x.error_reason, f.outcome, f.text
  FROM speech_language x LEFT JOIN speech_language_finding f ON f.speech_id = x.id
 WHERE x.id = $1
