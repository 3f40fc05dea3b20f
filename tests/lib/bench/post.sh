# P5: an SDQ with scale scores and an Idempotency-Key: scored, follow-up tasks opened and settled, the next one due, look and key recorded,
# committed to the disk; against the same statements by pgbench, which has no rules to work out. Both are answered one statement after
# the other, since each asks what the one before said. Colons in the texts stand before a space, or pgbench would take a variable.

post_statements() {
  local id="('00000000-0000-4000-9' || lpad(:a::text, 3, '0') || '-' || lpad(:b::text, 12, '0'))::uuid" child day bands looked
  child=$(child) day="'$(date -d yesterday +%F)'"
  bands="'{\"emotional\": null, \"conduct\": null, \"hyperactivity\": null, \"peer\": null, \"prosocial\": null, \"total\": \"abnormal\", \"impact\": null}'"
  looked='[{"child": "00000000-0000-4000-8000-000000000001", "type": "sdq", "tier": 3, "relation": "A", "ids": ["00000000-0000-4000-8000-000000000001"]}]'
  printf '\\set n random(1, %d)\n\\set a random(1, 999)\n\\set b random(1, 999999999999)\n\\startpipeline\nBEGIN;\n' "$BENCH_CHILDREN"
  as_person
  statement idempotency_find "'p' || :b"
  printf '\\endpipeline\n'
  statement sdq_lock "$child::text"
  statement child_facts "$child"
  statement sdq_create "$id" "$child" "'parent'" "'4-17'" "$day" false "'scores'" 18 "'abnormal'" "'high'" "'cause_for_concern'"
  statement sdq_score_create "$id" "$child" "'parent'" 5 4 6 3 7 10 8 2 "$bands" "$bands"
  statement sdq_settings
  statement task_sdq_came "$child" "'parent'" "$day" 3 true
  statement task_sdq_ask "gen_random_uuid()" "$child" "'sdq_consultation'" "'parent'" "today() + 14" "'Talk the SDQ through at the next PEP and record what was decided'" "$id"
  statement task_sdq_ask "gen_random_uuid()" "$child" "'sdq_ask'" "'self'" "today() + 14" "'Offer the young person an SDQ of their own'" "$id"
  statement task_sdq_due "gen_random_uuid()" "$child" "today() + 364" "'Next SDQ from the carer'"
  statement sdq_one "$id"
  statement audit_append "'[{\"person\": \"$(worker_id)\", \"via\": \"session\", \"request_id\": \"bench\", \"route\": \"POST /children/{child}/sdqs\", \"outcome\": 201, \"child\": null, \"looked\": $looked}]'"
  statement idempotency_put "'p' || :b" "'/children/{child}/sdqs'" "repeat('d', 64)" 201 "'/api/v1/sdqs/x'" "'v1'" "repeat('x', 1200)"
  printf 'COMMIT;\n'
}

worker_id() { cluster_sql "$database" -A -t -c "SELECT id FROM person WHERE username = 'bench.worker'"; }

measure_post() {
  local ratios=() worth=() i base work
  world "$pictures" "$pictures"
  sign_in worker
  export BENCH_BODY
  BENCH_BODY='{"informant": "parent", "completed_on": "'$(date -d yesterday +%F)'", "version": "4-17",
    "scores": {"emotional": 5, "conduct": 4, "hyperactivity": 6, "peer": 3, "prosocial": 7, "impact": 2}}'
  post_statements >"$temporary/post.pgbench"
  drive post 16
  for ((i = 0; i < rounds; i++)); do
    limit "$temporary/post.pgbench" around_app 16; base=$tps work=$spent
    drive post 64; ratios+=("$(ratio "$rate" "$base")") worth+=("$(ratio "$work" "$spent")")
  done
  figure P5 "SDQ posted, 64 connections, against pgbench 16 with the same statements" ">=" 0.90 "${ratios[@]}"
  figure P5 "the same by processor time for each" ">=" 0.90 "${worth[@]}"
}
