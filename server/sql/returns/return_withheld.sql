-- No parameters. How many children are kept from me by name, so that no return of mine has them.
SELECT cardinality(my_denied())
