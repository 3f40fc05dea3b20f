# P3: what the record of looks costs. The product has no switch that leaves it out, and must not have one; so the other side is the same
# program linked with unrecorded.c in the place of server/look.c: the same threads, statements and pictures, and no record.

measure_record() {
  local at16=() at64=() i connections recorded other unrecorded
  world "$pictures" "$pictures"
  recorded=$port
  sign_in worker
  serve "$build/around_unrecorded" "$(conninfo around_app "$database")"
  other=$port
  drive picture 16
  port=$recorded
  drive picture 16
  for ((i = 0; i < rounds; i++)); do
    for connections in 16 64; do
      port=$other; drive picture $connections; unrecorded=$rate
      port=$recorded; drive picture $connections
      if [ $connections = 16 ]; then at16+=("$(ratio "$rate" "$unrecorded")"); else at64+=("$(ratio "$rate" "$unrecorded")"); fi
    done
  done
  figure P3 "picture, 16 connections, recorded against unrecorded" ">=" 0.90 "${at16[@]}"
  figure P3 "picture, 64 connections, recorded against unrecorded" ">=" 0.90 "${at64[@]}"
}
