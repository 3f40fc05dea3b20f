# What every file of ours is compiled with, as one target: around_options.
option(AROUND_HARDENED "Position independent, full RELRO, stack and fortify checks" OFF)
option(AROUND_TESTS "Build the unit tests" ON)
option(AROUND_FUZZ "Build the fuzz targets of tests/fuzz (clang only)" OFF)
set(AROUND_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, such as address,undefined")

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Asserts stay on in every kind of build: no -DNDEBUG.
set(CMAKE_C_FLAGS_DEBUG "-O0 -g3")
if(AROUND_SANITIZE)
  set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
endif()
set(CMAKE_C_FLAGS_RELEASE "-O2 -g1")

add_library(around_options INTERFACE)
target_compile_definitions(around_options INTERFACE _GNU_SOURCE)
target_compile_options(around_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fno-omit-frame-pointer
  # Tables of routes and fields name what they set; the rest is zero, which is what absent means in them.
  -Wno-missing-field-initializers)

if(AROUND_SANITIZE)
  target_compile_options(around_options INTERFACE -fsanitize=${AROUND_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(around_options INTERFACE -fsanitize=${AROUND_SANITIZE})
endif()

if(AROUND_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "AROUND_FUZZ needs clang: configure with --preset fuzz")
  endif()
  target_compile_options(around_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(AROUND_HARDENED)
  include(CheckCSourceCompiles)
  include(CheckPIESupported)
  check_pie_supported()
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  # glibc says with a warning when the compiler cannot do level 3.
  set(CMAKE_REQUIRED_FLAGS "-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -Werror")
  check_c_source_compiles("#include <string.h>\nint main(void) { return 0; }" AROUND_FORTIFY_3)
  unset(CMAKE_REQUIRED_FLAGS)
  target_compile_options(around_options INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$<IF:$<BOOL:${AROUND_FORTIFY_3}>,3,2>
    -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_link_options(around_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
