-- $1 batch, applied. Of each of its children: id, born, in care since, first and second review since then, last SDQ of a carer.
SELECT child_id, born_on, since, first_on, second_on, last_on FROM import_facts($1)
