#pragma once

// A value by itself: with its unit, its names and its period, so that whoever holds it needs nothing of the program to
// reckon with it, compare it or say it. What it is called in a language is asked for where words are made, not before.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "interpreter/value/date.hpp"
#include "interpreter/value/moment.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

struct Value {
    struct YesNo {
        bool yes = false;
        friend bool operator==(const YesNo&, const YesNo&) = default;
    };
    /// A number of a unit; two are equal if the unit is the same too.
    struct Quantity {
        Number number;
        std::string unit;         ///< `timmar`, `kr/timme`; empty for a bare number
        std::string unit_of_one;  ///< as it stands behind exactly 1: `timme`
        friend bool operator==(const Quantity& a, const Quantity& b) {
            return a.number == b.number && a.unit == b.unit;
        }
    };
    /// A year, half-year, quarter or month, by its count from the year 0.
    struct Period {
        PeriodKind kind = PeriodKind::year;
        std::int64_t count = 0;
        friend bool operator==(const Period&, const Period&) = default;
    };
    /// Of an enumeration or a reading; two are equal by their names.
    struct Option {
        std::string name;
        std::string label;  ///< what it is called for a person, where that is not its name
        friend bool operator==(const Option& a, const Option& b) { return a.name == b.name; }
    };
    /// By its alias, if it has one; two are equal by their names.
    struct Party {
        std::string name;
        std::string part_of;  ///< of one that is a unit of another: the other
        friend bool operator==(const Party& a, const Party& b) { return a.name == b.name; }
    };
    struct TimeOfDay {
        int minute = 0;  ///< 0..1440
        friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
    };
    /// Every day from one time of it until another.
    struct Window {
        TimeOfDay from;
        TimeOfDay until;
        friend bool operator==(const Window&, const Window&) = default;
    };
    struct Text {
        std::string text;
        friend bool operator==(const Text&, const Text&) = default;
    };
    struct DaySpan {
        Day from;
        Day to;
        friend bool operator==(const DaySpan&, const DaySpan&) = default;
    };
    struct MomentSpan {
        Moment from;
        Moment to;
        friend bool operator==(const MomentSpan&, const MomentSpan&) = default;
    };
    /// A span that an expression made has no value of its own outside of it.
    struct MadeSpan {
        friend bool operator==(const MadeSpan&, const MadeSpan&) = default;
    };
    /// A row of a list, from 1.
    struct Row {
        std::int64_t number = 1;
        friend bool operator==(const Row&, const Row&) = default;
    };
    /// 1 is Monday.
    struct Weekday {
        int number = 1;
        friend bool operator==(const Weekday&, const Weekday&) = default;
    };
    /// What is said in the place of a value.
    enum class Instead : std::uint8_t {
        absent,  ///< there is none, and that is known
        not_applicable,
        not_published  ///< an index series has ended
    };

    using Any = std::variant<YesNo, Quantity, Period, Option, Party, Day, Moment, TimeOfDay, Window, Text, DaySpan,
                             MomentSpan, MadeSpan, Row, Weekday, Instead>;
    Any is;

    [[nodiscard]] Kind kind() const;
    /// The unit, or nothing.
    [[nodiscard]] std::string_view unit() const;
    /// The number, if it is an amount in kronor; else null.
    [[nodiscard]] const Number* kronor() const;

    friend bool operator==(const Value&, const Value&) = default;
};

/// What machines read: decimal text, the name of an option, an ISO date, `true`.
[[nodiscard]] std::string plain_text(const Value& value);
/// What a person reads: `3 919 345 kr`, `regionen`, `ja`. Blanks within a figure and before a unit do not break.
[[nodiscard]] std::string value_words(const Value& value, Language language);
/// In both languages.
[[nodiscard]] Phrase value_words(const Value& value);

/// `2026`, `2026-H1`, `2026-Q1`, `2026-03`
[[nodiscard]] std::string to_text(const Value::Period& period);

/// A sentence or a calculation: words of both languages, and between them values, which are put into words when it is
/// shown in one of them.
class Sentence {
public:
    using Part = std::variant<Phrase, Value>;

    Sentence() = default;
    Sentence(Phrase words) { *this += std::move(words); }
    Sentence(std::string both) : Sentence(Phrase(std::move(both))) {}
    Sentence(const char* both) : Sentence(Phrase(both)) {}
    Sentence(std::string swedish, std::string english) : Sentence(Phrase(std::move(swedish), std::move(english))) {}
    Sentence(Value value) { parts_.emplace_back(std::move(value)); }

    Sentence& operator+=(Phrase words);
    Sentence& operator+=(const Sentence& more);
    friend Sentence operator+(Sentence a, const Sentence& b) { return a += b; }

    [[nodiscard]] bool empty() const { return parts_.empty(); }
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
    [[nodiscard]] std::string in(Language language) const;

    /// The same words around the same values.
    friend bool operator==(const Sentence& a, const Sentence& b);

private:
    std::vector<Part> parts_;  ///< no words are empty in both languages, and none stand right behind others
};

/// A fact, list, term or series by its name, and which of its values where it has several.
struct IndexedName {
    std::string name;    ///< `anslutna`
    std::string member;  ///< `2025`, `Berg; 2025`, `uppdrag 3`; empty where there is but one

    IndexedName() = default;
    IndexedName(std::string of, std::string at = {}) : name(std::move(of)), member(std::move(at)) {}

    /// `anslutna för 2025`, as documents write it, in Swedish.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const IndexedName&, const IndexedName&) = default;
    friend std::strong_ordering operator<=>(const IndexedName&, const IndexedName&) = default;
};

}  // namespace klausul
