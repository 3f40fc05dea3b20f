dofile(os.getenv("BENCH_LIB") .. "/said.lua")
local headers = { Cookie = os.getenv("BENCH_COOKIE") }

function request() return wrk.format("GET", "/api/v1/children/" .. child() .. "/picture", headers) end
