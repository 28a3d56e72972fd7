#include "bench/data.hpp"

namespace klausul::bench {

namespace {

constexpr std::uint64_t seed_of_cases = 20251122;
constexpr std::uint64_t seed_of_assignments = 640;

/// SplitMix64.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    bool percent(std::uint64_t chance) { return below(100) < chance; }

private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

// The order of the draws is part of the data: each statement draws in its turn.

CaseA draw_case(Random& random) {
    CaseA drawn;
    drawn.age = static_cast<std::uint8_t>(random.percent(25) ? random.below(20) : random.below(100));
    drawn.housing = random.percent(50) ? Housing::ordinary : static_cast<Housing>(1 + random.below(3));
    drawn.enrolled = random.percent(50);
    drawn.selfcare = random.percent(12);
    drawn.product = static_cast<Product>(random.below(8));
    drawn.prescriber = static_cast<Prescriber>(random.below(4));
    drawn.specialist = random.percent(30);
    drawn.connected_palliative = random.percent(25);
    return drawn;
}

AssignmentB draw_assignment(Random& random) {
    AssignmentB drawn;
    drawn.municipality = static_cast<std::uint8_t>(random.below(municipalities));
    const bool whole_hours = random.percent(10);
    drawn.minutes = static_cast<std::uint16_t>(whole_hours ? 60 * (1 + random.below(40)) : 1 + random.below(3000));
    drawn.year = static_cast<std::uint16_t>(first_year + random.below(years));
    drawn.month = static_cast<std::uint8_t>(1 + random.below(months));
    return drawn;
}

}  // namespace

std::vector<CaseA> make_cases(std::size_t count) {
    Random random(seed_of_cases);
    std::vector<CaseA> cases(count);
    for (CaseA& one : cases) one = draw_case(random);
    return cases;
}

std::vector<AssignmentB> make_assignments(std::size_t count) {
    Random random(seed_of_assignments);
    std::vector<AssignmentB> assignments(count);
    for (AssignmentB& one : assignments) one = draw_assignment(random);
    return assignments;
}

}  // namespace klausul::bench
