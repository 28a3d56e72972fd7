#pragma once

// Small programs as text, and cases for them, from a seed. What is made leans towards the places where meanings meet:
// few facts, equal values, exceptions on exceptions, and facts in all their states.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "library.hpp"
#include "told.hpp"

namespace klausul::differential {

/// SplitMix64: the same numbers with every library.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <typename Items>
    const auto& pick(const Items& items) {
        return items[below(items.size())];
    }

private:
    std::uint64_t state_;
};

enum class Sort : std::uint8_t { truth, money, time, number, option, party, date, persons, moment, window };

/// Something that can be read: a fact, a field or a term.
struct Named {
    std::string name;
    Sort sort = Sort::truth;
    std::string per;  ///< ort, rader, år, månad, kvartal, or empty
    bool is_term = false;
    int order = 0;  ///< a term reads only terms with a higher order
    bool optional = false;
    bool may_be_not_applicable = false;
    bool derived = false;
    bool whole = false;
};

struct Reading {
    std::string name;
    std::vector<std::string> options;
};

/// An index series. What is published of it, or can never be, stands apart: a case that states another figure changes
/// what was said.
struct DrawnSeries {
    std::string name;
    bool changes = false;
    bool monthly = false;
    std::vector<std::string> periods;  ///< that a case may state
    std::set<std::string> settled;
};

/// What a case may state.
struct Schema {
    std::vector<Named> facts;
    std::vector<Reading> readings;
    std::vector<DrawnSeries> series;
    std::vector<Named> terms;
    bool has_calendar = false;
    bool has_list = false;
    bool has_notice = false;  ///< the header says how it is given notice of
    bool waits = false;       ///< it enters into force with a decision
};

struct Generated {
    std::string text;  ///< perhaps of several documents, see blocks.hpp
    Schema schema;
};

[[nodiscard]] Generated generate_program(Random& random);
[[nodiscard]] TestCase generate_case(const Schema& schema, Random& random);
/// The values a fact is tried with when cases are completed; empty if it is not tried.
[[nodiscard]] std::vector<std::string> values_of(const Named& fact);
[[nodiscard]] std::vector<std::string> values_of(const DrawnSeries& series);

/// The periods that cases state facts for and texts read; empty for an index that is none.
[[nodiscard]] std::vector<std::string> periods_of(const std::string& index);

/// Options and parties have these names everywhere.
inline const std::vector<std::string> options_of_ort{"norr", "mitt", "söder"};
inline const std::vector<std::string> parties_of_kommun{"Berg", "Ragunda"};

/// Expressions over what is declared so far.
/// A test of a reading; of three options it names two, the one that may be `ej kodad` among them.
[[nodiscard]] inline std::string reading_test(Random& random, const Reading& reading) {
    const bool holds = random.chance(70);
    if (reading.options.size() < 3) return reading.name + (holds ? " är " : " är inte ") + random.pick(reading.options);
    return reading.name + (holds ? " är någon av (" : " är ingen av (") + reading.options[random.below(2)] + "; " +
           reading.options[2] + ")";
}

class Expressions {
public:
    Expressions(Random& random, const std::vector<Named>& names, const std::vector<Reading>& readings,
                const std::vector<DrawnSeries>& series, const bool& has_list, const bool& has_calendar)
        : random_(random),
          names_(names),
          readings_(readings),
          series_(series),
          has_list_(has_list),
          has_calendar_(has_calendar) {}

    struct Where {
        int order = 0;                   ///< of the term at work
        std::vector<std::string> bound;  ///< indexes at hand
        bool facts_only = false;
    };

    std::string condition(const Where& where, int depth);
    std::string value(Sort sort, const Where& where, int depth);
    std::string literal(Sort sort);

private:
    std::string comparison(const Where& where, int depth);
    std::string test_of_fact(const Where& where);
    std::string test_of_option(const Where& where);
    std::string test_of_party(const Where& where);
    std::string test_of_date(const Where& where);
    std::string quantified(const Where& where, int depth);
    std::string money(const Where& where, int depth);
    std::string time(const Where& where, int depth);
    std::string number(const Where& where, int depth);
    std::string date(const Where& where);
    std::string aggregate(Sort sort, const Where& where, int depth);
    std::string moment(const Where& where);
    std::string window(const Where& where);
    std::string within_window(const Where& where);
    std::string test_of_moment(const Where& where);
    std::string over_periods(Sort sort, const Where& where);
    std::string read(Sort sort, const Where& where);
    [[nodiscard]] bool readable(const Named& name, const Where& where) const;
    [[nodiscard]] std::vector<const Named*> all(Sort sort, const Where& where, bool with_optional) const;
    [[nodiscard]] static bool is_bound(const Where& where, const std::string& index);

    Random& random_;
    const std::vector<Named>& names_;
    const std::vector<Reading>& readings_;
    const std::vector<DrawnSeries>& series_;
    const bool& has_list_;  ///< filled in while declarations are made, like the names
    const bool& has_calendar_;
};

}  // namespace klausul::differential
