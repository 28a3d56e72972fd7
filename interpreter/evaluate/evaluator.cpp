#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {

Evaluator& Evaluator::spare() {
    if (spare_ == nullptr) spare_ = std::make_unique<Evaluator>(work_.program, work_.effort.limits());
    return *spare_;
}

void Evaluator::begin(const Case& facts) {
    in_force_.begin(facts);
    work_.facts = &facts;
    work_.effort.begin();
    work_.causes.begin();
    standings_.begin(facts);
    terms_.begin();
    lists_.begin();
    groups_.begin();
    domains_.begin();
    allocations_.begin();
    times_.begin();
}

}  // namespace klausul
