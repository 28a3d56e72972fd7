#include "interpreter/program/internal_error.hpp"

namespace klausul {

void fail_internally(const char* what) { throw InternalError(what); }

}  // namespace klausul
