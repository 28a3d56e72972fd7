#pragma once

// The functions of libedit, opened by its name when somebody sits at a terminal. Nothing of it is linked, since
// relocating it, and the three libraries that it brings along, takes longer than an answer does.

#include <histedit.h>

/// each(function): those that are called. Their types are those of libedit's own header.
#define KLAUSUL_LIBEDIT_FUNCTIONS(each)                                                                                \
    each(el_init) each(el_end) each(el_set) each(el_get) each(el_gets) each(el_line) each(el_reset) each(el_insertstr) \
        each(history_init) each(history_end) each(history)

namespace klausul::libedit {

// NOLINTNEXTLINE(bugprone-macro-parentheses): the name that is declared takes none
#define KLAUSUL_LIBEDIT_POINTER(name) inline decltype(&::name) name = nullptr;
KLAUSUL_LIBEDIT_FUNCTIONS(KLAUSUL_LIBEDIT_POINTER)
#undef KLAUSUL_LIBEDIT_POINTER

/// Whether libedit is open, which the first call sees to, for as long as the process lives; none of the functions may
/// be called otherwise. Any thread may call it.
[[nodiscard]] bool is_open();

}  // namespace klausul::libedit
