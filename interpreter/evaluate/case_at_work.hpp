#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "interpreter/evaluate/case.hpp"
#include "interpreter/evaluate/causes.hpp"
#include "interpreter/evaluate/effort.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

/// What evaluation came past: rules that lived, options of readings that were read.
struct Reached {
    explicit Reached(const Program& program) : rules(program.rules.size()) {
        for (const ReadingInfo& reading : program.readings)
            options.push_back(std::vector<bool>(reading.options.size()));
    }
    Table<RuleId, bool> rules;
    Table<ReadingId, std::vector<bool>> options;
};

/// Derived facts that are looked at as one. Where such a fact is not given and its derivation is unknown, the value
/// that is supposed stands in, or the fact itself is what is not known.
struct Suppositions {
    enum class AsOne : std::uint8_t { no, on_the_day, on_every_day };

    Day date;
    Table<FactId, AsOne> as_one;  ///< where the derivation may change with the day, on `date` alone
    std::map<std::pair<FactId, IndexKey>, Number> values;

    [[nodiscard]] bool covers(FactId fact, Day day) const {
        return as_one[fact] == AsOne::on_every_day || (as_one[fact] == AsOne::on_the_day && day == date);
    }
};

/// The case that is evaluated, and what all parts of an evaluator have in common while it is. Each part has a reference
/// to the one of its evaluator.
struct CaseAtWork {
    CaseAtWork(const Program& of, EvaluationLimits limits) : program(of), effort(limits) {}

    const Program& program;
    const Case* facts = nullptr;  ///< null before the first; it has a date
    Effort effort;
    Causes causes;
    const Suppositions* supposed = nullptr;  ///< null for none
    Reached* reached = nullptr;              ///< null where nobody watches

    /// What was reckoned, if it is no number too large.
    [[nodiscard]] Result checked(Number value, NodeId node, FaultKind kind = FaultKind::number_too_large) {
        if (!value.valid()) [[unlikely]]
            return bad(causes.fault(kind, node));
        effort.count_size(value);
        return {std::move(value), 0, false};
    }
    [[nodiscard]] Result fault(FaultKind kind, NodeId node, Number figure = {}) {
        return bad(causes.fault(kind, node, std::move(figure)));
    }
    void note_reading(ReadingId reading) {
        if (reached != nullptr) reached->options[reading][facts->reading(reading)] = true;
    }
};

}  // namespace klausul
