#include "interpreter/check/further.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {

/// While it lives, the checker works on the program again that it has given away.
class FurtherCheck::Borrowed {
public:
    Borrowed(Checker& checker, Program& program) : checker_(checker), program_(program) {
        std::swap(checker_.program_, program_);
        checker_.diagnostics_.clear();
        checker_.guarded_.clear();
    }
    ~Borrowed() { std::swap(checker_.program_, program_); }
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
    Place place;
    place.document = checker_->program_.main;
    const Typed typed = checker_->check_expression(expression, place);
    return {typed.poisoned ? none : typed.node, typed.type, std::move(checker_->diagnostics_)};
}

FurtherCheck::Given FurtherCheck::given(const syntax::Facts& facts, Program& program) {
    const Borrowed borrowed(*checker_, program);
    Given result;
    checker_->given_facts(checker_->program_.main, facts, result.plan, 0);
    result.plan.document = checker_->program_.main;
    result.diagnostics = std::move(checker_->diagnostics_);
    return result;
}

void FurtherCheck::note_texts(const Program& program, std::size_t first) {
    for (std::size_t place = first; place < program.texts.size(); ++place)
        checker_->text_places_.emplace(program.texts[place], static_cast<std::uint32_t>(place));
}

}  // namespace klausul
