#include "repl/libedit.hpp"

#include "command/opened_library.hpp"

namespace klausul::libedit {
namespace {

/// A library that lacks any of the functions is another than the one of the header, and is left alone.
bool open() {
    const OpenedLibrary library(KLAUSUL_LIBEDIT_LIBRARY);
    bool whole = library.good();
#define KLAUSUL_LIBEDIT_FIND(name) whole = whole && library.find(#name, name);
    KLAUSUL_LIBEDIT_FUNCTIONS(KLAUSUL_LIBEDIT_FIND)
#undef KLAUSUL_LIBEDIT_FIND
    return whole;
}

}  // namespace

bool is_open() {
    static const bool opened = open();
    return opened;
}

}  // namespace klausul::libedit
