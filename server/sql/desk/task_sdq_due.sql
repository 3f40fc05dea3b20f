-- $1 id, $2 child, $3 due on or null, $4 what is to be done. Keeps one open task for the next SDQ: moves it, makes it, or drops it when nothing is due.
SELECT sdq_next($1, $2, $3, $4)
