# P10: reports over many children against reports over few: who oversees all reads the data set of a month, the numbers of oversight, its lists.
# And three measures over 24 months, counted anew by the definitions from which the service counts what it keeps, against plain SQL; the two have
# to say the same.

declare -A reports_are_made reports_cookie reports_given_up

reports_make() {
  local log=$temporary/$database.counted.log part parts=()
  run_logged "$log" cluster_sql "$database" -f "$BENCH_LIB/counted.sql" || return 1
  for part in 0 1 2; do
    cluster_sql "$database" -v part=$part -f "$BENCH_LIB/kept.sql" >>"$log" 2>&1 &
    parts+=($!)
  done
  wait "${parts[0]}" && wait "${parts[1]}" && wait "${parts[2]}" || { tail -n 5 "$log" >&2; return 1; }
  run_logged "$log" cluster_sql "$database" -f "$BENCH_LIB/sums.sql"
}

reports_world() { # CHILDREN
  local started=$SECONDS
  world "$1" 0
  [ -z "${reports_are_made[$database]:-}" ] || return 0
  reports_make || stop_with 5 "what reports count could not be made"
  reports_are_made[$database]=1
  printf '      what is counted of %d children in %d s\n' "$1" $((SECONDS - started))
}

reports_paths() { # KIND
  local i
  case $1 in
    oversight) echo oversight ;;
    lists) printf 'oversight/%s\n' needs clocks silent overlaps loops bounced waits waiting outside ;;
    cohort) printf 'cohort?by=%s\n' all team home age sex service all team home age ;;
    schools) echo cohort?by=school ;;
    data_set) for ((i = 0; i < 10; i++)); do echo data-set; done ;;
  esac
}

# Sets $took, seconds, and $work, processor time in ticks. The service gives an answer up that takes too long: then it is at least that long.
reports_read() { # KIND CHILDREN
  local urls=() path
  world "$2" 0
  for path in $(reports_paths "$1"); do urls+=(-o "$temporary/report" "http://127.0.0.1:$port/api/v1/$path"); done
  processor_begin
  curl -sS -m 30 -H "Cookie: ${reports_cookie[$2]}" -w '%{http_code} %{time_total}\n' "${urls[@]}" >"$temporary/reports" || stop_with 1 "$1 among $2 children: no answer"
  processor_end 1
  took=$(awk '{ t += $2 } END { print t }' "$temporary/reports") work=$((in_service + in_database + 1))
  ! grep -qv '^200 ' "$temporary/reports" || reports_given_up[$1]=", at least"
}

reports_compared() { # KIND WHAT
  local ratios=() worth=() i before before_work times=$rounds
  for i in "$small" "$large"; do
    reports_world "$i"
    sign_in lead; reports_cookie[$i]=$BENCH_COOKIE
  done
  reports_read "$1" "$small"
  [ -z "${reports_given_up[$1]:-}" ] || stop_with 1 "the service gave up to read $1 among $small children"
  reports_read "$1" "$large"
  [ -z "${reports_given_up[$1]:-}" ] || times=1
  for ((i = 0; i < times; i++)); do
    reports_read "$1" "$small"; before=$took before_work=$work
    reports_read "$1" "$large"
    ratios+=("$(ratio "$took" "$before")") worth+=("$(ratio "$work" "$before_work")")
  done
  figure P10 "$2: $large against $small${reports_given_up[$1]:-}" "<=" 1.5 "${ratios[@]}"
  figure P10 "the same by processor time" "<=" 1.5 "${worth[@]}"
}

reports_counted() { # FILE
  processor_begin
  cluster_sql "$database" -A -t -c "SET jit = off" -f "$BENCH_LIB/$1.sql" >"$temporary/$1" || stop_with 1 "$1.sql did not run"
  sleep 0.5
  processor_end 1
  work=$((in_database + 1))
}

measure_reports() {
  local ratios=() times=() i took work plain
  reports_compared data_set "data set of a month among many children"
  reports_compared cohort "SDQs by month and group among many children"
  reports_compared oversight "numbers of oversight among many children"
  reports_compared lists "lists of oversight among many children"
  for ((i = 0; i < rounds; i++)); do
    reports_read schools "$large"; times+=("$took")
  done
  figure P10 "SDQs by month and school among $large children: seconds" "<=" 1 "${times[@]}"
  for ((i = 0; i < 3; i++)); do
    reports_counted plain; plain=$work
    reports_counted recount; ratios+=("$(ratio "$work" "$plain")")
    cmp -s "$temporary/plain" "$temporary/recount" || stop_with 1 "counted in two ways, the measures differ"
  done
  figure P10 "three measures over 24 months counted anew, against plain SQL" "<=" 0.4 "${ratios[@]}"
}
