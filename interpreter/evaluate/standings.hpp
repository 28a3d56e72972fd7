#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {

class DaysInForce;
class Expressions;

/// Which rules stand: what all runs of terms have in common. The equations are those of docs/evaluation.md.
class Standings {
    /// What has been found of a rule; filled as it is asked for.
    struct State {
        bool own_known = false, speaks_known = false, voice_known = false;
        Judged own, speaks, voice;
    };

public:
    Standings(CaseAtWork& work, DaysInForce& in_force, Expressions& expressions);

    /// Orders the rules anew where this case takes other readings than the one before.
    void begin(const Case& facts);
    [[nodiscard]] const Precedence& precedence() const { return precedence_; }

    /// The rules of one term at an index and a date, for as long as it lives. Runs end in the reverse order of their
    /// beginning. Each truth is found once, and asked for many times.
    class Run {
    public:
        Run(Standings& standings, TermId term, const IndexKey& key, Day date);
        ~Run() { standings_.in_use_ = base_; }
        Run(const Run&) = delete;
        Run& operator=(const Run&) = delete;

        [[nodiscard]] Scope& scope() { return scope_; }

        /// It is in force and its conditions hold.
        [[nodiscard]] Judged own(RuleId rule) {
            const State& known = state(rule);
            return known.own_known ? known.own : find_own(rule);
        }
        /// So does one of its hosts, if it is an exception.
        [[nodiscard]] Judged speaks(RuleId rule) {
            const State& known = state(rule);
            return known.speaks_known ? known.speaks : find_speaks(rule);
        }
        /// No exception from it speaks instead.
        [[nodiscard]] Judged voice(RuleId rule) {
            const State& known = state(rule);
            return known.voice_known ? known.voice : find_voice(rule);
        }
        /// No rule that goes before it has a voice.
        [[nodiscard]] Judged lives(RuleId rule) {
            // One whose condition is already known to fail has no voice; who would silence it does not matter.
            const State& known = state(rule);
            if (known.own_known && known.own.truth == Truth::no) return {Truth::no, 0};
            return find_lives(rule);
        }

    private:
        [[nodiscard]] State& state(RuleId rule) { return standings_.states_[base_ + standings_.place_in_term_[rule]]; }
        [[nodiscard]] Judged find_own(RuleId rule);
        [[nodiscard]] Judged find_speaks(RuleId rule);
        [[nodiscard]] Judged find_voice(RuleId rule);
        [[nodiscard]] Judged find_lives(RuleId rule);

        Standings& standings_;
        Scope scope_;
        std::size_t base_;  ///< of the states of this term's rules
    };

private:
    const Program& program_;
    CaseAtWork& work_;
    DaysInForce& in_force_;
    Expressions& expressions_;
    Table<RuleId, std::uint32_t> place_in_term_;  ///< its place among its term's rules
    Precedence precedence_;
    std::optional<TakenOptions> ordered_for_;  ///< the readings `precedence_` was made for
    std::vector<State> states_;                ///< of the terms at work, the innermost last; never shrinks
    std::size_t in_use_ = 0;
};

}  // namespace klausul
