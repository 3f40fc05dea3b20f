-- $1 id. A session with who came and what they said.
SELECT training_one(t), NULL, 'v' || t.version FROM training_session t WHERE t.id = $1
