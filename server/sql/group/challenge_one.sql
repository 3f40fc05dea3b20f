-- $1 id. One challenge card.
SELECT challenge_item(c), NULL, 'v' || c.version FROM challenge c WHERE c.id = $1
