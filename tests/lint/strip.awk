# C without its comments and without what stands in its strings: FILE:LINE: text. Lines keep their numbers.
FNR == 1 { in_comment = 0 }
{
  rest = $0; out = ""
  while (rest != "") {
    if (in_comment) {
      end = index(rest, "*/")
      if (!end) break
      rest = substr(rest, end + 2); in_comment = 0; out = out " "
      continue
    }
    if (!match(rest, /\/\*|\/\/|"|'/)) { out = out rest; break }
    out = out substr(rest, 1, RSTART - 1)
    mark = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    if (mark == "//") break
    if (mark == "/*") { in_comment = 1; continue }
    if (mark == "\"" && match(rest, /^([^"\\]|\\.)*"/)) rest = substr(rest, RLENGTH + 1)
    if (mark == "'" && match(rest, /^([^'\\]|\\.)*'/)) rest = substr(rest, RLENGTH + 1)
    # an include's name is no string
    out = out mark (out ~ /#[ ]*include/ ? substr($0, length(out) + 2) : mark)
    if (out ~ /#[ ]*include/) break
  }
  print FILENAME ":" FNR ": " out
}
