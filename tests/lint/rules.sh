# The rules of tests/lint, as functions. Each prints what is wrong, one line an offence, and nothing where all is well. They look at the
# folder they are called in. Sourced by run and by selftest; $lint is this folder.
#
# Words that may not stand in the tree are written here with brackets, so that the rules do not find themselves.

rules="seams pure file_lines function_lines function_median banned memory sql_comment sql_keywords sql_used hosts workplace
unfinished words big binary shell format clang tidy"

# files REGEX: the project's files whose path matches, those not yet committed too.
files() {
  if [ -e .git ]; then git ls-files -co --exclude-standard; else find . -type f | sed 's|^\./||'; fi |
    grep -E "$1" | LC_ALL=C sort | while IFS= read -r file; do [ -f "$file" ] && printf '%s\n' "$file"; done
}

c_files() { files "${1:-^(server|include|tests|cmake)/.*\.[ch]$}"; }

stripped() { c_files "${1:-}" | xargs -r -d '\n' awk -f "$lint/strip.awk"; }

# Only http/ knows libmicrohttpd, only db/ libpq, only base/json_* jansson, only auth/ libsodium and liboath, only base/table_* libxlsxwriter,
# only job/mail.c libcurl, only base/json_calendar.c libical, only base/upload_png.c zlib.
rule_seams() {
  local header home
  while read -r header home; do
    stripped '^(server|include)/.*\.[ch]$' | grep -E "#[ ]*include[ ]*[<\"]([^>\"]*/)?$header" | grep -Ev "^$home"
  done <<'END'
microhttpd.h server/http/
libpq-fe.h server/db/
jansson.h server/base/json_
sodium.h server/auth/
(liboath/)?oath.h server/auth/
xlsxwriter.h server/base/table_
curl/curl.h server/job/mail.c
libical/ical.h server/base/json_calendar.c
zlib.h server/base/upload_png
END
}

# A rule includes pure.h, whose poison makes I/O and allocation fail to compile.
rule_pure() {
  files '^server/rules/.*\.c$' | while IFS= read -r file; do
    grep -q '^#include "pure.h"' "$file" || echo "$file: a rule that does not include pure.h"
  done
}

# The words on screen stand in one file, however many they are.
rule_file_lines() {
  files '\.(c|h|sql|ts|tsx|mjs|js|awk|sh|cmake)$|/run$|^deploy/quickstart$' | grep -Ev '^migrations/|^static/src/lib/words.ts$' |
    xargs -r -d '\n' awk 'FNR == 501 {print FILENAME ": more than 500 lines"}'
}

functions() { c_files '^(server|include)/.*\.[ch]$' | xargs -r -d '\n' awk -f "$lint/functions.awk"; }

rule_function_lines() { functions | awk '$1 > 100 {print $2 ": a function of " $1 " lines; 100 at most"}'; }

rule_function_median() {
  functions | sort -n | awk '{ n[NR] = $1 }
    END { if (NR && n[int((NR + 1) / 2)] > 20) print "the median of " NR " functions is " n[int((NR + 1) / 2)] " lines; 20 at most" }'
}

# What overflows, what has hidden state, what takes text for SQL, and what wraps numbers (json_unpack).
rule_banned() {
  local word='(^|[^A-Za-z0-9_])'
  stripped '^(server|include|cmake)/.*\.[ch]$' | grep -E "^[^:]*:[0-9]+: .*$word(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|PQescape[A-Za-z]*|PQfn|json_unpack[a-z_]*|MHD_create_post_processor|setlocale|uselocale|alloca)\(" |
    sed 's/$/   <- banned/'
  # PQexec takes several statements in one text: for the migrations and for words without data only.
  stripped '^server/.*\.[ch]$' | grep -E "${word}PQ(exec|sendQuery)\(" | grep -v '^server/db/migrate' |
    grep -Ev 'PQ(exec|sendQuery)\([^,]*, ""\)' | sed 's/$/   <- PQexec with more than a literal/'
}

rule_memory() {
  stripped '^server/(api|rules)/.*\.[ch]$' | grep -E '(^|[^A-Za-z0-9_])((malloc|calloc|realloc|strdup|free)\(|goto )'
}

rule_sql_comment() {
  files '^server/sql/.*\.sql$' | while IFS= read -r file; do
    head -n 1 "$file" | grep -q '^-- .' || echo "$file: the first line is a comment with the parameters"
  done
}

rule_sql_keywords() {
  files '^(server/sql|migrations)/.*\.sql$' |
    xargs -r -d '\n' grep -nE '^[ ]*(select|insert|update|delete|from|where|order|group|having|left|inner|join|values|returning|with|create|alter|drop|grant|revoke) ' /dev/null |
    sed 's/$/   <- keywords are upper case/'
}

rule_sql_used() {
  comm -13 <(files '^server/.*\.c$' | xargs -r -d '\n' grep -ohE '[a-z][a-z0-9_]*' /dev/null | sed 's/^sql_//' | LC_ALL=C sort -u) \
    <(files '^server/sql/.*\.sql$' | sed 's|.*/||; s|\.sql$||' | LC_ALL=C sort) | sed 's|.*|server/sql/&.sql: a statement that nothing uses|'
}

# The way to a package registry belongs to a machine, not to the project: neither in a lock file nor anywhere else.
rule_hosts() {
  files . | xargs -r -d '\n' grep -InE 'https?:/[/][A-Za-z0-9.-]*(registry|mirror|artifact|nexus|npmj[s]|deb\.debia[n]|pypi|crates\.)[A-Za-z0-9.-]*' /dev/null |
    cut -c 1-200
}

# What a clone does not have.
rule_workplace() {
  files . | xargs -r -d '\n' grep -InE '(^|[^A-Za-z0-9_./-])/wor[k]/|\.\./share[d]|farm-studi[o]|\.librar[y]/|subagen[t]' /dev/null | cut -c 1-200
}

rule_unfinished() { files . | xargs -r -d '\n' grep -InwE 'TOD[O]|FIXM[E]|XX[X]|HAC[K]' /dev/null | grep -v 'package-lock.json' | cut -c 1-200; }

# Words that young people asked not to be used of them.
rule_words() {
  files '^static/.*\.(ts|tsx|html|json|md|js|mjs)$' | grep -v 'package-lock.json' |
    xargs -r -d '\n' grep -InwE 'LACs?|[Aa]bscond(s|ed|ing|er)?|[Pp]lacement breakdowns?|[Cc]hallenging behaviou?rs?' /dev/null
}

rule_big() { files . | xargs -r -d '\n' ls -lL | awk '$5 > 204800 {print $NF ": " int($5 / 1024) " kB; 200 at most"}'; }

# Pictures, fonts and the fuzzers' inputs are bytes; nothing else is.
rule_binary() {
  files . | grep -Ev '\.(png|woff2|ico)$|^tests/fuzz/corpus/' | while IFS= read -r file; do
    [ ! -s "$file" ] || grep -qI . "$file" || echo "$file: a binary file"
  done
}

rule_shell() {
  files . | grep -Ev '\.(c|h|sql|ts|tsx|json|png|woff2|md)$' | xargs -r -d '\n' grep -lE '^#!.*(bash|/sh)' | while IFS= read -r file; do
    bash -n "$file" 2>&1
    [ -x "$file" ] || echo "$file: has no run bit"
  done
}

rule_format() {
  c_files | xargs -r -d '\n' -n 20 -P 2 clang-format --dry-run -Werror --style=file 2>&1 | grep -E 'error:' | sed 's/: error: .*/: not as clang-format has it/'
}

# The whole tree with the other compiler and its own warnings; also makes the commands that tidy reads.
rule_clang() {
  [ -e CMakeLists.txt ] || return
  { cmake --preset clang && cmake --build build/clang; } >build/clang.log 2>&1 || { grep -E 'error|FAILED' build/clang.log | head -n 20; echo "build/clang.log: clang does not build the tree"; }
}

# Nearly all of its time is the analyser's, which follows the paths from each entry point, all paths of most of them, until it has made
# 225,000 states. The short form stops at clang's own smaller number; --full does not.
rule_tidy() {
  local how="-- -std=c17" most=
  [ -n "${TEST_FULL:-}" ] || most="--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=75000"
  [ ! -e build/clang/compile_commands.json ] || how="-p build/clang"
  c_files '^server/.*\.c$' | xargs -r -d '\n' -n 1 -P 2 sh -c "clang-tidy --quiet $most \"\$0\" $how 2>/dev/null" |
    grep -E '(warning|error):' | sed "s|^$PWD/||" | sort -u
}
