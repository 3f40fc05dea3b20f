-- $1 round, $2 comments. Whether all of them are comments of it.
SELECT NOT EXISTS (SELECT FROM unnest($2::uuid[]) x (id)
                    WHERE NOT EXISTS (SELECT FROM feedback_answer a JOIN feedback f ON f.id = a.feedback_id WHERE a.id = x.id AND a.number IS NULL AND f.evaluation_id = $1))
