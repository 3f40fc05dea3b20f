-- $1 code. A row where there is a kind of group of this code.
SELECT 1 FROM group_kind WHERE code = $1
