# What every target of ours has in common.

set(HINANJO_SANITIZE "" CACHE STRING "Sanitizers for our own code: 'address,undefined' or 'thread'. Generated code stays out.")
option(HINANJO_FUZZ "Fuzzers of tests/fuzz as libFuzzer programs (clang only; preset fuzz)" OFF)

# hinanjo_target(NAME): our warnings and the sanitizers. (In a unity batch every anonymous namespace looks like a header's.)
function(hinanjo_target name)
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wno-subobject-linkage -Woverloaded-virtual -Wimplicit-fallthrough)
  if(HINANJO_SANITIZE)
    target_compile_options(${name} PRIVATE -fsanitize=${HINANJO_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${name} PUBLIC -fsanitize=${HINANJO_SANITIZE})
  endif()
endfunction()

# hinanjo_library(NAME SOURCES ... DEPENDS ...): one folder, one static library, one alias Hinanjo::NAME.
# Includes are written from the folder above: #include "base/result.h".
function(hinanjo_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(hinanjo_${name} STATIC ${arg_SOURCES})
  add_library(Hinanjo::${name} ALIAS hinanjo_${name})
  target_include_directories(hinanjo_${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/..")
  target_link_libraries(hinanjo_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
  hinanjo_target(hinanjo_${name})
endfunction()

# hinanjo_test(NAME SOURCES ... DEPENDS ...): one Catch2 program per mirrored folder; ctest runs each case on its own.
function(hinanjo_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;DEPENDS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE ${arg_DEPENDS} Catch2::Catch2WithMain)
  target_include_directories(test_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(test_${name} PRIVATE
    HINANJO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" HINANJO_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  hinanjo_target(test_${name})
  catch_discover_tests(test_${name} TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "LANG=C.UTF-8")
endfunction()
include(Catch)
