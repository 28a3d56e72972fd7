#include "bench/floor.hpp"

#include <numeric>

namespace klausul::bench {

namespace {

constexpr AnswerA region(Clause clause) { return {clause, Payer::region}; }
constexpr AnswerA municipality(Clause clause) { return {clause, Payer::municipality}; }

bool is_supply(Product product) {
    return product == Product::consumables || product == Product::nutrition || product == Product::device;
}

bool is_aid(Product product) { return product == Product::aid || product == Product::incontinence; }

AnswerA who_pays(const CaseA& c) {
    if (c.selfcare) return region(Clause::e1);
    if (c.product == Product::tpn_fluid) return region(Clause::e2);
    if (c.product == Product::infusion && c.prescriber == Prescriber::physician) return region(Clause::e3);
    if (c.specialist && c.product == Product::nutrition) return region(Clause::e4);
    if (c.connected_palliative && is_supply(c.product)) return region(Clause::e5);
    if (c.connected_palliative && is_aid(c.product)) return municipality(Clause::e6);
    if (c.product == Product::lab) return region(Clause::e7);
    if (c.age >= 7 && (c.enrolled || c.housing != Housing::ordinary)) return municipality(Clause::b1);
    return region(Clause::b0);
}

/// The hourly rate in kronor: 640 kr raised by the index of the year, halves upwards.
std::int64_t rate_of(int year) {
    constexpr std::array<std::int64_t, years> index_in_tenths = {1000, 1031, 1064};
    return (640 * index_in_tenths[static_cast<std::size_t>(year - first_year)] + 500) / 1000;
}

}  // namespace

void floor_a(std::span<const CaseA> cases, std::span<AnswerA> answers) {
    for (std::size_t i = 0; i < cases.size(); ++i) answers[i] = who_pays(cases[i]);
}

void floor_b(std::span<const AssignmentB> assignments, std::span<std::int64_t> amounts, Totals& totals) {
    totals.fill(0);
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        const AssignmentB& one = assignments[i];
        const std::int64_t started_hours = (one.minutes + 59) / 60;
        amounts[i] = started_hours * rate_of(one.year);
        totals[total_index(one.municipality, one.year, one.month)] += amounts[i];
    }
}

Shares floor_share(std::int64_t total, std::span<const std::int64_t, municipalities> weights) {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    Shares shares{};
    Shares rests{};
    std::int64_t left = total;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] = total * weights[i] / sum;
        rests[i] = total * weights[i] % sum;
        left -= shares[i];
    }
    for (; left > 0; --left) {
        std::size_t most = 0;
        for (std::size_t i = 1; i < rests.size(); ++i) {
            if (rests[i] > rests[most]) most = i;
        }
        ++shares[most];
        rests[most] = -1;
    }
    return shares;
}

}  // namespace klausul::bench
