#pragma once

// A library that is not linked but opened by its name when something of it is first wanted: relocating it would take
// longer than most runs of the command do.

#include <dlfcn.h>

namespace klausul {

/// Stays open for as long as the process lives, whatever becomes of this object. Functions may be looked up and called
/// from any thread that the library itself allows.
class OpenedLibrary {
public:
    /// `name` as the loader of this machine knows it.
    explicit OpenedLibrary(const char* name) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}

    [[nodiscard]] bool good() const { return handle_ != nullptr; }
    /// False, and `pointer` null, if the library lacks it. That it has this type is for the caller to know.
    template <typename Function>
    [[nodiscard]] bool find(const char* name, Function*& pointer) const {
        pointer = reinterpret_cast<Function*>(dlsym(handle_, name));
        return pointer != nullptr;
    }

private:
    void* handle_;
};

}  // namespace klausul
