#include "command/z3_library.hpp"

#include <dlfcn.h>

namespace klausul {
namespace {

template <typename Function>
bool find(void* library, const char* name, Function*& pointer) {
    pointer = reinterpret_cast<Function*>(dlsym(library, name));
    return pointer != nullptr;
}

/// A libz3 that lacks any of the functions is another than the one of the headers, and is left alone.
bool open() {
    void* const library = dlopen(KLAUSUL_Z3_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return false;
    bool whole = true;
#define KLAUSUL_Z3_FIND(name) whole = find(library, #name, z3::name) && whole;
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
