#pragma once

// Every keyword of the language, once. The grammar, the messages, the formatter and the translation between Swedish
// and English all read this table. It is keyed by construct, not by word: `från` and `från och med` are both "from"
// in English, so a table from word to word could not be run backwards.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

enum class Word : std::uint8_t {
    // documents and their headers
    agreement,
    module,
    parties,
    each_of,
    in_force,
    in_force_extended,
    until_further_notice,
    not_stated,
    renews,
    at_a_time,
    notice,
    at_latest,
    before_expiry,
    through,
    after,
    notice_given,
    signed_on,
    standing,
    document_series,
    replaces,
    also_called,
    consists_of,
    enters_into_force,
    when,
    minimum_term,
    applies_also,
    amendment,
    repealed,
    added,
    use,
    template_,
    for_header,
    as_template,
    // declarations
    type,
    together,
    unit,
    short_form,
    party,
    called,
    organisation_number,
    unit_of_party,
    part_of,
    outside_agreement,
    fact,
    answer,
    list_of,
    or_absent,
    or_not_applicable,
    without_effect,
    reading,
    by_default,
    not_encoded,
    series,
    level,
    yearly_change,
    per_month,
    new_base,
    linked_by,
    not_published_after,
    source,
    published,
    table,
    function,
    yes_no,
    // clauses and rules
    clause,
    per,
    grouped_by,
    shall,
    should,
    may,
    can,
    answers_for,
    be,
    applies_not,
    referred_to,
    applies_if,
    cannot_be_terminated,
    wording,
    from_and_including,
    to_and_including,
    exception,
    exception_from,
    prevails_over,
    ranking,
    uprated,
    uprated_like,
    counted_from,
    mean_of,
    capped,
    with,
    counted_from_base,
    from_previous_year,
    published_before,
    series_ends,
    lag,
    index_frozen,
    floor_base,
    floor_previous,
    fixed,
    depending_on,
    note,
    prose,
    steps,
    requirement,
    on,
    expected_gap,
    expected_conflict,
    // schedules
    every,
    every_second,
    every_nth,
    in_advance,
    continuously,
    from,
    from_unknown_year,
    // checks and examples
    check,
    within_tolerance,
    not_equal_expected,
    against,
    example,
    shared_facts,
    on_date,
    regardless_of_term,
    given,
    gives,
    under,
    according_to,
    conflict,
    gap,
    undetermined,
    referred,
    absent,
    unknown,
    not_applicable,
    error,
    // expressions
    if_,
    then,
    otherwise,
    or_,
    and_,
    not_,
    is,
    is_not,
    is_fulfilled,
    is_not_fulfilled,
    is_unknown,
    is_not_unknown,
    is_not_applicable,
    is_not_not_applicable,
    exists,
    any_of,
    none_of,
    yes,
    no,
    in,
    at_level,
    of_level,
    till,
    within,
    belongs_to,
    until_event,
    since_event,
    all_following,
    some_following,
    at_least,
    of_following,
    none_following,
    for_,
    for_all,
    for_some,
    for_none,
    at_event,
    before,
    to_month_end,
    this_,
    previous,
    the_day,
    sum,
    count,
    mean,
    lowest,
    highest,
    latest,
    earliest,
    deviation,
    distinct,
    over,
    where,
    the_last,
    years,
    sample,
    population,
    started,
    started_of,
    completed_years,
    completed_months,
    days_from,
    later_of,
    earlier_of,
    latest_of,
    earliest_of,
    clock_of,
    period_of,
    allocate,
    remainder,
    largest_fraction,
    kept,
    ties_by,
    rounded,
    upwards,
    downwards,
    from_zero,
    to_zero,
    to,
    whole,
    decimals,
    ties_to_even,
    ties_away,
    count_of_words
};

struct Keyword {
    Word word;
    /// The first is the form the formatter writes; empty ones are unused.
    std::array<std::string_view, 5> swedish;
    std::array<std::string_view, 4> english;
};

[[nodiscard]] const Keyword& keyword(Word word);
[[nodiscard]] std::span<const Keyword> all_keywords();

/// The canonical form in both languages, for messages.
[[nodiscard]] Phrase plain(Word word);
/// The same in backticks.
[[nodiscard]] Phrase quoted(Word word);

/// The length of the longest form of `word` that `text` begins with, blanks between its parts counted as written;
/// 0 if there is none. A form must end where a name would end.
[[nodiscard]] std::size_t keyword_length(Word word, std::string_view text);

/// `och eller inte är om då annars ja nej` and their English twins: never names.
[[nodiscard]] bool is_reserved(std::string_view name);
/// Words that can be neither the unit after a number nor the bare operand of an aggregate; usable as terms elsewhere.
[[nodiscard]] bool is_never_a_unit(std::string_view name);
/// How many bytes of `text` are one letter, digit or underscore that may stand in a name; 0 if the first is none.
[[nodiscard]] std::size_t name_character(std::string_view text);
/// The length of the undotted name at the start of `text`, 0 if there is none.
[[nodiscard]] std::size_t name_length(std::string_view text);

}  // namespace klausul
