-- $1 id. What stands: started, ended, interview offered, held, refused; and whether it was an error.
SELECT started_on, ended_on, interview_offered_on, interview_on, interview_refused, error_reason IS NOT NULL FROM missing_episode WHERE id = $1
