#pragma once

// The inputs of the two measured workloads: the same random cases on every machine (SplitMix64, fixed seeds), so that
// engines can be compared on equal work.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace klausul::bench {

enum class Housing : std::uint8_t { ordinary, special, group, shortstay };
enum class Product : std::uint8_t { consumables, nutrition, device, aid, incontinence, lab, tpn_fluid, infusion };
enum class Prescriber : std::uint8_t { physician, nurse, dietician, therapist };

/// Workload A, "who pays": what is known of one person and one product.
struct CaseA {
    std::uint8_t age = 0;  ///< completed years
    Housing housing = Housing::ordinary;
    bool enrolled = false;
    bool selfcare = false;
    Product product = Product::consumables;
    Prescriber prescriber = Prescriber::physician;
    bool specialist = false;
    bool connected_palliative = false;

    friend bool operator==(const CaseA&, const CaseA&) = default;
};

inline constexpr int municipalities = 8;
inline constexpr int first_year = 2025;
inline constexpr int years = 3;
inline constexpr int months = 12;

/// Workload B, "settlement": one assignment that a municipality pays by the hour.
struct AssignmentB {
    std::uint8_t municipality = 0;  ///< 0..7, written m1..m8
    std::uint8_t month = 1;         ///< 1..12
    std::uint16_t minutes = 0;      ///< 1..3000
    std::uint16_t year = 2025;      ///< 2025..2027

    friend bool operator==(const AssignmentB&, const AssignmentB&) = default;
};

/// The first `count` cases; any prefix is the same whatever the count.
[[nodiscard]] std::vector<CaseA> make_cases(std::size_t count);
[[nodiscard]] std::vector<AssignmentB> make_assignments(std::size_t count);

/// What workload B shares at its end, 252 225,80 kr, in öre.
inline constexpr std::int64_t shared_ore = 25'222'580;
inline constexpr std::array<std::int64_t, municipalities> share_weights = {50, 60, 96, 90, 41, 152, 53, 381};

}  // namespace klausul::bench
