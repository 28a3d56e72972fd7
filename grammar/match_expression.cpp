// The rules of expressions, from the loosest operator to the tightest. A level is a chain of the next one, so no two
// alternatives begin with the same long prefix and reading stays linear.

#include "grammar/rules.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::rules {
namespace {

using Operator = BinaryOperator;

struct or_level;
struct postfix_level;
struct expression;

using inner_expression = need<code::operand_missing, nested<expression>>;
using inner_postfix = need<code::operand_missing, nested<postfix_level>>;

// ---- words that look ahead --------------------------------------------------------------------------------------

/// An aggregate is one only if its operand follows: a name that is no keyword, or a parenthesis. So `antal - högst`
/// is about a term called `antal`, and so is `resten av antal delat med 4`.
struct operand_ahead : ahead<sor<mark<'('>, seq<pegtl::not_at<kw<Word::divided_by>>, scanned<scan::plain_name>>>> {};

struct quantifier_ahead : ahead<sor<kw<Word::for_all>, kw<Word::for_some>, kw<Word::for_none>>> {};

/// `efter` and `före` move a date only after a time unit, since `efter` also belongs to `fördela`.
struct after_time_unit {
    using rule_t = after_time_unit;
    using subs_t = pegtl::empty_list;
    static bool match(Input& in) {
        std::string_view before(in.begin(), static_cast<std::size_t>(in.current() - in.begin()));
        while (before.ends_with(' ')) before.remove_suffix(1);
        auto start = before.size();
        while (start > 0 &&
               (name_character(before.substr(start - 1)) > 0 || static_cast<unsigned char>(before[start - 1]) >= 0x80))
            --start;
        return is_time_unit(before.substr(start)) && (start == 0 || before[start - 1] != '/');
    }
};

// ---- primaries --------------------------------------------------------------------------------------------------

struct of_level : kw<Word::of_level> {};
struct at_level : node<NodeKind::at_level, kw<Word::at_level>, year, of_level> {};
struct month_end
    : seq<mark<','>,
          sor<kwnode<NodeKind::month_end, Word::to_month_end>, kwnode<NodeKind::within_month, Word::within_month>>> {};
struct shift_after : node<NodeKind::shift_after, kw<Word::after>, inner_postfix, maybe<month_end>> {};
struct shift_before : node<NodeKind::shift_before, kw<Word::before>, inner_postfix, maybe<month_end>> {};
struct quantity : node<NodeKind::quantity, figure, maybe<unit>,
                       maybe<sor<at_level, seq<after_time_unit, sor<shift_after, shift_before>>>>> {};

/// Between `fördela` and its `efter` no other `efter` can stand: the one that comes leads to the weights.
struct weights_awaited {
    using rule_t = weights_awaited;
    using subs_t = pegtl::empty_list;
    static bool match(Input& in) {
        std::string_view before(in.begin(), static_cast<std::size_t>(in.current() - in.begin()));
        constexpr std::size_t farthest = 1'000;  // so that a long line stays linear
        if (before.size() > farthest) before.remove_prefix(before.size() - farthest);
        const std::size_t part = before.find_last_of("=;");
        before.remove_prefix(part == std::string_view::npos ? 0 : part);
        bool awaited = false;
        for (std::size_t at = 0; at < before.size(); ++at) {
            const bool within_word = at > 0 && (name_character(before.substr(at - 1)) > 0 ||
                                                static_cast<unsigned char>(before[at - 1]) >= 0x80);
            if (within_word) continue;
            if (keyword_length(Word::allocate, before.substr(at)) > 0) awaited = true;
            if (keyword_length(Word::after, before.substr(at)) > 0) awaited = false;
        }
        return awaited;
    }
};
/// `betalningstid efter fakturadatum`, but not the weights of `fördela potten efter vikter i hela kronor`.
struct shift_by
    : node<NodeKind::shift_by, node<NodeKind::reference, name>, ahead<sor<kw<Word::after>, kw<Word::before>>>,
           pegtl::not_at<weights_awaited>, sor<shift_after, shift_before>> {};

struct clock_window_end : seq<kw<Word::till>, need<code::clock_end_missing, clock>> {};
struct clock_window : node<NodeKind::clock_window, clock, maybe<clock_window_end>> {};
struct moment : node<NodeKind::moment, date, maybe<clock, maybe<utc_offset>>> {};

struct window_operand : sor<clock_window, nested<postfix_level>> {};
/// `där dagen är helgdag` cuts the span; what is not about the day selects what an aggregate runs over.
struct about_the_day : seq<kw<Word::where>, pegtl::star<sor<mark<'('>, kw<Word::not_>>>,
                           maybe<scanned<scan::period_word>, kw<Word::period_of>>, kw<Word::the_day>> {};
struct cut_by_days : seq<ahead<about_the_day>,
                         node<NodeKind::cut_by_days, kw<Word::where>, need<code::operand_missing, nested<or_level>>>> {
};
struct way_of_counting
    : seq<maybe<mark<','>>,
          sor<kwnode<NodeKind::by_the_clock, Word::by_the_clock>, kwnode<NodeKind::in_real_time, Word::in_real_time>>> {
};
struct clip : node<NodeKind::clip, kw<Word::within>, need<code::operand_missing, window_operand>,
                   maybe<way_of_counting>, maybe<cut_by_days>, maybe<way_of_counting>> {};
struct closing : need<code::parenthesis_not_closed, mark<')'>> {};
struct span_end : seq<node<NodeKind::span_end, kw<Word::till>, inner_expression>, closing, maybe<clip>> {};
struct paren : node<NodeKind::paren, mark<'('>, inner_expression, sor<span_end, closing>> {};

struct aggregate_word
    : sor<kwnode<NodeKind::agg_sum, Word::sum>, kwnode<NodeKind::agg_count, Word::count>,
          kwnode<NodeKind::agg_mean, Word::mean>, kwnode<NodeKind::agg_lowest, Word::lowest>,
          kwnode<NodeKind::agg_highest, Word::highest>, kwnode<NodeKind::agg_latest, Word::latest>,
          kwnode<NodeKind::agg_earliest, Word::earliest>, kwnode<NodeKind::agg_deviation, Word::deviation>> {};
struct distinct : seq<kwnode<NodeKind::distinct, Word::distinct>, operand_ahead> {};
struct over
    : node<NodeKind::over, kw<Word::over>,
           sor<seq<mark<'('>, need<code::name_missing, name>, many<mark<';'>, need<code::name_missing, name>>, closing>,
               need<code::name_missing, name>>> {};
struct where : node<NodeKind::where, kw<Word::where>, need<code::operand_missing, nested<or_level>>> {};
struct last_years : node<NodeKind::last_years, kw<Word::the_last>, integer, kw<Word::years>> {};
struct deviation_kind
    : seq<mark<','>, sor<kwnode<NodeKind::sample, Word::sample>, kwnode<NodeKind::population, Word::population>>> {};
struct aggregate : node<NodeKind::aggregate, aggregate_word, operand_ahead, maybe<distinct>, inner_postfix,
                        maybe<last_years>, maybe<over>, maybe<deviation_kind>, maybe<where>> {};

struct started : node<NodeKind::started, kw<Word::started>, unit, kw<Word::started_of>, inner_postfix> {};
/// `till` after a day that is counted from; a span in parentheses has one of its own.
struct up_to : seq<kw<Word::till>, need<code::second_day_missing, nested<postfix_level>>> {};
/// When a year or month is full from a day that a later month lacks.
struct short_month : seq<mark<','>, sor<kwnode<NodeKind::month_end, Word::to_month_end>,
                                        kwnode<NodeKind::next_month_start, Word::next_month_start>>> {};
struct completed
    : sor<node<NodeKind::completed, kw<Word::completed_years>, inner_postfix, maybe<up_to>, maybe<short_month>>,
          node<NodeKind::completed_months, kw<Word::completed_months>, inner_postfix, maybe<up_to>,
               maybe<short_month>>> {};
struct days_between
    : sor<node<NodeKind::days_between, kw<Word::days_from>, inner_postfix, need<code::second_day_missing, up_to>>,
          node<NodeKind::working_days, kw<Word::working_days_from>, inner_postfix,
               need<code::second_day_missing, up_to>>> {};
struct period_days : sor<node<NodeKind::first_day_in, kw<Word::first_day_in>, inner_postfix>,
                         node<NodeKind::last_day_in, kw<Word::last_day_in>, inner_postfix>,
                         node<NodeKind::days_in, kw<Word::days_in>, inner_postfix>> {};
struct and_the_other : seq<kw<Word::and_>, nested<postfix_level>> {};
struct two_times : seq<inner_postfix, need<code::second_day_missing, and_the_other>> {};
struct listed_times
    : seq<need<code::second_day_missing, mark<'('>, inner_expression, pegtl::plus<mark<';'>, inner_expression>>,
          closing> {};
struct one_of_times : sor<node<NodeKind::later_of, kw<Word::later_of>, two_times>,
                          node<NodeKind::later_of, kw<Word::latest_of>, listed_times>,
                          node<NodeKind::earlier_of, kw<Word::earlier_of>, two_times>,
                          node<NodeKind::earlier_of, kw<Word::earliest_of>, listed_times>> {};
/// `(a; b` is a list, `(a + b) * c` is not. Looking for the `;` first keeps reading linear.
struct list_ahead {
    using rule_t = list_ahead;
    using subs_t = pegtl::empty_list;
    static bool match(Input& in) {
        int depth = 0;
        for (const char* at = in.current(); at != in.end(); ++at) {
            if (*at == '(') ++depth;
            if (*at == ')') --depth;
            if (depth == 0 || *at == '"') return false;
            if (depth == 1 && *at == ';') return true;
        }
        return false;
    }
};
struct sum_level;
struct one_amount : need<code::operand_missing, nested<sum_level>> {};
struct listed_amounts
    : seq<list_ahead, mark<'('>, inner_expression, pegtl::plus<mark<';'>, inner_expression>, closing> {};
struct two_amounts : seq<one_amount, need<code::second_amount_missing, kw<Word::and_>, one_amount>> {};
struct amounts : sor<listed_amounts, two_amounts> {};
struct one_of_amounts : sor<node<NodeKind::lower_of, sor<kw<Word::lower_of>, kw<Word::lowest_of>>, amounts>,
                            node<NodeKind::higher_of, sor<kw<Word::higher_of>, kw<Word::highest_of>>, amounts>> {};
struct divisor : seq<kw<Word::divided_by>, nested<postfix_level>> {};
struct remainder_of
    : node<kind_of(Operator::remainder), kw<Word::rest_of>, inner_postfix, need<code::divisor_missing, divisor>> {};
struct clock_of : node<NodeKind::clock_of, kw<Word::clock_of>, inner_postfix> {};

struct allocation_step
    : node<NodeKind::step, kw<Word::in>, sor<seq<kwnode<NodeKind::whole, Word::whole>, unit>, seq<figure, unit>>> {};
struct remainder : sor<kwnode<NodeKind::largest_fraction, Word::largest_fraction>, kwnode<NodeKind::kept, Word::kept>,
                       node<NodeKind::receiver, kw<Word::to>, need<code::receiver_missing, nested<postfix_level>>>> {};
struct ties_by : node<NodeKind::ties_by, mark<','>, kw<Word::ties_by>, inner_postfix> {};
struct allocation
    : node<NodeKind::allocation, kw<Word::allocate>, operand_ahead, need<code::operand_missing, nested<sum_level>>,
           need<code::weights_missing, kw<Word::after>>, need<code::operand_missing, nested<sum_level>>,
           need<code::allocation_step_missing, allocation_step>,
           need<code::remainder_missing, mark<','>, kw<Word::remainder>, remainder>, maybe<ties_by>> {};
/// A total may also begin with a figure (`fördela 100 kr efter …`); a name alone is a term that happens to be called
/// so.
struct allocation_of_figure
    : node<NodeKind::allocation, kw<Word::allocate>, ahead<scanned<scan::figure>>,
           need<code::operand_missing, nested<sum_level>>, need<code::weights_missing, kw<Word::after>>,
           need<code::operand_missing, nested<sum_level>>, need<code::allocation_step_missing, allocation_step>,
           need<code::remainder_missing, mark<','>, kw<Word::remainder>, remainder>, maybe<ties_by>> {};

struct period_word : token<NodeKind::name, scan::period_word> {};
struct period_of
    : node<NodeKind::period_of, period_word, pegtl::not_at<quantifier_ahead>, kw<Word::period_of>, inner_postfix> {};
struct definite_period : node<NodeKind::definite_period,
                              sor<kwnode<NodeKind::the_month_of, Word::the_month_of>,
                                  kwnode<NodeKind::the_quarter_of, Word::the_quarter_of>,
                                  kwnode<NodeKind::the_half_year_of, Word::the_half_year_of>,
                                  kwnode<NodeKind::the_year_of, Word::the_year_of>>,
                              inner_postfix> {};
struct misread_number : scanned<scan::organisation_number_as_value> {};

struct this_element : node<NodeKind::this_element, kw<Word::this_>, plain_name> {};
struct previous : node<NodeKind::previous, kw<Word::previous>, plain_name> {};
struct requirement_name : seq<kw<Word::requirement>, node<NodeKind::reference, plain_name>> {};

struct arguments : seq<mark<'('>, inner_expression, many<mark<';'>, inner_expression>, closing> {};
struct call_or_reference : seq<node<NodeKind::call, name, ahead<mark<'('>>, arguments>> {};
struct reference : node<NodeKind::reference, name> {};
struct name_or_call : sor<call_or_reference, reference> {};

struct primary
    : sor<paren, text, misread_number, moment, clock_window, quantity, kwnode<NodeKind::truth_yes, Word::yes>,
          kwnode<NodeKind::truth_no, Word::no>, days_between, period_days, aggregate, started, completed, one_of_times,
          one_of_amounts, remainder_of, clock_of, allocation, allocation_of_figure, this_element, previous, period_of,
          definite_period, requirement_name, kwnode<NodeKind::the_day, Word::the_day>, shift_by, name_or_call> {};

// ---- suffixes ---------------------------------------------------------------------------------------------------

struct member : sor<previous, this_element, kwnode<NodeKind::the_day, Word::the_day>, misread_number, period_token,
                    moment, text, node<NodeKind::quantity, figure>, kwnode<NodeKind::truth_yes, Word::yes>,
                    kwnode<NodeKind::truth_no, Word::no>, reference> {};
struct members : sor<seq<mark<'('>, need<code::member_missing, member>,
                         many<mark<';'>, need<code::member_missing, member>>, closing>,
                     need<code::member_missing, member>> {};
struct for_member : node<NodeKind::for_member, pegtl::not_at<quantifier_ahead>, kw<Word::for_>, members> {};
struct day_meant : sor<paren, moment, kwnode<NodeKind::the_day, Word::the_day>, reference> {};
struct at_date : node<NodeKind::at_date, kw<Word::on_date>, day_meant> {};
struct at_event : node<NodeKind::at_event, kw<Word::at_event>, day_meant> {};
struct according : node<NodeKind::according, kw<Word::according_to>, need<code::name_missing, name>> {};
struct postfix_level : node<NodeKind::postfix, primary, many<sor<for_member, at_date, at_event, according>>> {};

// ---- arithmetic -------------------------------------------------------------------------------------------------

struct minus : node<NodeKind::minus, mark<'-'>> {};
struct unary_level : node<NodeKind::unary, pegtl::star<minus>, postfix_level> {};
struct times : seq<sor<node<kind_of(Operator::multiply), mark<'*'>>, node<kind_of(Operator::divide), mark<'/'>>>,
                   need<code::operand_missing, unary_level>> {};
struct product_level : node<NodeKind::product, unary_level, pegtl::star<times>> {};
struct plus_or_minus : seq<sor<node<kind_of(Operator::add), mark<'+'>>, node<kind_of(Operator::subtract), mark<'-'>>>,
                           need<code::operand_missing, product_level>> {};
struct sum_level : node<NodeKind::sum, product_level, pegtl::star<plus_or_minus>> {};

// ---- rounding ---------------------------------------------------------------------------------------------------

struct direction : sor<kwnode<NodeKind::up, Word::upwards>, kwnode<NodeKind::down, Word::downwards>,
                       kwnode<NodeKind::from_zero, Word::from_zero>, kwnode<NodeKind::to_zero, Word::to_zero>> {};
struct rounding_step : sor<seq<kwnode<NodeKind::whole, Word::whole>, unit>,
                           seq<integer, kwnode<NodeKind::decimals, Word::decimals>>, seq<figure, unit>> {};
struct ties : seq<mark<','>, sor<kwnode<NodeKind::to_even, Word::ties_to_even>, kw<Word::ties_away>>> {};
struct rounding_target : seq<kw<Word::to>, need<code::rounding_step_missing, rounding_step>, maybe<ties>> {};
struct rounding : node<NodeKind::rounding,
                       sor<seq<kw<Word::rounded>, maybe<direction>, need<code::rounding_step_missing, rounding_target>>,
                           seq<direction, rounding_target>>> {};
/// `, dock högst b` and `, dock lägst b` take all that stands before them, as a rounding does.
struct limit
    : sor<node<NodeKind::at_most, mark<','>, kw<Word::but_at_most>, need<code::operand_missing, sum_level>>,
          node<NodeKind::at_least, mark<','>, kw<Word::but_at_least>, need<code::operand_missing, sum_level>>> {};
struct rounded_level : node<NodeKind::rounded, sum_level, pegtl::star<sor<rounding, limit>>> {};

// ---- comparison -------------------------------------------------------------------------------------------------

/// `månad för d är 2026-03`: a month, half-year or quarter, where a subtraction would have blanks.
struct period_value
    : seq<ahead<sor<pegtl::string<'1', '9'>, pegtl::string<'2', '0'>, pegtl::string<'2', '1'>>>, period_token> {};
using comparand = need<code::operand_missing, sor<period_value, rounded_level>>;
using member_of_list = sor<period_value, inner_expression>;

struct ordering : sor<node<kind_of(Operator::less_equal), pegtl::string<'<'>, mark<'='>>,
                      node<kind_of(Operator::greater_equal), pegtl::string<'>'>, mark<'='>>,
                      node<kind_of(Operator::less), mark<'<'>>, node<kind_of(Operator::greater), mark<'>'>>> {};
struct option_list : sor<seq<mark<'('>, member_of_list, many<mark<';'>, member_of_list>, closing>,
                         need<code::options_missing, postfix_level>> {};
struct membership : sor<node<NodeKind::not_any_of, kw<Word::is_not>, kw<Word::any_of>, option_list>,
                        node<NodeKind::any_of, kw<Word::is>, kw<Word::any_of>, option_list>,
                        node<NodeKind::none_of, kw<Word::is>, kw<Word::none_of>, option_list>> {};
struct presence
    : sor<kwnode<NodeKind::exists, Word::exists>, kwnode<NodeKind::is_absent, Word::absent>,
          kwnode<NodeKind::fulfilled, Word::is_fulfilled>, kwnode<NodeKind::not_fulfilled, Word::is_not_fulfilled>,
          kwnode<NodeKind::is_unknown, Word::is_unknown>, kwnode<NodeKind::is_not_unknown, Word::is_not_unknown>,
          kwnode<NodeKind::is_not_applicable, Word::is_not_applicable>,
          kwnode<NodeKind::is_not_not_applicable, Word::is_not_not_applicable>> {};
struct equality : seq<sor<kwnode<kind_of(Operator::not_equal), Word::is_not>,
                          kwnode<kind_of(Operator::equal), Word::is>, node<kind_of(Operator::equal), mark<'='>>>,
                      comparand> {};
struct membership_of_period : seq<node<kind_of(Operator::within), kw<Word::in>,
                                       sor<ahead<clock>, pegtl::not_at<sor<kw<Word::whole>, pegtl::digit>>>>,
                                  comparand> {};
struct belonging : seq<kwnode<kind_of(Operator::belongs_to), Word::belongs_to>, comparand> {};

struct chained_is : seq<ahead<sor<kw<Word::is>, kw<Word::is_not>>>, need<code::chained_is, pegtl::failure>> {};
struct chained_order : seq<ahead<pegtl::one<'<', '>', '='>>, need<code::chained_comparison, pegtl::failure>> {};
struct comparison_tail
    : seq<sor<seq<ordering, comparand>, presence, membership, equality, membership_of_period, belonging>,
          pegtl::opt<sor<chained_is, chained_order>>> {};
struct comparison_level : node<NodeKind::comparison, rounded_level, maybe<comparison_tail>> {};

struct quantifier : sor<node<NodeKind::for_all, kw<Word::for_all>, need<code::name_missing, name>>,
                        node<NodeKind::for_some, kw<Word::for_some>, need<code::name_missing, name>>,
                        node<NodeKind::for_none, kw<Word::for_none>, need<code::name_missing, name>>> {};
struct quantified_level : node<NodeKind::quantified, comparison_level, maybe<quantifier>> {};

struct event : sor<node<NodeKind::until_suffix, kw<Word::until_event>, inner_postfix>,
                   node<NodeKind::since_suffix, kw<Word::since_event>, sor<operand_ahead, ahead<scanned<scan::figure>>>,
                        inner_postfix>> {};

// ---- logic ------------------------------------------------------------------------------------------------------

struct negation : node<NodeKind::negation, kw<Word::not_>> {};
struct not_level : node<NodeKind::not_chain, pegtl::star<negation>, sor<event, quantified_level>> {};
struct and_part : sor<seq<kw<Word::and_>, need<code::operand_missing, not_level>>, event> {};
struct and_level : node<NodeKind::and_chain, not_level, pegtl::star<and_part>> {};
struct or_level : node<NodeKind::or_chain, and_level, many<kw<Word::or_>, need<code::operand_missing, and_level>>> {};

struct if_again : seq<ahead<kw<Word::if_>>, need<code::if_after_otherwise, pegtl::failure>> {};
struct conditional : node<NodeKind::conditional, kw<Word::if_>, inner_expression,
                          need<code::then_missing, kw<Word::then>>, inner_expression,
                          need<code::otherwise_missing, kw<Word::otherwise>>, inner_expression, pegtl::opt<if_again>> {
};
struct expression : sor<conditional, or_level> {};

template <typename Rule>
bool match_rule(Input& in, State& state) {
    return pegtl::parse<Rule, pegtl::nothing, Control>(in, state);
}

}  // namespace

bool match_expression(Input& in, State& state) { return match_rule<nested<expression>>(in, state); }
bool match_amount(Input& in, State& state) { return match_rule<nested<rounded_level>>(in, state); }
bool match_postfix(Input& in, State& state) { return match_rule<nested<postfix_level>>(in, state); }
bool match_rounding(Input& in, State& state) { return match_rule<rounding>(in, state); }
bool match_members(Input& in, State& state) { return match_rule<members>(in, state); }

}  // namespace klausul::rules
