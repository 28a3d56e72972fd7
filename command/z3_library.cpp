#include "command/z3_library.hpp"

#include "command/opened_library.hpp"

namespace klausul {
namespace {

/// A libz3 that lacks any of the functions is another than the one of the headers, and is left alone.
bool open() {
    const OpenedLibrary library(KLAUSUL_Z3_LIBRARY);
    bool whole = library.good();
#define KLAUSUL_Z3_FIND(name) whole = whole && library.find(#name, z3::name);
    KLAUSUL_Z3_FUNCTIONS(KLAUSUL_Z3_FIND)
#undef KLAUSUL_Z3_FIND
    return whole;
}

}  // namespace

bool z3_is_open() {
    static const bool is_open = open();
    return is_open;
}

}  // namespace klausul
