// Sharing out, at random: 100 000 allocations under every remainder rule against the definition of each rule.

#include <numeric>
#include <random>

#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

constexpr int rounds = 100'000;
constexpr std::size_t most = 6;

const std::string shared_costs =
    "typ kommun : part\n  Berg; Åre; Krokom; Ragunda; Bräcke; Strömsund\nuppgift total : kr\n"
    "uppgift vikt per kommun : tal\nuppgift poster : lista av\n  nummer : heltal\n  vikten : tal\n"
    "svar y per kommun : kr\nsvar z per poster : kr\nsvar rest : kr\n";

/// What is shared out, in whole steps: exact quotas and the parts that came out.
struct Sharing {
    Number total;  ///< in ören
    std::vector<Number> weights;
    std::vector<std::int64_t> keys;  ///< of records
    std::vector<Number> parts;       ///< in ören
    Number left = 0;

    Number quota(std::size_t i) const {
        Number sum = 0;
        for (const Number& weight : weights) sum = sum + weight;
        return total * weights[i] / sum;
    }
    Number towards_zero(std::size_t i) const {
        const Number exact = quota(i);
        return exact.sign() < 0 ? -(-exact).floor() : exact.floor();
    }
    /// How much of a step the part that is rounded towards zero lacks.
    Number fraction(std::size_t i) const {
        const Number lacks = quota(i) - towards_zero(i);
        return lacks.sign() < 0 ? -lacks : lacks;
    }
    bool sums_up() const {
        Number sum = left;
        for (const Number& part : parts) sum = sum + part;
        return sum == total;
    }
    /// Whether the i-th has got a step more than its quota holds; no other excess is right.
    bool is_given_more(std::size_t i) const {
        const Number step = total.sign() < 0 ? -1 : 1;
        return parts[i] == towards_zero(i) + step;
    }
    bool precedes(std::size_t a, std::size_t b) const {
        if (!(fraction(a) == fraction(b))) return fraction(a) > fraction(b);
        return keys.empty() ? a < b : keys[a] < keys[b];
    }
};

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(limit));
    }
    /// Small whole weights give ties, thousandths none; at least one is not zero.
    Sharing sharing(std::size_t count) {
        Sharing drawn;
        drawn.total = Number(below(4) == 0 ? below(20) : below(100'000'000)) * Number(below(2) == 0 ? 1 : -1);
        const bool coarse = below(2) == 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Number weight = coarse ? Number(below(4)) : Number(below(1'000'000)) / Number(1000);
            drawn.weights.push_back(below(5) == 0 ? Number(0) : weight);
        }
        if (drawn.weights[0].is_zero()) drawn.weights[0] = Number(1 + below(3));
        return drawn;
    }
    std::vector<std::int64_t> keys(std::size_t count) {
        std::vector<std::int64_t> keys(count);
        std::iota(keys.begin(), keys.end(), 1);
        std::shuffle(keys.begin(), keys.end(), engine_);
        return keys;
    }

private:
    std::mt19937_64 engine_;
};

/// One agreement with one rule, asked again and again: part i is the answer pI.
class Shared {
public:
    Shared(const std::string& lines, bool of_records)
        : agreement_(agreement_of(clause(lines + part_lines(of_records), shared_costs + part_answers()))),
          judge_(*agreement_),
          facts_(agreement_->program()),
          total_(*agreement_->find_fact("total")),
          of_records_(of_records) {}

    void share_out(Sharing& sharing) {
        facts_.clear();
        facts_.set_date(*to_day({2026, 3, 31}));
        facts_.set(total_, sharing.total / Number(100));
        of_records_ ? give_records(sharing) : give_parties(sharing);
        for (std::size_t i = 0; i < sharing.weights.size(); ++i) {
            // Records are asked for by their key.
            const std::int64_t number = of_records_ ? sharing.keys[i] : static_cast<std::int64_t>(i + 1);
            sharing.parts.push_back(ask("p" + std::to_string(number)));
        }
    }
    Number ask(const std::string& name) {
        const Decision decision = judge_.decide(*agreement_->find_answer(name), facts_);
        if (decision.status != Status::decided) FAIL(name << " has status " << static_cast<int>(decision.status));
        return decision.value * Number(100);
    }

private:
    static std::string part_answers() {
        std::string lines;
        for (std::size_t i = 1; i <= most; ++i) lines += "svar p" + std::to_string(i) + " : kr\n";
        return lines;
    }
    static std::string part_lines(bool of_records) {
        const std::vector<std::string> names{"Berg", "Åre", "Krokom", "Ragunda", "Bräcke", "Strömsund"};
        std::string lines;
        for (std::size_t i = 1; i <= most; ++i) {
            const std::string number = std::to_string(i);
            lines +=
                "p" + number + (of_records ? " = summa z där nummer är " + number : " = y för " + names[i - 1]) + "\n";
        }
        return lines;
    }
    void give_parties(const Sharing& sharing) {
        const FactId weight = *agreement_->find_fact("vikt");
        const auto& parties = agreement_->program().domains[agreement_->program().facts[weight].per[0]].members;
        for (std::size_t i = 0; i < sharing.weights.size(); ++i)
            facts_.set(weight, {parties[i], 0, 0}, {sharing.weights[i], Given::value});
    }
    void give_records(const Sharing& sharing) {
        const auto& lists = agreement_->program().lists;
        const ListInfo& list = lists[ListId(0)];
        facts_.set_list_size(list.domain, sharing.weights.size());
        for (std::size_t i = 0; i < sharing.weights.size(); ++i) {
            const auto place = static_cast<std::int64_t>(i);
            facts_.set(list.fields.at(0), {place, 0, 0}, {Number(sharing.keys[i]), Given::value});
            facts_.set(list.fields.at(1), {place, 0, 0}, {sharing.weights[i], Given::value});
        }
    }

    std::shared_ptr<const Agreement> agreement_;
    Judge judge_;
    Case facts_;
    FactId total_;
    bool of_records_;
};

/// A step more to the first in the order of fractions, as many as there are steps, and to no other.
bool by_largest_remainder(const Sharing& sharing) {
    for (std::size_t i = 0; i < sharing.parts.size(); ++i) {
        const bool more = sharing.is_given_more(i);
        if (!more && !(sharing.parts[i] == sharing.towards_zero(i))) return false;
        if (more && sharing.fraction(i).is_zero()) return false;
        for (std::size_t other = 0; more && other < sharing.parts.size(); ++other) {
            if (sharing.precedes(other, i) && !sharing.is_given_more(other)) return false;
        }
    }
    return sharing.sums_up();
}

bool by_floor_but_for(const Sharing& sharing, std::size_t receiver) {
    for (std::size_t i = 0; i < sharing.parts.size(); ++i) {
        if (i != receiver && !(sharing.parts[i] == sharing.towards_zero(i))) return false;
    }
    return sharing.sums_up();
}

std::string told_of(const Sharing& sharing) {
    std::string text = sharing.total.plain() + " öre by";
    for (const Number& weight : sharing.weights) text += " " + weight.plain();
    text += ":";
    for (const Number& part : sharing.parts) text += " " + part.plain();
    return text;
}

/// Draws allocations, and shows the first few that are not as the rule says.
template <typename Draw, typename Holds>
void try_all(Shared& shared, unsigned seed, const Draw& draw, const Holds& holds) {
    Random random(seed);
    int wrong = 0;
    for (int round = 0; round < rounds; ++round) {
        Sharing sharing = draw(random);
        shared.share_out(sharing);
        if (holds(sharing) || ++wrong > 3) continue;
        FAIL_CHECK(told_of(sharing));
    }
    CHECK(wrong == 0);
}

Sharing among_parties(Random& random) { return random.sharing(most); }

Sharing among_records(Random& random) {
    const auto count = static_cast<std::size_t>(1 + random.below(most));
    Sharing sharing = random.sharing(count);
    sharing.keys = random.keys(count);
    return sharing;
}

const std::string by_weight = "y per kommun = fördela total efter vikt i hela ören, ";

}  // namespace

TEST_CASE("the largest remainders get a step each, equal ones in the declared order", "[evaluate]") {
    Shared shared(by_weight + "resten till största bråkdel\n", false);
    try_all(shared, 20261125, among_parties, by_largest_remainder);
}

TEST_CASE("of records with equal remainders the one with the smaller key gets the step", "[evaluate]") {
    Shared shared(
        "z per poster = fördela total efter vikten i hela ören, resten till största bråkdel, lika efter nummer\n",
        true);
    try_all(shared, 20261126, among_records, by_largest_remainder);
}

TEST_CASE("a named receiver gets all that whole steps leave", "[evaluate]") {
    Shared shared(by_weight + "resten till Krokom\n", false);
    try_all(shared, 20261127, among_parties, [](const Sharing& sharing) { return by_floor_but_for(sharing, 2); });
}

TEST_CASE("what is kept and the parts are the total", "[evaluate]") {
    Shared shared(by_weight + "resten kvar\nrest = y.kvar\n", false);
    try_all(shared, 20261128, among_parties, [&](Sharing& sharing) {
        sharing.left = shared.ask("rest");
        return by_floor_but_for(sharing, most);
    });
}
