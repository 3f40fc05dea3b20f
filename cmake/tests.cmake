# tests/unit/test_*.c: one program each, run by ctest. tests/fuzz/*.c: one fuzz target each, with AROUND_FUZZ. tests/access/decide.c: the C
# side's decisions, which the tests of access compare with the database's.
# Other files of tests/unit are shared by all of its programs.
enable_testing()

if(AROUND_TESTS)
  pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check)
  file(GLOB unit_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/test_*.c)
  file(GLOB unit_shared CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/*.c)
  list(REMOVE_ITEM unit_shared ${unit_tests})
  foreach(file ${unit_tests})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file} ${unit_shared})
    target_compile_definitions(${name} PRIVATE TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    # The macros of check are GNU C.
    target_compile_options(${name} PRIVATE $<$<C_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>)
    target_link_libraries(${name} PRIVATE around_core PkgConfig::CHECK)
    add_test(NAME ${name} COMMAND ${name})
    # check's own limit of four seconds for one test is a matter of how busy the machine is.
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 ENVIRONMENT CK_DEFAULT_TIMEOUT=120)
  endforeach()
  if(TARGET test_embed)
    target_link_libraries(test_embed PRIVATE embed_parts)
  endif()
  add_executable(access_decide ${CMAKE_SOURCE_DIR}/tests/access/decide.c)
  target_link_libraries(access_decide PRIVATE around_core)
endif()

if(AROUND_FUZZ)
  file(GLOB fuzz_targets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*.c)
  foreach(file ${fuzz_targets})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    target_compile_definitions(${name} PRIVATE TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    target_link_libraries(${name} PRIVATE around_core)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()

# For tests/bench alone, and built only where it is asked for: the service without its record of looks, whose cost is measured so.
add_executable(around_unrecorded EXCLUDE_FROM_ALL server/main.c tests/lib/bench/unrecorded.c)
target_compile_definitions(around_unrecorded PRIVATE AROUND_VERSION="${PROJECT_VERSION}")
target_link_libraries(around_unrecorded PRIVATE around_core)
