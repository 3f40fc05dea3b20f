-- $1 token hash, $2 hash of the new password, or null only to ask. What the link is for, and whose; no row: used, ended, never there.
SELECT purpose, about FROM invitation_use($1, $2)
