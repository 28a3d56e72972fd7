#pragma once

// The names under which a case gives facts and asks for answers, where several documents use one.

#include "interpreter/program/core.hpp"

namespace klausul {

/// Facts, lists, records, answers and readings that share their name with one of another document are called
/// `document.name` from outside, but for those of the main document. So a case reaches each of them, and no two answers
/// stand under one name. Inside of the texts nothing changes: there all names are resolved.
void tell_apart(Program& program);

}  // namespace klausul
