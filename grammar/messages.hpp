#pragma once

#include <span>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// The codes of the grammar's messages. K0001-K0019 source text, K0020-K0039 layout, K0040-K0099 lines, K0100-K0199
/// expressions. A code keeps its number for ever.
namespace code {
inline constexpr int invalid_utf8 = 1, nul_character = 2, control_character = 3, bidi_character = 4,
                     invisible_character = 5, source_too_large = 6, unclosed_text = 7, curly_quote = 8,
                     foreign_character = 9;
inline constexpr int tab = 20, odd_indent = 21, indent_jump = 22, blocks_too_deep = 23;
inline constexpr int no_document_header = 40, wrong_place = 41, misspelt_head = 42, unknown_line = 43,
                     words_left_over = 44, no_block_here = 45, second_header = 46, under_needs_one = 47,
                     name_missing = 48, type_missing = 49, colon_missing = 50, text_missing = 51, equals_missing = 52,
                     modal_incomplete = 53, date_missing = 54, precedence_operand_missing = 55, party_word_missing = 56,
                     notice_incomplete = 57, period_missing = 58, term_incomplete = 59, series_kind_missing = 60,
                     series_value_missing = 61, columns_missing = 62, status_missing = 63, tag_operand_missing = 64,
                     check_incomplete = 65, uprating_incomplete = 66, unit_value_missing = 67,
                     organisation_number_missing = 68, empty_document = 69, misspelt_word = 70, block_missing = 71,
                     parameters_missing = 72, entry_incomplete = 73, amendment_date_missing = 74,
                     amendment_elsewhere = 75, wording_at_head = 76, amendment_unsaid = 77, amended_block_missing = 78,
                     template_fixed_tag = 79, template_points_out = 80, template_declares = 81, label_without_tag = 82,
                     label_in_brackets = 83;
inline constexpr int operand_missing = 100, keyword_as_operand = 101, parenthesis_not_closed = 102, then_missing = 103,
                     otherwise_missing = 104, if_after_otherwise = 105, chained_comparison = 106, chained_is = 107,
                     remainder_missing = 108, comma_in_list = 109, point_and_comma = 110, number_groups = 111,
                     thousands_point = 112, ungrouped_before_group = 113, too_many_digits = 114, no_such_date = 115,
                     no_such_clock = 116, expression_too_deep = 117, chain_too_long = 118, bracket_not_closed = 119,
                     tag_missing = 120, rounding_step_missing = 121, options_missing = 122, weights_missing = 123,
                     allocation_step_missing = 124, member_missing = 125, clock_end_missing = 126,
                     receiver_missing = 127, parenthesis_not_opened = 128, organisation_number_as_value = 129,
                     second_day_missing = 130, second_amount_missing = 134, divisor_missing = 135;
}  // namespace code

[[nodiscard]] std::span<const Message> grammar_messages();

}  // namespace klausul
