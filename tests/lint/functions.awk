# Each C function of the tree as: LINES FILE:LINE. A body begins with { alone on a line, as clang-format leaves it, or the whole
# function stands on one line. Lines are counted from the first brace to the last.
FNR == 1 { start = 0; head = "" }
start && /^}$/ { print FNR - start + 1, FILENAME ":" start; start = 0 }
/^{$/ && head ~ /\)[^;=]*$/ { start = FNR }
/^[A-Za-z_].*\) \{.*\}$/ && !/=/ { print 1, FILENAME ":" FNR }
{ if ($0 !~ /^[ \t]*$/) head = $0 }
