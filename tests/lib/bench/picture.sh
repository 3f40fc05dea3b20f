# P1, P2, P4, P8: the picture by the service, whose looks are durable before it answers, against PostgreSQL alone with the same
# statement, which records nothing.

picture_statements() {
  printf '\\set n random(1, %d)\n\\startpipeline\n' "$BENCH_CHILDREN"
  as_person
  for _ in $(seq "$1"); do statement picture "$(child)" "NULL::date"; done
  printf '\\endpipeline\n'
}

# The best that one statement without policies does: as the superuser, whom they do not bind, with two clients, with four, and with four
# that send eight at once and wait for none. Sets $best and $least, its processor time.
best_without_policies() {
  limit "$temporary/picture.pgbench" postgres 2; best=$tps least=$spent
  limit "$temporary/picture.pgbench" postgres 4; best=$(larger "$best" "$tps") least=$(smaller "$least" "$spent")
  limit "$temporary/pictures.pgbench" postgres 4; best=$(larger "$best" "$(times "$tps" 8)") least=$(smaller "$least" "$(times "$spent" 0.125 6)")
}

picture_round() {
  local base work
  limit "$temporary/picture.pgbench" around_app 4; base=$tps work=$spent
  drive picture 16; at16+=("$(ratio "$rate" "$base")")
  drive picture 64; at64+=("$(ratio "$rate" "$base")") spread+=("$(ratio "$p99" "$p50")") cpu+=("$(ratio "$in_service" "$in_database")")
  worth+=("$(ratio "$work" "$spent")") base=$rate work=$spent
  best_without_policies; open+=("$(ratio "$base" "$best")") open_worth+=("$(ratio "$least" "$work")")
  limit "$temporary/picture.pgbench" around_app 1; base=$p50
  drive picture 1; one+=("$(ratio "$p50" "$base")")
}

measure_picture() {
  local at16=() at64=() worth=() open=() open_worth=() spread=() one=() cpu=() best least i
  world "$pictures" "$pictures"
  sign_in worker
  picture_statements 1 >"$temporary/picture.pgbench"
  picture_statements 8 >"$temporary/pictures.pgbench"
  drive picture 16
  limit "$temporary/picture.pgbench" around_app 4
  for ((i = 0; i < rounds; i++)); do picture_round; done
  figure P1 "picture, 16 connections, against pgbench 4 with the same policies" ">=" 0.85 "${at16[@]}"
  figure P1 "picture, 64 connections, against pgbench 4 with the same policies" ">=" 0.85 "${at64[@]}"
  figure P1 "the same by processor time for each" ">=" 0.85 "${worth[@]}"
  figure P2 "picture, 64 connections, against the best without policies" ">=" 0.65 "${open[@]}"
  figure P2 "the same by processor time for each" ">=" 0.65 "${open_worth[@]}"
  figure P4 "picture, 64 connections: p99 against p50" "<=" 1.8 "${spread[@]}"
  figure P4 "picture, 1 connection: p50 against that of pgbench 1" "<=" 1.25 "${one[@]}"
  figure P8 "picture: processor time of the service against PostgreSQL's" "<=" 0.20 "${cpu[@]}"
}
