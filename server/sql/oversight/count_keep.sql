-- $1 of how many children at most. Works out anew what is counted of those whose records changed; how many still wait.
SELECT count_keep($1)
