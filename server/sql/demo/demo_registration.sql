-- No parameters. The numbers with Social Work England of those who lead the work with children; of one in five nobody has said it.
UPDATE person p SET registration = 'SW' || 100000 + 37 * n.place
  FROM (SELECT a.person_id, row_number() OVER (ORDER BY q.username) AS place
          FROM (SELECT DISTINCT x.person_id FROM allocation x WHERE x.kind = 'worker') a JOIN person q ON q.id = a.person_id) n
 WHERE p.id = n.person_id AND n.place % 5 <> 0
