-- $1 group. The next number of a card.
SELECT coalesce(max(number), 0) + 1 FROM challenge WHERE group_id = $1
