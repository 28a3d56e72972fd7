#include "interpreter/answer/contradictions.hpp"

#include <algorithm>

#include "interpreter/search/parts.hpp"

namespace klausul {
namespace {

/// A list may hold a million records; of so many, those beyond say nothing new.
constexpr std::size_t most_contradictions = 20;

class Finder {
public:
    Finder(const Program& program, Evaluator& evaluator, const Wording& wording, Day date)
        : program_(program), evaluator_(evaluator), wording_(wording), date_(date) {}

    std::vector<Contradiction> all() {
        for (const FactId id : program_.facts.ids()) {
            if (found_.size() >= most_contradictions) break;
            const FactInfo& fact = program_.facts[id];
            // A span of time that is worked out is compared with no other: it has no value of its own.
            if (fact.otherwise == none || fact.type.kind == Kind::span) continue;
            try_each(id, {}, 0);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] bool rests_on_an_answer(Maybe<NodeId> expression) const {
        const std::vector<TermId> terms = search::terms_within(program_, expression);
        return std::any_of(terms.begin(), terms.end(), [&](TermId term) { return program_.terms[term].is_answer; });
    }

    /// Each key under which something is given of a fact, with the first `fixed` places of `key` as they are.
    void try_each(FactId id, IndexKey key, std::size_t fixed) {
        if (fixed == program_.facts[id].per.size()) return try_one(id, key);
        for (const std::int64_t member : evaluator_.facts().given_members(id, fixed)) {
            key[fixed] = member;
            try_each(id, key, fixed + 1);
        }
    }

    void try_one(FactId id, const IndexKey& key) {
        const FactInfo& fact = program_.facts[id];
        const FactValue& given = fact.per.empty() ? evaluator_.facts().get(id) : evaluator_.facts().get(id, key);
        if (given.state != Given::value || found_.size() == most_contradictions) return;
        Scope scope{date_, {}};
        std::copy(key.begin(), key.end(), scope.locals.begin());
        const Result derived = evaluator_.evaluate(*fact.otherwise, scope);
        if (!derived.good()) return;
        const Value first = named_value(program_, evaluator_.facts(), given.value, fact.type);
        const Value second = named_value(program_, evaluator_.facts(), derived.value, fact.type);
        // Asked last: it walks all that the fact rests on.
        if (first == second || rests_on_an_answer(fact.otherwise)) return;
        found_.push_back({wording_.path_name(fact.name, fact.per, key), fact.label, first, second, sources(fact)});
    }

    /// The facts that it is derived from, each once.
    [[nodiscard]] std::vector<std::string> sources(const FactInfo& fact) const {
        std::vector<std::string> names;
        for (const NodeId node : search::nodes_within(program_, fact.otherwise)) {
            if (program_.nodes[node].op != Op::fact) continue;
            const std::string& name = program_.facts[program_.nodes[node].as<FactId>()].name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        return names;
    }

    const Program& program_;
    Evaluator& evaluator_;
    const Wording& wording_;
    Day date_;
    std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(const Program& program, Evaluator& evaluator, const Wording& wording,
                                          Day date) {
    return Finder(program, evaluator, wording, date).all();
}

}  // namespace klausul
