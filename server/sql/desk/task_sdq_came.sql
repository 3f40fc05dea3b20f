-- $1 child, $2 informant, $3 day of completion, $4 months that a form counts beside another informant's, $5 is it the newest of this informant. What was asked of this informant is settled by the form that came, unless that is too old for what it was asked for; the next one due too, when it is the carer's newest.
SELECT sdq_came($1, $2, $3, $4, $5)
