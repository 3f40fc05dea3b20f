-- $1 child, $2 a consent was withdrawn. Opens and settles the warnings about therapy.
SELECT therapy_review($1, $2)
