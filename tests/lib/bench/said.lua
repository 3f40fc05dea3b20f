-- What each measuring script begins with: its threads told apart, a child of the worker's, and the end of the run as one line that the
-- bench reads: good answers a second, latencies in microseconds, all answers, and those that were no good or did not come.
local threads = {}

function setup(thread)
  thread:set("id", #threads + 1)
  table.insert(threads, thread)
end

function init() math.randomseed(os.time() + id * 7919) end

function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("SAID %.1f %d %d %d %d %d\n", (summary.requests - summary.errors.status) / summary.duration * 1e6, latency:percentile(50),
    latency:percentile(95), latency:percentile(99), summary.requests, bad))
end

function child()
  return string.format("00000000-0000-4000-8000-%012d", os.getenv("BENCH_STEP") * math.random(tonumber(os.getenv("BENCH_CHILDREN"))))
end
