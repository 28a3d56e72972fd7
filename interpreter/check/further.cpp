#include "interpreter/check/further.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {

/// While it lives, the checker works on the program again that it has given away.
class FurtherCheck::Borrowed {
public:
    Borrowed(Checker& checker, Program& program) : checker_(checker), program_(program) { checker_.exchange(program_); }
    ~Borrowed() { checker_.exchange(program_); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;

private:
    Checker& checker_;
    Program& program_;
};

FurtherCheck::FurtherCheck(CheckInput input) : input_(std::move(input)), checker_(std::make_unique<Checker>(input_)) {}
FurtherCheck::~FurtherCheck() = default;

CheckResult FurtherCheck::run() { return checker_->run(); }

FurtherCheck::Expression FurtherCheck::expression(const syntax::Expression& expression, Program& program) {
    const Borrowed borrowed(*checker_, program);
    const Typed typed = checker_->expression(expression);
    return {typed.node, typed.type, checker_->take_diagnostics()};
}

FurtherCheck::Given FurtherCheck::given(const syntax::Facts& facts, Program& program) {
    const Borrowed borrowed(*checker_, program);
    ExamplePlan plan = checker_->given(facts);
    return {std::move(plan), checker_->take_diagnostics()};
}

void FurtherCheck::note_texts(const Program& program, TextId first) {
    for (TextId id = first; program.texts.contains(id); id = TextId(id.position() + 1))
        checker_->note_text(program.texts[id], id);
}

}  // namespace klausul
