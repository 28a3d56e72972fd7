#pragma once

#include <span>

#include "grammar/diagnostic.hpp"

namespace klausul {

/// Codes of the checker; the sentences stand in messages.cpp in the same order.
namespace code {
enum : int {
    unknown_name = 200,
    ambiguous_name,
    unknown_type,
    unknown_unit,
    unknown_module,
    duplicate_name,
    unknown_tag,
    unknown_option,
    unknown_index,
    name_is_both,
    unknown_series = 211,
    unknown_reading,
    unknown_clause,
    wrong_module_name,
    unknown_fact_in_example,
    unknown_document,

    unit_mismatch = 300,
    kind_mismatch,
    bare_number_needs_unit,
    unit_not_wanted,
    not_a_condition,
    not_a_number,
    not_comparable,
    index_missing,
    index_not_wanted,
    level_without_uprating,
    uprating_without_level,
    step_mismatch,
    whole_number_wanted = 313,
    too_many_indexes = 315,
    not_supported_here,
    choice_incomplete,
    choice_not_selectable,
    not_an_index_member,
    share_out_of_range,
    referral_in_expression,
    expression_too_long,
    presence_of_fact,
    number_out_of_range,
    optional_unguarded,
    currency_product,
    wrong_argument_count,
    step_not_positive,
    party_outside_group,
    series_order = 340,
    series_period_kind,
    series_month,
    calendar_not_used,
    series_standing,
    series_break,

    grouping_without_list = 350,
    not_a_group_key,
    root_without_rounding,
    periods_not_known,
    ties_without_key,
    left_over_of_several,

    circle = 400,
    exception_without_rule,
    precedence_without_rules,
    precedence_circle,
    condition_on_facts,
    reading_without_default,
    reading_two_defaults,
    answer_without_rules,
    term_ends_before_start,
    types_disagree = 410,
    frozen_twice,
    conflict_certain,
    empty_type,
    organisation_number,
    uprating_unknown,
    without_effect_read,
    amended_twice,
    amended_out_of_force,
    entry_twice,
    reading_unhandled,
    renewal_of_nothing = 430,
    length_of_no_time,
    renewal_without_end = 433,
    renewal_month_end,
    notice_before_start,
    extension_not_later,
    notice_after_end,
    header_line_twice,
    minimum_without_start,

    example_without_date = 500,
    example_without_expectation,
    expectation_not_answer,
    check_without_line,
    given_twice = 505,
    record_outside_list,
    mismatch_with_what = 508,
    record_not_single
};
}  // namespace code

[[nodiscard]] std::span<const Message> check_messages();

}  // namespace klausul
