-- $1 id. What stands: requested, decided, whether agreed, draft, final, reviewed, ended, why.
SELECT requested_on, decided_on, is_agreed, draft_on, final_on, reviewed_on, ended_on, end_reason FROM ehcp WHERE id = $1
