# z3_functions.hpp: a macro of the functions of C that Z3's C++ API and z3_solver.cpp call. They are taken from the
# headers, since each version of Z3 has some more.

file(READ ${Z3_INCLUDE}/z3++.h calls)
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/z3_solver.cpp own_calls)
set(functions "")
file(GLOB headers ${Z3_INCLUDE}/z3_*.h)
foreach(header ${headers})
  file(STRINGS ${header} declarations REGEX "Z3_API +Z3_[a-z0-9_]+ *\\(")
  foreach(declaration ${declarations})
    string(REGEX REPLACE ".*Z3_API +(Z3_[a-z0-9_]+).*" "\\1" function "${declaration}")
    if("${calls}${own_calls}" MATCHES "[^a-zA-Z0-9_]${function}[^a-zA-Z0-9_]")
      list(APPEND functions "each(${function})")
    endif()
  endforeach()
endforeach()
list(REMOVE_DUPLICATES functions)
list(JOIN functions " \\\n  " rows)
file(CONFIGURE OUTPUT z3_functions.hpp CONTENT "#define KLAUSUL_Z3_FUNCTIONS(each) \\\n  ${rows}\n" @ONLY)
