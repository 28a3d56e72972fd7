// The rules of lines: one alternative per kind of line, gathered per place where a line may stand.

#include "grammar/rules.hpp"

namespace klausul::rules {
namespace {

using value_part = need<code::operand_missing, door<match_expression>>;
using amount_part = need<code::operand_missing, door<match_amount>>;
using name_part = need<code::name_missing, name>;
using text_part = need<code::text_missing, text>;
using date_part = need<code::date_missing, date>;

struct line_end : seq<line_tags, need<code::words_left_over, eof>> {};

// ---- parts that several lines share -----------------------------------------------------------------------------

struct names : node<NodeKind::names, name_part, many<mark<';'>, name_part>> {};
struct per : node<NodeKind::per, kw<Word::per>, name_part, many<mark<';'>, name_part>> {};
struct alone_ahead : ahead<pegtl::opt<scanned<scan::text>>,
                           many<mark<'['>, scanned<scan::tag>, many<mark<';'>, scanned<scan::tag>>, mark<']'>>, eof> {};
struct at_least : node<NodeKind::list_at_least, kw<Word::at_least>, integer, kw<Word::of_following>> {};
struct list_head
    : node<NodeKind::list_head,
           sor<at_least, kwnode<NodeKind::list_all, Word::all_following>,
               kwnode<NodeKind::list_some, Word::some_following>, kwnode<NodeKind::list_none, Word::none_following>>,
           alone_ahead> {};
struct condition : sor<list_head, value_part> {};
struct if_part : node<NodeKind::if_part, kw<Word::if_>, condition> {};
struct valid_from : node<NodeKind::valid_from, kw<Word::from_and_including>, date> {};
struct valid_to : node<NodeKind::valid_to, kw<Word::to_and_including>, date> {};
struct validity : node<NodeKind::validity, sor<seq<valid_from, maybe<valid_to>>, valid_to>> {};

struct dotted_type : seq<name, not_at<pegtl::one<'/'>>> {};
struct type_word : sor<kwnode<NodeKind::type_truth, Word::yes_no>,
                       node<NodeKind::type_list, kw<Word::list_of>, maybe<name>>, dotted_type, unit> {};
struct type_term : node<NodeKind::type, type_word,
                        many<sor<kwnode<NodeKind::or_absent, Word::or_absent>,
                                 kwnode<NodeKind::or_not_applicable, Word::or_not_applicable>,
                                 seq<mark<','>, sor<kwnode<NodeKind::also_negative, Word::also_negative>,
                                                    kwnode<NodeKind::also_fractions, Word::also_fractions>>>>>> {};
struct typed : seq<need<code::colon_missing, mark<':'>>, need<code::type_missing, type_term>> {};

struct referral : node<NodeKind::referral, kw<Word::referred_to>, text_part> {};
struct choice_head
    : node<NodeKind::choice_head, kw<Word::depending_on>, need<code::operand_missing, door<match_postfix>>> {};
struct value : node<NodeKind::value, sor<choice_head, referral, list_head, value_part>> {};

/// `[A; B]`, `§ a / b` or the name of a document.
struct clause_path : node<NodeKind::clause_path, kw<Word::clause>, name, many<mark<'/'>, name>> {};
struct rule_reference : sor<tag_group, clause_path, node<NodeKind::document_name, name>> {};
struct group : node<NodeKind::group, rule_reference, many<mark<';'>, rule_reference>> {};
struct reference_ahead
    : sor<seq<mark<'['>, many<sor<scanned<scan::tag>, mark<';'>>>, mark<']'>>,
          seq<kw<Word::clause>, scanned<scan::name>, many<mark<'/'>, scanned<scan::name>>>, scanned<scan::name>> {};

// ---- schedules --------------------------------------------------------------------------------------------------

struct period_name : node<NodeKind::period, need<code::period_missing, name>> {};
struct every : sor<node<NodeKind::every, kw<Word::every_nth>, ordinal, period_name>,
                   node<NodeKind::every, kw<Word::every>, integer, period_name>,
                   node<NodeKind::every_second, kw<Word::every_second>, period_name>,
                   node<NodeKind::every, kw<Word::every>, period_name>> {};
struct day_month : node<NodeKind::day_month, integer, month> {};
struct window : node<NodeKind::window, day_month, maybe<kw<Word::till>, day_month>> {};
struct from_year : node<NodeKind::from_year, kw<Word::from>, year> {};
struct day_number : node<NodeKind::day_number, kw<Word::day_number>, integer> {};
struct end_of_each
    : node<NodeKind::end_of_each, pegtl::opt<kw<Word::at_latest>>,
           sor<kwnode<NodeKind::first_day_in, Word::first_day_in>, kwnode<NodeKind::last_day_in, Word::last_day_in>>,
           every> {};
struct deadline : node<NodeKind::deadline, kw<Word::at_latest>, sor<day_month, day_number, value_part>> {};
struct schedule_part : sor<every, end_of_each, day_number, window, kwnode<NodeKind::in_advance, Word::in_advance>,
                           kwnode<NodeKind::continuously, Word::continuously>,
                           kwnode<NodeKind::from_unknown_year, Word::from_unknown_year>, from_year, deadline> {};
struct schedule : node<NodeKind::schedule, pegtl::plus<schedule_part>> {};

// ---- the document and its header --------------------------------------------------------------------------------

struct amendment_head
    : seq<kwnode<NodeKind::amendment, Word::amendment>, name_part, need<code::amendment_date_missing, validity>> {};
struct document_head
    : sor<seq<sor<kwnode<NodeKind::agreement, Word::agreement>, kwnode<NodeKind::module, Word::module>>, name_part>,
          amendment_head> {};
struct document : node<NodeKind::document, document_head, maybe<text>, line_end> {};
struct party_item : sor<node<NodeKind::each_of, kw<Word::each_of>, name_part>, name_part> {};
struct header_parties
    : node<NodeKind::header_parties, kw<Word::parties>, party_item, many<mark<';'>, party_item>, line_end> {};
struct extended : node<NodeKind::extended, mark<','>, kw<Word::in_force_extended>, date_part> {};
struct term : sor<kwnode<NodeKind::not_stated, Word::not_stated>,
                  seq<kwnode<NodeKind::until_further_notice, Word::until_further_notice>, maybe<validity>>,
                  seq<validity, maybe<extended>>> {};
struct header_term : node<NodeKind::header_term, kw<Word::in_force>, need<code::term_incomplete, term>, line_end> {};
struct period : node<NodeKind::period, integer, name> {};
struct header_renewal
    : node<NodeKind::header_renewal, kw<Word::renews>, need<code::period_missing, period>, maybe<kw<Word::at_a_time>>,
           maybe<mark<','>, kwnode<NodeKind::month_end, Word::to_month_end>>, line_end> {};
struct notice_detail : sor<node<NodeKind::through, kw<Word::through>, name_part>,
                           node<NodeKind::after, kw<Word::after>, name_part, maybe<text>>> {};
struct notice_month_end : seq<mark<','>, kwnode<NodeKind::month_end, Word::to_month_end>> {};
struct notice_time : seq<sor<seq<kw<Word::at_latest>, need<code::notice_incomplete, period>,
                                 need<code::notice_incomplete, kw<Word::before_expiry>>>,
                             seq<kwnode<NodeKind::during_term, Word::during_term>, need<code::period_missing, period>>>,
                         maybe<notice_month_end>, many<notice_detail>, maybe<notice_month_end>> {};
struct header_notice
    : node<NodeKind::header_notice, kw<Word::notice>,
           need<code::notice_incomplete, sor<kwnode<NodeKind::not_stated, Word::not_stated>, notice_time>>, line_end> {
};
struct notice_given_detail
    : sor<node<NodeKind::through, kw<Word::through>, name_part>, node<NodeKind::after, kw<Word::after>, name_part>> {};
struct header_notice_given
    : node<NodeKind::header_notice_given, kw<Word::notice_given>, date_part, many<notice_given_detail>, line_end> {};
struct header_signed
    : node<NodeKind::header_signed, kw<Word::signed_on>, date_part, maybe<kw<Word::till>, date_part>, line_end> {};
struct header_standing : node<NodeKind::header_standing, kw<Word::standing>, name_part, line_end> {};
struct header_series : node<NodeKind::header_series, kw<Word::document_series>, name_part, line_end> {};
struct header_replaces : node<NodeKind::header_replaces, kw<Word::replaces>, names, line_end> {};
struct header_alias
    : node<NodeKind::header_alias, kw<Word::also_called>, text_part, many<mark<';'>, text_part>, line_end> {};
struct header_consists : node<NodeKind::header_consists, kw<Word::consists_of>, names, line_end> {};
struct entry_from : node<NodeKind::entry_from, mark<','>, kw<Word::from>, value_part> {};
struct entry_condition : node<NodeKind::entry_condition, kw<Word::when>, condition, maybe<entry_from>, maybe<if_part>> {
};
struct entry_line : node<NodeKind::entry_line, entry_condition, line_end> {};
struct header_entry
    : node<NodeKind::header_entry, kw<Word::enters_into_force>,
           need<code::entry_incomplete, sor<entry_condition, ahead<sor<eof, pegtl::one<'['>>>>>, line_end> {};
struct header_minimum
    : node<NodeKind::header_minimum, kw<Word::minimum_term>, need<code::period_missing, period>, line_end> {};
struct header_applies_to : node<NodeKind::header_applies_to, kw<Word::applies_also>, names, line_end> {};
struct header_ranking : node<NodeKind::header_ranking, kw<Word::ranking>, line_end> {};
struct header_ranking_line : node<NodeKind::header_ranking_line, names, line_end> {};
struct header_use : node<NodeKind::header_use, kw<Word::as_template>, name_part, need<code::words_left_over, eof>> {};
/// `etikett [TAGG]` under a line `som mall`; a name alone lacks its tag.
struct label_ahead : ahead<scanned<scan::name>, sor<eof, pegtl::one<'['>>> {};
struct bracketed_label : ahead<mark<'['>, scanned<scan::tag>, mark<']'>, mark<'='>> {};
struct label : sor<seq<label_ahead, name>, seq<bracketed_label, need<code::label_in_brackets, pegtl::failure>>> {};
struct label_line : node<NodeKind::label_line, label, need<code::label_without_tag, ahead<pegtl::one<'['>>>, line_end> {
};
struct header_line : sor<header_parties, header_applies_to, header_term, header_renewal, header_notice_given,
                         header_notice, header_signed, header_standing, header_series, header_replaces, header_alias,
                         header_consists, header_entry, header_minimum, header_ranking, header_use> {};

// ---- declarations -----------------------------------------------------------------------------------------------

struct import : node<NodeKind::import, kw<Word::use>, name_part, line_end> {};
struct of_parties : seq<mark<':'>, need<code::party_word_missing, kwnode<NodeKind::of_parties, Word::party>>> {};
struct type_head : node<NodeKind::type_head, kw<Word::type>, name_part, maybe<of_parties>, line_end> {};
struct together : node<NodeKind::together, kw<Word::together>, name_part, line_end> {};
struct field_ahead : ahead<scanned<scan::name>, many<mark<';'>, scanned<scan::name>>, mark<':'>> {};
struct otherwise : node<NodeKind::otherwise, kw<Word::otherwise>, value_part> {};
struct field : node<NodeKind::field, field_ahead, names, typed, maybe<text>, maybe<otherwise>, line_end> {};
struct option : node<NodeKind::option, option_name, maybe<text>> {};
struct options : node<NodeKind::options, option, many<mark<';'>, option>, maybe<mark<';'>>, line_end> {};

struct equals : node<NodeKind::equals, mark<'='>, need<code::unit_value_missing, figure, maybe<unit>>> {};
struct short_form : node<NodeKind::short_form, mark<','>, kw<Word::short_form>, need<code::name_missing, unit_name>> {};
struct counted : seq<mark<','>, kwnode<NodeKind::counted, Word::counted>> {};
struct unit_head : node<NodeKind::unit_head, kw<Word::unit>, names, many<sor<equals, counted, short_form>>, line_end> {
};

struct called : node<NodeKind::called, kw<Word::called>, name_part> {};
struct orgnr : node<NodeKind::orgnr, kw<Word::organisation_number>,
                    need<code::organisation_number_missing, sor<orgnr_digits, text>>> {};
struct part_of : node<NodeKind::part_of, kw<Word::part_of>, name_part> {};
struct party_detail : sor<called, orgnr, part_of, kwnode<NodeKind::outside, Word::outside_agreement>, text> {};
struct party_head : node<NodeKind::party_head, kw<Word::party>, name_part, many<party_detail>, line_end> {};
struct unit_of_party : node<NodeKind::unit_of_party, kw<Word::unit_of_party>, name_part, many<party_detail>, line_end> {
};

struct fact_detail : sor<text, kwnode<NodeKind::without_effect, Word::without_effect>> {};
struct fact
    : node<NodeKind::fact, kw<Word::fact>, names, maybe<per>, typed, many<fact_detail>, maybe<otherwise>, line_end> {};
struct fact_otherwise : node<NodeKind::otherwise, kw<Word::otherwise>, value_part, line_end> {};
struct grouping : need<code::operand_missing, door<match_postfix>> {};
struct grouped : node<NodeKind::grouped, kw<Word::grouped_by>, grouping, many<mark<';'>, grouping>> {};
struct answer
    : node<NodeKind::answer, kw<Word::answer>, names, maybe<per>, maybe<grouped>, typed, maybe<text>, line_end> {};

struct parameter : node<NodeKind::parameter, name_part, typed> {};
struct parameters : seq<need<code::parameters_missing, mark<'('>>, parameter, many<mark<';'>, parameter>,
                        need<code::parenthesis_not_closed, mark<')'>>> {};
struct function_value : node<NodeKind::value, sor<choice_head, list_head, value_part>> {};
struct function : node<NodeKind::function, kw<Word::function>, name_part, parameters, typed,
                       need<code::equals_missing, mark<'='>>, function_value, line_end> {};

struct reading : node<NodeKind::reading, kw<Word::reading>, name_part, maybe<text>, line_end> {};
struct reading_detail
    : sor<text, kwnode<NodeKind::by_default, Word::by_default>, kwnode<NodeKind::not_encoded, Word::not_encoded>> {};
struct reading_option : node<NodeKind::reading_option, option_name, many<reading_detail>, line_end> {};

struct series_kind : sor<kwnode<NodeKind::level, Word::level>, kwnode<NodeKind::yearly_change, Word::yearly_change>> {};
struct series
    : node<NodeKind::series, kw<Word::series>, name_part, maybe<text>, need<code::series_kind_missing, series_kind>,
           maybe<kwnode<NodeKind::per_month, Word::per_month>>, line_end> {};
struct source : node<NodeKind::source, kw<Word::source>, text_part, line_end> {};
struct published
    : node<NodeKind::published, kw<Word::published>, maybe<kwnode<NodeKind::at_latest, Word::at_latest>>, date_part> {};
struct series_period : node<NodeKind::series_period, sor<period_token, year>> {};
struct linked : node<NodeKind::linked, mark<','>, kw<Word::linked_by>, need<code::series_value_missing, figure>> {};
struct series_break : node<NodeKind::series_break, kw<Word::new_base>, need<code::series_value_missing, series_period>,
                           maybe<linked>, line_end> {};
struct series_last : node<NodeKind::series_last, kw<Word::not_published_after>,
                          need<code::series_value_missing, series_period>, line_end> {};
struct negative : node<NodeKind::minus, mark<'-'>> {};
struct series_value
    : node<NodeKind::series_value, series_period, maybe<negative>, need<code::series_value_missing, figure>,
           maybe<mark<'%'>>, many<sor<published, text, name>>, line_end> {};

struct value_end : ahead<sor<eof, pegtl::one<';', '[', ','>>> {};
struct special_value : seq<sor<kwnode<NodeKind::absent, Word::absent>, kwnode<NodeKind::unknown, Word::unknown>,
                               kwnode<NodeKind::not_applicable, Word::not_applicable>>,
                           value_end> {};
struct given_value : node<NodeKind::value, sor<special_value, value_part>> {};
struct column : node<NodeKind::column, name_part, typed> {};
struct columns : seq<mark<','>, column, many<mark<';'>, column>> {};
struct table_date : seq<kw<Word::on_date>, date_part> {};
struct table : node<NodeKind::table, kw<Word::table>, name_part, maybe<per>, maybe<table_date>,
                    need<code::columns_missing, columns>, line_end> {};
struct table_row : node<NodeKind::table_row, given_value, many<mark<';'>, given_value>, line_end> {};

// ---- clauses and rules ------------------------------------------------------------------------------------------

struct amends : sor<kw<Word::wording>, kw<Word::repealed>> {};
struct amends_here : seq<ahead<amends>, need<code::amendment_elsewhere, pegtl::failure>> {};
struct as_template : node<NodeKind::as_template, kw<Word::as_template>, name_part> {};
struct clause : node<NodeKind::clause, kw<Word::clause>, name_part, maybe<text>, pegtl::opt<amends_here>,
                     maybe<as_template>, line_end> {};
struct template_head : node<NodeKind::template_head, kw<Word::template_>, name_part,
                            sor<kwnode<NodeKind::for_header, Word::for_header>, maybe<text>>, line_end> {};
struct amended_ahead : ahead<kw<Word::clause>, scanned<scan::name>, many<mark<'/'>, scanned<scan::name>>,
                             pegtl::opt<scanned<scan::text>>, amends> {};
struct wording_at_head : seq<ahead<pegtl::one<'"'>>, need<code::wording_at_head, pegtl::failure>> {};
struct replaced : seq<kwnode<NodeKind::replaced, Word::wording>, pegtl::opt<wording_at_head>> {};
struct amended_clause : node<NodeKind::amended_clause, amended_ahead, clause_path, maybe<text>,
                             sor<replaced, kwnode<NodeKind::repealed, Word::repealed>>, line_end> {};
struct additions : node<NodeKind::additions, kw<Word::added>, line_end> {};
struct applies_if : node<NodeKind::applies_if, kw<Word::applies_if>, condition, line_end> {};
struct irrevocable : node<NodeKind::irrevocable, kw<Word::cannot_be_terminated>, line_end> {};
struct wording : node<NodeKind::wording, kw<Word::wording>, text_part, line_end> {};
struct validity_line : node<NodeKind::validity_line, validity, line_end> {};

struct modal : sor<kw<Word::shall>, kw<Word::should>, kw<Word::may>, kw<Word::can>> {};
struct strength : sor<kwnode<NodeKind::strength_shall, Word::shall>, kwnode<NodeKind::strength_should, Word::should>,
                      kwnode<NodeKind::strength_may, Word::may>, kwnode<NodeKind::strength_can, Word::can>> {};
/// What makes a line a rule whatever its first word is.
struct rule_mark : sor<pegtl::one<'=', ':'>, kw<Word::per>, kw<Word::grouped_by>, seq<modal, kw<Word::be>>,
                       kw<Word::referred_to>, kw<Word::applies_not>> {};
struct rule_ahead : ahead<scanned<scan::name>, many<mark<';'>, scanned<scan::name>>, rule_mark> {};

struct as_of : node<NodeKind::as_of, kw<Word::at_event>, name_part> {};
struct helper_type : seq<mark<':'>, need<code::type_missing, type_term>> {};
struct said : sor<seq<mark<'='>, value>, seq<strength, kw<Word::be>, value>, node<NodeKind::value, referral>,
                  kwnode<NodeKind::applies_not, Word::applies_not>> {};
struct fixed_every : node<NodeKind::fixed_every, kw<Word::fixed>, need<code::period_missing, every>, maybe<from_year>> {
};
struct rule_tail : many<sor<validity, if_part, fixed_every>> {};
struct rule : node<NodeKind::rule, rule_ahead, names, maybe<per>, maybe<as_of>, maybe<grouped>, maybe<helper_type>,
                   need<code::equals_missing, said>, rule_tail, line_end> {};

struct occasion : node<NodeKind::occasion, kw<Word::if_>, condition, line_end> {};
struct like : node<NodeKind::like, kw<Word::uprated_like>, name_part> {};
struct of_month : node<NodeKind::of_month, kw<Word::for_>, month, maybe<kw<Word::till>, month>> {};
struct share_of : node<NodeKind::share_of, figure, mark<'%'>, kw<Word::started_of>> {};
struct with_series : node<NodeKind::with_series, kw<Word::with>, maybe<share_of>,
                          maybe<kwnode<NodeKind::mean_of, Word::mean_of>>, name_part, maybe<of_month>> {};
struct counted_from : node<NodeKind::counted_from, kw<Word::counted_from>, period_token> {};
struct capped : node<NodeKind::capped, kw<Word::capped>, figure, mark<'%'>> {};
struct before_year : node<NodeKind::before_year, kw<Word::previous>, kw<Word::years>> {};
struct vintage : node<NodeKind::published_before, kw<Word::published_before>,
                      need<code::date_missing, sor<date, seq<day_month, maybe<before_year>>>>> {};
struct lag : node<NodeKind::lag, kw<Word::lag>, need<code::period_missing, period>> {};
struct index_frozen : node<NodeKind::index_frozen, kw<Word::index_frozen>, need<code::date_missing, valid_from>> {};
struct floor
    : sor<kwnode<NodeKind::floor_base, Word::floor_base>, kwnode<NodeKind::floor_previous, Word::floor_previous>> {};
struct uprating_detail : sor<every, lag, index_frozen, floor, capped, like, with_series, valid_from,
                             kwnode<NodeKind::from_base, Word::counted_from_base>,
                             kwnode<NodeKind::from_previous, Word::from_previous_year>, counted_from, vintage,
                             mark<','>, door<match_rounding>> {};
struct uprating : node<NodeKind::uprating, kw<Word::uprated>, need<code::uprating_incomplete, some<uprating_detail>>,
                       maybe<if_part>, line_end> {};
struct series_ends : node<NodeKind::series_ends, kw<Word::series_ends>, maybe<name>,
                          need<code::colon_missing, mark<':'>>, need<code::text_missing, referral>, line_end> {};
struct fixed : node<NodeKind::fixed, fixed_every, line_end> {};

struct exception : node<NodeKind::exception, kw<Word::exception>, maybe<if_part>, line_end> {};
struct exception_from : node<NodeKind::exception_from, kw<Word::exception_from>,
                             need<code::precedence_operand_missing, group>, maybe<if_part>, line_end> {};
struct silent : node<NodeKind::silent, kw<Word::applies_not>, maybe<if_part>, line_end> {};

struct precedence_ahead : ahead<reference_ahead, many<mark<';'>, reference_ahead>, kw<Word::prevails_over>> {};
struct precedence
    : node<NodeKind::precedence, precedence_ahead, group,
           some<kw<Word::prevails_over>, need<code::precedence_operand_missing, group>>, maybe<if_part>, line_end> {};
struct ranking : node<NodeKind::ranking, kw<Word::ranking>, maybe<if_part>, line_end> {};
struct ranking_line : node<NodeKind::ranking_line, group, maybe<text>, maybe<if_part>, line_end> {};

struct actor : sor<seq<strength, need<code::modal_incomplete, text>>,
                   seq<kwnode<NodeKind::answers_for, Word::answers_for>, text_part>> {};
struct duty : node<NodeKind::duty, sor<actor, seq<name, actor>>, many<sor<validity, schedule, if_part>>, line_end> {};
struct note : node<NodeKind::note, kw<Word::note>, text_part, maybe<if_part>, line_end> {};
struct prose : node<NodeKind::prose, kw<Word::prose>, text_part, line_end> {};
struct steps : node<NodeKind::steps, kw<Word::steps>, maybe<text>, line_end> {};
struct step_line : node<NodeKind::step_line, text, line_end> {};
struct on_item : node<NodeKind::on_item, kw<Word::on>, name_part> {};
struct requirement
    : node<NodeKind::requirement, kw<Word::requirement>, name_part, maybe<on_item>, maybe<if_part>, line_end> {};
struct requirement_line : node<NodeKind::requirement_line, condition, maybe<if_part>, maybe<text>, line_end> {};
struct expected_finding : seq<name_part, many<mark<';'>, name_part>, maybe<if_part>, text_part, line_end> {};
struct expected_gap : node<NodeKind::expected_gap, kw<Word::expected_gap>, expected_finding> {};
struct expected_conflict : node<NodeKind::expected_conflict, kw<Word::expected_conflict>, expected_finding> {};

struct choice_value : sor<seq<kwnode<NodeKind::not_encoded, Word::not_encoded>, alone_ahead>, value> {};
struct choice_names : node<NodeKind::names, option_name, many<mark<';'>, option_name>> {};
struct choice_line : node<NodeKind::choice_line, sor<kwnode<NodeKind::otherwise, Word::otherwise>, choice_names>,
                          maybe<mark<':'>>, choice_value, line_end> {};
struct criterion : node<NodeKind::criterion, condition, maybe<text>, line_end> {};

// ---- checks and examples ----------------------------------------------------------------------------------------

struct check : node<NodeKind::check, kw<Word::check>, maybe<text>, line_end> {};
struct tolerance : node<NodeKind::tolerance, kw<Word::within_tolerance>, amount_part> {};
struct against : node<NodeKind::against, kw<Word::against>, amount_part> {};
struct check_relation : sor<kwnode<NodeKind::mismatch, Word::not_equal_expected>, kw<Word::is>> {};
struct check_line : node<NodeKind::check_line, amount_part, need<code::check_incomplete, check_relation>, amount_part,
                         maybe<against>, maybe<tolerance>, maybe<per>, line_end> {};

struct example : node<NodeKind::example, kw<Word::example>, maybe<text>, line_end> {};
struct shared_facts : node<NodeKind::shared_facts, kw<Word::shared_facts>, name_part, line_end> {};
struct date_line : node<NodeKind::date_line, kw<Word::on_date>, date_part, line_end> {};
struct regardless : node<NodeKind::regardless, kw<Word::regardless_of_term>, line_end> {};
struct chosen
    : node<NodeKind::chosen, name_part, need<code::equals_missing, mark<'='>>, need<code::name_missing, option_name>> {
};
struct reading_choice : node<NodeKind::reading_choice, kw<Word::reading>, chosen, many<mark<';'>, chosen>, line_end> {};

struct entry_members : node<NodeKind::members, door<match_members>> {};
struct shared_name : node<NodeKind::shared, name, ahead<sor<eof, pegtl::one<';', '['>>>> {};
struct suppose : seq<kwnode<NodeKind::supposed, Word::suppose>, ahead<scanned<scan::name>>> {};
struct in_force : kwnode<NodeKind::supposed_in_force, Word::suppose_in_force> {};
struct entry : node<NodeKind::entry, maybe<suppose>, name_part, maybe<kw<Word::for_>, entry_members>,
                    need<code::equals_missing, mark<'='>>, given_value> {};
struct one_given : sor<in_force, shared_name, entry> {};
struct entries : seq<one_given, many<mark<';'>, not_at<eof>, one_given>, maybe<mark<';'>>> {};
struct given : node<NodeKind::given, kw<Word::given>, sor<ahead<sor<eof, pegtl::one<'['>>>, entries>, line_end> {};
struct supposing : node<NodeKind::given, ahead<sor<kw<Word::suppose_in_force>, suppose>>, entries, line_end> {};
struct record_list : node<NodeKind::record_list, name, ahead<eof>> {};
struct more_given : node<NodeKind::given, entries, line_end> {};
struct field_value : node<NodeKind::entry, name_part, need<code::equals_missing, mark<'='>>, given_value> {};
struct record
    : node<NodeKind::record, field_value, many<mark<';'>, not_at<eof>, field_value>, maybe<mark<';'>>, line_end> {};

struct operand_tags : node<NodeKind::group, tag_group, many<mark<';'>, tag_group>> {};
struct missing_facts : seq<mark<','>, kw<Word::absent>, need<code::operand_missing, door<match_postfix>>,
                           many<mark<';'>, need<code::operand_missing, door<match_postfix>>>> {};
struct expected
    : sor<seq<mark<'='>, given_value>, node<NodeKind::conflict, kw<Word::conflict>, maybe<operand_tags>>,
          kwnode<NodeKind::fulfilled, Word::is_fulfilled>, kwnode<NodeKind::not_fulfilled, Word::is_not_fulfilled>,
          kwnode<NodeKind::gap, Word::gap>, node<NodeKind::undetermined, kw<Word::undetermined>, maybe<missing_facts>>,
          kwnode<NodeKind::not_in_force, Word::applies_not>, node<NodeKind::referred, kw<Word::referred>, maybe<text>>,
          node<NodeKind::error, kw<Word::error>, maybe<text>>> {};
struct expectation : node<NodeKind::expectation, need<code::operand_missing, door<match_postfix>>,
                          need<code::status_missing, expected>> {};
struct gives : node<NodeKind::gives, kw<Word::gives>, expectation, many<mark<';'>, expectation>, line_end> {};
struct under
    : node<NodeKind::under, kw<Word::under>, chosen, need<code::colon_missing, mark<':'>>, given_value, line_end> {};
struct deciding
    : node<NodeKind::deciding, kw<Word::according_to>, need<code::tag_operand_missing, operand_tags>, line_end> {};

// ---- what may stand where ---------------------------------------------------------------------------------------

struct declaration : sor<import, type_head, unit_of_party, unit_head, party_head, fact, answer, reading, series, table,
                         function, check, example, shared_facts> {};
struct body_line : sor<rule, precedence, clause, declaration, requirement, note, prose, steps, ranking, exception_from,
                       exception, expected_gap, expected_conflict> {};
struct top_line : sor<seq<not_at<rule_ahead>, sor<document, template_head>>, body_line, duty> {};
struct amendment_line : sor<amended_clause, seq<not_at<rule_ahead>, additions>, top_line> {};
struct clause_line
    : sor<seq<not_at<rule_ahead>, sor<applies_if, irrevocable, wording, validity_line>>, body_line, duty> {};
struct rule_line : sor<series_ends, occasion, uprating, fixed, exception_from, exception, validity_line> {};
struct exception_line : sor<rule, occasion, exception_from, exception, silent, validity_line> {};
struct type_line : sor<together, field, options> {};
struct fact_line : sor<fact_otherwise, field> {};
struct series_line : sor<source, series_break, series_last, series_value> {};
struct example_line : sor<date_line, regardless, reading_choice, given, supposing, gives, deciding> {};
struct shared_line : sor<given, supposing, record_list, more_given> {};
struct lone_expression : node<NodeKind::lone_expression, value_part, need<code::words_left_over, eof>> {};

template <typename Rule>
bool match_rule(Input& in, State& state) {
    return pegtl::parse<Rule, pegtl::nothing, Control>(in, state);
}

using Matcher = bool (*)(Input&, State&);

Matcher matcher_of(Context context) {
    switch (context) {
        case Context::top:
            return match_rule<top_line>;
        case Context::amendment:
            return match_rule<amendment_line>;
        case Context::clause:
            return match_rule<clause_line>;
        case Context::header:
            return match_rule<header_line>;
        case Context::entry:
            return match_rule<entry_line>;
        case Context::header_ranking:
            return match_rule<header_ranking_line>;
        case Context::labels:
            return match_rule<label_line>;
        case Context::type:
            return match_rule<type_line>;
        case Context::fact:
            return match_rule<fact_line>;
        case Context::field:
            return match_rule<fact_otherwise>;
        case Context::reading:
            return match_rule<reading_option>;
        case Context::series:
            return match_rule<series_line>;
        case Context::table:
            return match_rule<table_row>;
        case Context::rule:
            return match_rule<rule_line>;
        case Context::exception:
            return match_rule<exception_line>;
        case Context::list:
            return match_rule<criterion>;
        case Context::choice:
            return match_rule<choice_line>;
        case Context::ranking:
            return match_rule<ranking_line>;
        case Context::steps:
            return match_rule<step_line>;
        case Context::requirement:
            return match_rule<requirement_line>;
        case Context::check:
            return match_rule<check_line>;
        case Context::example:
            return match_rule<example_line>;
        case Context::given:
            return match_rule<sor<record_list, more_given>>;
        case Context::records:
            return match_rule<record>;
        case Context::inner_records:
            return match_rule<record_list>;
        case Context::gives:
            return match_rule<under>;
        case Context::shared:
            return match_rule<shared_line>;
        case Context::condition_lines:
            return match_rule<sor<occasion, validity_line>>;
        case Context::expression:
            return match_rule<lone_expression>;
        case Context::nothing:
            break;
    }
    return [](Input&, State&) { return false; };
}

}  // namespace
}  // namespace klausul::rules

namespace klausul::parsing {

Match match_statement(Context context, std::string_view words) { return rules::run(words, rules::matcher_of(context)); }

}  // namespace klausul::parsing
