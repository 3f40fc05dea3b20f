-- The sums of what the data set counts of each child, after kept.sql.
SET SESSION AUTHORIZATION around_owner;
INSERT INTO month_count (authority_id, indicator, month, numerator, denominator, children)
SELECT c.authority_id, c.indicator, e.month, sum(e.sign * c.numerator), sum(e.sign * c.denominator), sum(e.sign)
  FROM child_count c CROSS JOIN LATERAL (VALUES (c.from_month, 1), (c.until_month, -1)) e (month, sign)
 WHERE e.month < 'infinity'
 GROUP BY c.authority_id, c.indicator, e.month;
RESET SESSION AUTHORIZATION;
VACUUM ANALYZE;
CHECKPOINT;
