# R19 and P12: what honest callers notice of slow ones, of a flood of sign-ins and of a report, each against the same service in quiet. The
# pictures are asked for at a steady rate, so that one that waits makes the next ones wait and does not make them fewer.

crowd_begin() { # KIND [COOKIE]
  node "$BENCH_LIB/crowd.mjs" "$1" "http://127.0.0.1:$port" "${2:-}" >"$temporary/crowd" 2>"$temporary/crowd.log" &
  crowd=$!
  for _ in $(seq 300); do
    grep -q ready "$temporary/crowd" && return
    sleep 0.1
  done
  crowd_end
  stop_with 1 "the crowd did not come ($1): $(tail -n 1 "$temporary/crowd.log")"
}

crowd_end() { kill "$crowd" 2>/dev/null; wait "$crowd" 2>/dev/null; sleep 2; }

honest() {
  local answers bad
  read -r p50 p99 answers bad < <(node "$BENCH_LIB/honest.mjs" "http://127.0.0.1:$port" "$worker" $((seconds * 5)))
  [ "${bad:-1}" = 0 ] || stop_with 1 "${bad:-all} of ${answers:-all} pictures did not come"
}

measure_crowd() {
  local slow=() sign_ins=() report=() i kind quiet worker lead crowd
  world "$pictures" "$pictures"
  sign_in lead; lead=$BENCH_COOKIE
  sign_in worker; worker=$BENCH_COOKIE
  honest
  for ((i = 0; i < rounds; i++)); do
    honest; quiet=$p99
    for kind in slow sign_ins report; do
      crowd_begin $kind "$lead"
      honest
      crowd_end
      case $kind in
        slow) slow+=("$(ratio "$p99" "$quiet")") ;;
        sign_ins) sign_ins+=("$(ratio "$p99" "$quiet")") ;;
        report) report+=("$(ratio "$p99" "$quiet")") ;;
      esac
    done
  done
  figure R19 "picture, 50 a second beside 4,700 slow connections: p99 against quiet" "<=" 2 "${slow[@]}"
  figure P12 "the same beside a flood of sign-ins" "<=" 2 "${sign_ins[@]}"
  figure P12 "the same while a report runs" "<=" 2 "${report[@]}"
}
