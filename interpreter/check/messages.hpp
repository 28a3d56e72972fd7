#pragma once

#include <cstdint>
#include <span>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// Codes of the checker, each with its number as it is shown; the sentences stand in messages.cpp. A code keeps its
/// number for ever.
namespace code {
enum : int {
    unknown_name = 200,             // K0200
    ambiguous_name = 201,           // K0201
    unknown_type = 202,             // K0202
    unknown_unit = 203,             // K0203
    unknown_module = 204,           // K0204
    duplicate_name = 205,           // K0205
    unknown_tag = 206,              // K0206
    unknown_option = 207,           // K0207
    unknown_index = 208,            // K0208
    name_is_both = 209,             // K0209
    unknown_series = 211,           // K0211
    unknown_reading = 212,          // K0212
    unknown_clause = 213,           // K0213
    wrong_module_name = 214,        // K0214
    unknown_fact_in_example = 215,  // K0215
    unknown_document = 216,         // K0216

    unit_mismatch = 300,           // K0300
    kind_mismatch = 301,           // K0301
    bare_number_needs_unit = 302,  // K0302
    unit_not_wanted = 303,         // K0303
    not_a_condition = 304,         // K0304
    not_a_number = 305,            // K0305
    not_comparable = 306,          // K0306
    index_missing = 307,           // K0307
    index_not_wanted = 308,        // K0308
    level_without_uprating = 309,  // K0309
    uprating_without_level = 310,  // K0310
    step_mismatch = 311,           // K0311
    whole_number_wanted = 313,     // K0313
    too_many_indexes = 315,        // K0315
    not_supported_here = 316,      // K0316
    choice_incomplete = 317,       // K0317
    choice_not_selectable = 318,   // K0318
    not_an_index_member = 319,     // K0319
    share_out_of_range = 320,      // K0320
    referral_in_expression = 321,  // K0321
    expression_too_long = 322,     // K0322
    presence_of_fact = 323,        // K0323
    number_out_of_range = 324,     // K0324
    optional_unguarded = 325,      // K0325
    currency_product = 326,        // K0326
    wrong_argument_count = 327,    // K0327
    step_not_positive = 328,       // K0328
    party_outside_group = 329,     // K0329
    series_order = 340,            // K0340
    series_period_kind = 341,      // K0341
    series_month = 342,            // K0342
    calendar_not_used = 343,       // K0343
    series_standing = 344,         // K0344
    series_break = 345,            // K0345

    grouping_without_list = 350,  // K0350
    not_a_group_key = 351,        // K0351
    root_without_rounding = 352,  // K0352
    periods_not_known = 353,      // K0353
    ties_without_key = 354,       // K0354
    left_over_of_several = 355,   // K0355
    aggregate_of_the_date = 356,  // K0356

    uprating_part_missing = 360,  // K0360
    uprating_said_twice = 361,    // K0361
    uprating_period = 362,        // K0362
    short_month_not_said = 363,   // K0363
    notice_month_end = 364,       // K0364
    nothing_ends_it = 365,        // K0365
    schedule_one_day = 366,       // K0366
    index_dropped = 367,          // K0367
    index_never_moves = 368,      // K0368
    schedule_without_day = 369,   // K0369

    negative_fact = 370,         // K0370
    fact_in_parts = 371,         // K0371
    supposed_fact = 372,         // K0372
    moment_skipped = 373,        // K0373
    moment_twice = 374,          // K0374
    offset_not_swedish = 375,    // K0375
    month_always_has_day = 376,  // K0376

    circle = 400,                        // K0400
    exception_without_rule = 401,        // K0401
    precedence_without_rules = 402,      // K0402
    precedence_circle = 403,             // K0403
    condition_on_facts = 404,            // K0404
    reading_without_default = 405,       // K0405
    reading_two_defaults = 406,          // K0406
    answer_without_rules = 407,          // K0407
    term_ends_before_start = 408,        // K0408
    types_disagree = 410,                // K0410
    frozen_twice = 411,                  // K0411
    conflict_certain = 412,              // K0412
    empty_type = 413,                    // K0413
    organisation_number = 414,           // K0414
    uprating_unknown = 415,              // K0415
    without_effect_read = 416,           // K0416
    amended_twice = 417,                 // K0417
    amended_out_of_force = 418,          // K0418
    entry_twice = 419,                   // K0419
    reading_unhandled = 420,             // K0420
    helper_without_value = 421,          // K0421
    renewal_of_nothing = 430,            // K0430
    length_of_no_time = 431,             // K0431
    renewal_without_end = 433,           // K0433
    renewal_month_end = 434,             // K0434
    notice_before_start = 435,           // K0435
    extension_not_later = 436,           // K0436
    notice_after_end = 437,              // K0437
    header_line_twice = 438,             // K0438
    minimum_without_start = 439,         // K0439
    unknown_template = 440,              // K0440
    template_for_other_place = 441,      // K0441
    template_circle = 442,               // K0442
    unknown_label = 443,                 // K0443
    label_not_given = 444,               // K0444
    label_given_twice = 445,             // K0445
    template_in_module = 446,            // K0446
    name_outside_template = 447,         // K0447
    template_name_taken = 448,           // K0448
    templates_too_large = 449,           // K0449
    organisation_number_personal = 480,  // K0480

    example_without_date = 500,         // K0500
    example_without_expectation = 501,  // K0501
    expectation_not_answer = 502,       // K0502
    check_without_line = 503,           // K0503
    given_twice = 505,                  // K0505
    record_outside_list = 506,          // K0506
    mismatch_with_what = 508,           // K0508
    record_not_single = 509             // K0509
};
}  // namespace code

/// K0200 to K0299: a name that is not known, or that is declared as something else already.
[[nodiscard]] constexpr bool is_about_names(int code) { return code::unknown_name <= code && code < 300; }

/// Where two quantities that do not measure the same met.
enum class UnitMismatch : std::uint8_t { with_bare_number, in_sum, in_comparison, with_wanted };
/// What to do about code::unit_mismatch there.
[[nodiscard]] Phrase help_of(UnitMismatch place);

[[nodiscard]] std::span<const Message> check_messages();

}  // namespace klausul
