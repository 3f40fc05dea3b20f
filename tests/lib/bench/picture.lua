dofile(os.getenv("BENCH_LIB") .. "/said.lua")
local headers = { Cookie = os.getenv("BENCH_COOKIE") }

function init() math.randomseed(os.time() + id * 7919) end
function request() return wrk.format("GET", "/api/v1/children/" .. child() .. "/picture", headers) end
