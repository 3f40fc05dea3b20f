-- Whether the fictional council has been made in this database.
SELECT EXISTS (SELECT FROM agency WHERE kind = 'council' AND code = 'WESTSHIRE')
