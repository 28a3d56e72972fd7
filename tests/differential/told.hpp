#pragma once

// What is compared: a case and what is told about one answer, as plain words and sets. Neither evaluator's types occur
// here, so that the naive one shares nothing with the library.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace klausul::differential {

enum class Status : std::uint8_t { decided, undetermined, referred, gap, not_in_force, conflict, error };
[[nodiscard]] const char* word(Status status);

/// What a case says of one fact, or of one member of an indexed one (an option, a party, a year, a record from 1).
struct Stated {
    enum class State : std::uint8_t { value, unknown, not_applicable, absent };
    std::string fact;
    std::string member;  ///< empty for a plain fact
    State state = State::value;
    std::string value;  ///< ja, nej, a number in plain form, an option, a party, a date

    [[nodiscard]] std::string path() const { return member.empty() ? fact : fact + " för " + member; }
};

struct TestCase {
    std::string date = "2026-03-31";
    std::map<std::string, std::string> readings;
    std::map<std::string, std::size_t> lists;  ///< how many records; a list not in here is not given
    std::vector<Stated> facts;
    std::vector<Stated> supposed;  ///< of answers and helpers; numbers in base units
    bool in_force = false;         ///< supposed to have entered into force
    bool regardless_of_term = false;
    std::string notice_given;  ///< a day, or empty
    std::string signed_on;     ///< likewise
};

/// The written form, one line each: `den D`, `tolkning r = o`, `lista l = 2`, `b = ja`, `f för a1 = okänt`, `antag x =
/// 2`, `antag avtalet i kraft`, `oavsett avtalstid`, `uppsagt D`, `undertecknat D`.
[[nodiscard]] std::string text_of(const TestCase& facts);
[[nodiscard]] TestCase case_of(const std::string& text);

using Alternatives = std::map<std::string, std::set<std::string>>;  ///< value -> tags of its rules

/// One answer at one member. The naive evaluator keeps all origins and texts that are as good as each other (the
/// definition leaves open which is named); the library names one of them.
struct Told {
    Status status = Status::gap;
    std::string value;              ///< decided; of an unrounded amount the exact one
    std::set<std::string> spoke;    ///< tags of the rules that gave the value
    std::set<std::string> missing;  ///< undetermined
    bool superset = false;
    std::set<std::string> besides;  ///< missing in some combination of the others only; the naive one alone says so
    std::set<std::string> whatever;
    Alternatives alternatives;       ///< conflict
    std::set<std::string> origins;   ///< of a status taken over; "" = its own
    std::set<std::string> texts;     ///< referred
    std::set<std::string> problems;  ///< error: one word for the kind
    /// Conflict taken over: by origin what it may say (it may have arisen on several dates).
    std::map<std::string, std::set<Alternatives>> origin_alternatives;
};

/// By answer and member: "x", "y för a1".
using Answers = std::map<std::string, Told>;

/// What differs between the library's and the naive answers, in words; empty if nothing does.
[[nodiscard]] std::string difference(const Answers& real, const Answers& naive);
[[nodiscard]] std::string words_of(const Told& told);

}  // namespace klausul::differential
