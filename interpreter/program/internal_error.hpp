#pragma once

#include <stdexcept>

namespace klausul {

/// The library has broken a promise to itself; no text and no case is to blame. A host may catch it, drop the agreement
/// and the judge at work, and go on with others.
class InternalError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws an InternalError. `what` is for those who mend the library, so it is in English only.
[[noreturn]] void fail_internally(const char* what);

}  // namespace klausul
