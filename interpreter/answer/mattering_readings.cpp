#include "interpreter/answer/mattering_readings.hpp"

#include <algorithm>

#include "interpreter/explain/explainer.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_outcomes = 2'000;  ///< found under other readings in one run

bool same_rules(const std::vector<ClauseReference>& a, const std::vector<ClauseReference>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ClauseReference& one, const ClauseReference& other) {
                          return one.span == other.span && one.tags == other.tags && one.clause == other.clause;
                      });
}

template <typename Items, typename Same>
bool alike(const Items& a, const Items& b, const Same& same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

/// All that a reader sees of an outcome but the readings themselves.
bool same_outcome(const Outcome& a, const Outcome& b) {
    const auto same_name = [](const Missing& one, const Missing& other) {
        return one.name == other.name && one.detail == other.detail;
    };
    return a.status == b.status && a.value == b.value && a.text == b.text && a.from == b.from && a.notes == b.notes &&
           a.last == b.last && a.first == b.first && a.problem.has_value() == b.problem.has_value() &&
           (!a.problem || *a.problem == *b.problem) && same_rules(a.clauses, b.clauses) &&
           same_rules(a.through, b.through) && alike(a.missing, b.missing, same_name) &&
           alike(a.whatever, b.whatever, same_name) &&
           alike(a.beaten, b.beaten,
                 [](const Beaten& one, const Beaten& other) {
                     return same_rules({one.rule, one.by}, {other.rule, other.by});
                 }) &&
           alike(a.alternatives, b.alternatives,
                 [](const Alternative& one, const Alternative& other) {
                     return one.value == other.value && same_rules(one.clauses, other.clauses);
                 }) &&
           alike(a.nearest, b.nearest, [](const Nearest& one, const Nearest& other) {
               return same_rules({one.rule}, {other.rule}) && one.failed == other.failed;
           });
}

}  // namespace

void ReadingTrial::note_readings(const Outcome& outcome) {
    for (const ReadingUsed& used : outcome.readings) {
        const auto id = agreement_.find_reading(used.name);
        if (id && std::find(met_.begin(), met_.end(), *id) == met_.end()) met_.push_back(*id);
    }
}

/// Each other option of each of the readings.
std::vector<ReadingTrial::Switch> ReadingTrial::switches(const std::vector<ReadingId>& readings) const {
    std::vector<Switch> all;
    for (const ReadingId reading : readings) {
        const auto options = static_cast<std::uint32_t>(agreement_.program().readings[reading].options.size());
        for (std::uint32_t option = 0; option < options; ++option) {
            if (option != facts_.reading(reading)) all.push_back({reading, option});
        }
    }
    return all;
}

/// Whether the answer is given for the same members in the same order: groups are made from facts, and those may be
/// derived under a reading.
bool ReadingTrial::same_elements(TermId term, Evaluator& other) const {
    for (const DomainId domain : agreement_.program().terms[term].per) {
        if (other.domain_cause(domain) != 0 || other.member_count(domain) != evaluator_.member_count(domain))
            return false;
        for (std::size_t i = 0; i < evaluator_.member_count(domain); ++i) {
            const std::int64_t member = evaluator_.member(domain, i);
            if (other.member(domain, i) != member ||
                member_names(other, domain, member) != member_names(evaluator_, domain, member))
                return false;
        }
    }
    return true;
}

/// Keeps in each element the readings switched that it lists, if its outcome is another under them. Where one of them
/// is kept already it is that one which changes the outcome, so nothing is learnt.
void ReadingTrial::try_out(const std::vector<Switch>& switched, const Answer& answer, TermId term,
                           const std::vector<IndexKey>& keys, Kept& kept) {
    const auto place_in = [&](std::size_t element, ReadingId reading) {
        const auto& readings = answer.elements[element].outcome.readings;
        const std::string& name = agreement_.program().readings[reading].name;
        const auto found =
            std::find_if(readings.begin(), readings.end(), [&](const ReadingUsed& used) { return used.name == name; });
        return static_cast<std::size_t>(found - readings.begin());
    };
    const auto is_listed = [&](std::size_t element, const Switch& one) {
        return place_in(element, one.reading) < kept[element].size();
    };
    const auto is_open = [&](std::size_t element) {
        return is_listed(element, switched.front()) &&
               std::none_of(switched.begin(), switched.end(), [&](const Switch& one) {
                   return is_listed(element, one) && kept[element][place_in(element, one.reading)];
               });
    };
    Case facts = facts_;
    for (const Switch& one : switched) facts.set_reading(one.reading, one.option);
    Evaluator& other = evaluator_.spare();
    other.begin(facts);
    const bool same_members = same_elements(term, other);
    Explainer explainer(agreement_.program(), agreement_.sources(), other);
    for (std::size_t element = 0; element < keys.size() && outcomes_ < most_outcomes; ++element) {
        if (!is_open(element)) continue;
        ++outcomes_;
        bool same = same_members;
        if (same_members) {
            const Outcome outcome = explainer.outcome(term, keys[element], *facts.date(), false);
            note_readings(outcome);
            same = same_outcome(answer.elements[element].outcome, outcome);
        }
        for (const Switch& one : switched) {
            if (!same && is_listed(element, one)) kept[element][place_in(element, one.reading)] = true;
        }
    }
}

void ReadingTrial::keep_mattering(Answer& answer, TermId term, const std::vector<IndexKey>& keys) {
    met_.clear();
    Kept kept;
    for (const Answer::Element& element : answer.elements) {
        note_readings(element.outcome);
        kept.emplace_back(element.outcome.readings.size());
    }
    const std::vector<Switch> listed = switches(met_);
    for (const Switch& one : listed) try_out({one}, answer, term, keys, kept);
    // Where either of two would do, neither alone changes anything, and the second may not have been met at all.
    const std::vector<Switch> all = switches(met_);
    for (std::size_t i = 0; i < listed.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (all[i].reading != all[j].reading) try_out({all[i], all[j]}, answer, term, keys, kept);
        }
    }
    if (outcomes_ >= most_outcomes) return;
    for (std::size_t element = 0; element < keys.size(); ++element) {
        auto& readings = answer.elements[element].outcome.readings;
        std::size_t place = 0;
        std::erase_if(readings, [&](const ReadingUsed&) { return !kept[element][place++]; });
    }
}

}  // namespace klausul
