#pragma once

#include <span>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// The codes of the grammar's messages, each with its number as it is shown. K0001-K0019 source text, K0020-K0039
/// layout, K0040-K0099 lines, K0100-K0199 expressions. A code keeps its number for ever.
namespace code {
enum : int {
    invalid_utf8 = 1,         // K0001
    nul_character = 2,        // K0002
    control_character = 3,    // K0003
    bidi_character = 4,       // K0004
    invisible_character = 5,  // K0005
    source_too_large = 6,     // K0006
    unclosed_text = 7,        // K0007
    curly_quote = 8,          // K0008
    foreign_character = 9,    // K0009

    tab = 20,              // K0020
    odd_indent = 21,       // K0021
    indent_jump = 22,      // K0022
    blocks_too_deep = 23,  // K0023

    no_document_header = 40,           // K0040
    wrong_place = 41,                  // K0041
    misspelt_head = 42,                // K0042
    unknown_line = 43,                 // K0043
    words_left_over = 44,              // K0044
    no_block_here = 45,                // K0045
    second_header = 46,                // K0046
    under_needs_one = 47,              // K0047
    name_missing = 48,                 // K0048
    type_missing = 49,                 // K0049
    colon_missing = 50,                // K0050
    text_missing = 51,                 // K0051
    equals_missing = 52,               // K0052
    modal_incomplete = 53,             // K0053
    date_missing = 54,                 // K0054
    precedence_operand_missing = 55,   // K0055
    party_word_missing = 56,           // K0056
    notice_incomplete = 57,            // K0057
    period_missing = 58,               // K0058
    term_incomplete = 59,              // K0059
    series_kind_missing = 60,          // K0060
    series_value_missing = 61,         // K0061
    columns_missing = 62,              // K0062
    status_missing = 63,               // K0063
    tag_operand_missing = 64,          // K0064
    check_incomplete = 65,             // K0065
    uprating_incomplete = 66,          // K0066
    unit_value_missing = 67,           // K0067
    organisation_number_missing = 68,  // K0068
    empty_document = 69,               // K0069
    misspelt_word = 70,                // K0070
    block_missing = 71,                // K0071
    parameters_missing = 72,           // K0072
    entry_incomplete = 73,             // K0073
    amendment_date_missing = 74,       // K0074
    amendment_elsewhere = 75,          // K0075
    wording_at_head = 76,              // K0076
    amendment_unsaid = 77,             // K0077
    amended_block_missing = 78,        // K0078
    template_fixed_tag = 79,           // K0079
    template_points_out = 80,          // K0080
    template_declares = 81,            // K0081
    label_without_tag = 82,            // K0082
    label_in_brackets = 83,            // K0083

    operand_missing = 100,               // K0100
    keyword_as_operand = 101,            // K0101
    parenthesis_not_closed = 102,        // K0102
    then_missing = 103,                  // K0103
    otherwise_missing = 104,             // K0104
    if_after_otherwise = 105,            // K0105
    chained_comparison = 106,            // K0106
    chained_is = 107,                    // K0107
    remainder_missing = 108,             // K0108
    comma_in_list = 109,                 // K0109
    point_and_comma = 110,               // K0110
    number_groups = 111,                 // K0111
    thousands_point = 112,               // K0112
    ungrouped_before_group = 113,        // K0113
    too_many_digits = 114,               // K0114
    no_such_date = 115,                  // K0115
    no_such_clock = 116,                 // K0116
    expression_too_deep = 117,           // K0117
    chain_too_long = 118,                // K0118
    bracket_not_closed = 119,            // K0119
    tag_missing = 120,                   // K0120
    rounding_step_missing = 121,         // K0121
    options_missing = 122,               // K0122
    weights_missing = 123,               // K0123
    allocation_step_missing = 124,       // K0124
    member_missing = 125,                // K0125
    clock_end_missing = 126,             // K0126
    receiver_missing = 127,              // K0127
    parenthesis_not_opened = 128,        // K0128
    organisation_number_as_value = 129,  // K0129
    second_day_missing = 130,            // K0130
    second_amount_missing = 134,         // K0134
    divisor_missing = 135                // K0135
};
}  // namespace code

[[nodiscard]] std::span<const Message> grammar_messages();

}  // namespace klausul
