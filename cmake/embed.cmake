# around_embed(<kind> <name> DIR <folder> GLOB <pattern> SOURCES <list>)
#   Runs cmake/embed over the files of a folder, as <name>.h and <name>.c among the generated files, and adds both to
#   <list>. A file that is added, changed or removed rebuilds them. Nothing happens where no file matches.
#   The work is a C program because CMake's lists cannot carry the semicolons, brackets and backslashes of SQL.
set(AROUND_GENERATED ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${AROUND_GENERATED})

# Its parts are a library so that tests/unit/test_embed.c can call them.
file(GLOB embed_parts CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/embed/*.c)
list(REMOVE_ITEM embed_parts ${CMAKE_CURRENT_LIST_DIR}/embed/main.c)
add_library(embed_parts STATIC ${embed_parts})
target_include_directories(embed_parts PUBLIC ${CMAKE_CURRENT_LIST_DIR}/embed)
target_link_libraries(embed_parts PUBLIC around_options)
add_executable(embed ${CMAKE_CURRENT_LIST_DIR}/embed/main.c)
target_link_libraries(embed PRIVATE embed_parts)

function(around_embed kind name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "DIR;GLOB;SOURCES" "")
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${arg_DIR}/${arg_GLOB})
  if(NOT files)
    return()
  endif()
  set(made ${AROUND_GENERATED}/${name}.h ${AROUND_GENERATED}/${name}.c)
  add_custom_command(
    OUTPUT ${made}
    COMMAND embed ${kind} ${made} ${files}
    DEPENDS embed ${files}
    COMMENT "Embedding ${arg_DIR}/${arg_GLOB}"
    VERBATIM)
  # One statement is one literal, however long.
  set_source_files_properties(${AROUND_GENERATED}/${name}.c PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${arg_SOURCES} ${${arg_SOURCES}} ${made} PARENT_SCOPE)
endfunction()
