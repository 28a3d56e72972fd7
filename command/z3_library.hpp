#pragma once

// Z3's C++ API over a libz3 that is opened when it is first wanted. The C++ API is headers that call functions of C; a
// name is looked up in its own namespace first, so a pointer there stands before the function of the same name, and
// nothing of libz3 is linked. Its relocation would take longer than most runs of the command do.

#include <z3.h>

#include "z3_functions.hpp"

namespace z3 {

// NOLINTNEXTLINE(bugprone-macro-parentheses): the name that is declared takes none
#define KLAUSUL_Z3_POINTER(name) inline decltype(&::name) name = nullptr;
KLAUSUL_Z3_FUNCTIONS(KLAUSUL_Z3_POINTER)
#undef KLAUSUL_Z3_POINTER

}  // namespace z3

#include <z3++.h>

namespace klausul {

/// Whether libz3 is open, which the first call sees to, for as long as the process lives; nothing of z3:: may be used
/// otherwise. Any thread may call it.
[[nodiscard]] bool z3_is_open();

}  // namespace klausul
