-- $1 id. Whether it was given; whether it has been withdrawn.
SELECT is_given, withdrawn_on IS NOT NULL FROM consent WHERE id = $1
