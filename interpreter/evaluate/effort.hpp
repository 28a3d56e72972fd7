#pragma once

#include <cstdint>

#include "interpreter/value/number.hpp"

namespace klausul {

/// Counted limits; never timed, so that the same case always ends the same way.
struct EvaluationLimits {
    std::uint64_t steps = 50'000'000;  ///< terms computed, elements visited, results too large for machine words
    std::uint32_t depth = 2'000;       ///< nested expressions and terms; keeps a thread's stack of 8 MB safe
};

/// What a case has taken so far, against the limits.
class Effort {
public:
    explicit Effort(EvaluationLimits limits) : limits_(limits) {}

    void begin() {
        steps_ = 0;
        depth_ = 0;
    }

    [[nodiscard]] const EvaluationLimits& limits() const { return limits_; }
    void count(std::uint64_t steps) { steps_ += steps; }
    /// Counts steps that are about to be taken; false if they are too many.
    [[nodiscard]] bool take(std::uint64_t steps = 1) {
        steps_ += steps;
        return steps_ <= limits_.steps;
    }
    /// Numbers beyond machine words count as steps of their own, so that the limit bounds the time as well.
    void count_size(const Number& value) {
        constexpr std::uint64_t cost = 16;
        if (!value.in_words()) [[unlikely]]
            steps_ += cost;
    }

    [[nodiscard]] bool too_deep() const { return depth_ > limits_.depth; }
    /// Whether nothing is being evaluated.
    [[nodiscard]] bool at_rest() const { return depth_ == 0; }

    /// Counts as one more level for as long as it lives.
    class Level {
    public:
        explicit Level(Effort& effort) : depth_(effort.depth_) { ++depth_; }
        ~Level() { --depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        std::uint32_t& depth_;
    };

private:
    EvaluationLimits limits_;
    std::uint64_t steps_ = 0;
    std::uint32_t depth_ = 0;
};

}  // namespace klausul
