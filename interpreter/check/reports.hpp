#pragma once

#include <utility>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// The mistakes that have been found, in the order they were.
class Reports {
public:
    void add(int code, Span span, std::vector<Phrase> words = {}, std::vector<Related> related = {}) {
        diagnostics_.push_back({code, span, std::move(words), std::move(related)});
    }
    [[nodiscard]] std::vector<Diagnostic>& all() { return diagnostics_; }
    /// Gives them away; none are left.
    [[nodiscard]] std::vector<Diagnostic> take() { return std::exchange(diagnostics_, {}); }

private:
    std::vector<Diagnostic> diagnostics_;
};

}  // namespace klausul
