dofile(os.getenv("BENCH_LIB") .. "/said.lua")
local headers = { Cookie = os.getenv("BENCH_COOKIE"), ["X-CSRF-Token"] = os.getenv("BENCH_CSRF"), ["Content-Type"] = "application/json" }
local count, started = 0, os.time()

function request()
  count = count + 1
  headers["Idempotency-Key"] = string.format("%d-%d-%d-%d", started, id, count, math.random(1e9))
  return wrk.format("POST", "/api/v1/children/" .. child() .. "/sdqs", headers, os.getenv("BENCH_BODY"))
end
