#include "grammar/words/keywords.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "grammar/words/statuses.hpp"

namespace klausul {
namespace {

using W = Word;

constexpr auto table = std::to_array<Keyword>({
    {W::agreement, {"avtal"}, {"agreement"}},
    {W::module, {"modul"}, {"module"}},
    {W::parties, {"parter"}, {"parties"}},
    {W::each_of, {"var och en av"}, {"each of"}},
    {W::in_force, {"gäller"}, {"applies", "in force"}},
    {W::in_force_extended, {"förlängt till och med", "förlängt till"}, {"extended to"}},
    {W::until_further_notice, {"tills vidare"}, {"until further notice"}},
    {W::not_stated, {"anges inte"}, {"not stated"}},
    {W::renews, {"förlängs"}, {"renews"}},
    {W::at_a_time, {"i taget"}, {"at a time"}},
    {W::notice, {"uppsägning"}, {"notice"}},
    {W::at_latest, {"senast"}, {"at the latest", "no later than"}},
    {W::before_expiry, {"före utgången"}, {"before expiry"}},
    {W::through, {"genom"}, {"through"}},
    {W::after, {"efter"}, {"after"}},
    {W::notice_given, {"uppsagt"}, {"notice given"}},
    {W::signed_on, {"undertecknat"}, {"signed"}},
    {W::standing, {"ställning"}, {"standing"}},
    {W::document_series, {"serie"}, {"series"}},
    {W::replaces, {"ersätter"}, {"replaces"}},
    {W::also_called, {"även kallad", "även kallat"}, {"also called"}},
    {W::consists_of, {"består av"}, {"consists of"}},
    {W::enters_into_force, {"träder i kraft"}, {"enters into force"}},
    {W::when, {"när"}, {"when"}},
    {W::minimum_term, {"minsta tid"}, {"minimum term"}},
    {W::applies_also, {"gäller även"}, {"applies also to", "also applies to"}},
    {W::amendment, {"ändring av"}, {"amendment of", "amendment to"}},
    {W::repealed, {"upphävs"}, {"is repealed", "repealed"}},
    {W::added, {"läggs till"}, {"added"}},
    {W::use, {"använd"}, {"use"}},
    {W::template_, {"mall"}, {"template"}},
    {W::for_header, {"för huvudet"}, {"for the header"}},
    {W::as_template, {"som"}, {"as"}},

    {W::type, {"typ"}, {"type"}},
    {W::together, {"tillsammans"}, {"together"}},
    {W::unit, {"måttenhet"}, {"unit"}},
    {W::short_form, {"kort"}, {"short"}},
    {W::counted, {"bara hela"}, {"whole only"}},
    {W::party, {"part"}, {"party"}},
    {W::called, {"kallas"}, {"called"}},
    {W::organisation_number, {"orgnr"}, {"orgno"}},
    {W::unit_of_party, {"verksamhet"}, {"operation"}},
    {W::part_of, {"del av"}, {"part of"}},
    {W::outside_agreement, {"utanför avtalet"}, {"outside the agreement"}},
    {W::fact, {"uppgift"}, {"fact"}},
    {W::answer, {"svar"}, {"answer"}},
    {W::list_of, {"lista av"}, {"list of"}},
    {W::suppose, {"antag"}, {"suppose"}},
    {W::suppose_in_force, {"antag avtalet i kraft"}, {"suppose the agreement in force"}},
    {W::or_absent, {"eller saknas"}, {"or absent", "or missing"}},
    {W::or_not_applicable, {"eller ej tillämpligt", "eller ej tillämplig"}, {"or not applicable"}},
    {W::also_negative, {"även negativt", "även negativ", "även negativa"}, {"also negative"}},
    {W::also_fractions, {"även bråkdelar"}, {"also fractions"}},
    {W::without_effect, {"saknar betydelse"}, {"has no effect"}},
    {W::reading, {"tolkning"}, {"reading"}},
    {W::by_default, {"förvald", "förvalt"}, {"default"}},
    {W::not_encoded, {"ej kodad", "ej kodat"}, {"not encoded"}},
    {W::series, {"index"}, {"index"}},
    {W::level, {"nivå"}, {"level"}},
    {W::yearly_change, {"årlig förändring"}, {"yearly change"}},
    {W::per_month, {"per månad"}, {"per month"}},
    {W::new_base, {"ny bas från"}, {"new base from"}},
    {W::linked_by, {"länkas med faktor"}, {"linked by factor"}},
    {W::not_published_after, {"utges inte efter"}, {"not published after"}},
    {W::source, {"källa"}, {"source"}},
    {W::published, {"publicerad", "publicerat"}, {"published"}},
    {W::table, {"tabell"}, {"table"}},
    {W::function, {"funktion"}, {"function"}},
    {W::yes_no, {"ja/nej"}, {"yes/no"}},

    {W::clause, {"§", "klausul"}, {"§", "clause"}},
    {W::per, {"per"}, {"per"}},
    {W::grouped_by, {"grupperat efter", "grupperad efter"}, {"grouped by"}},
    {W::shall, {"ska", "skall"}, {"shall"}},
    {W::should, {"bör"}, {"should"}},
    {W::may, {"får"}, {"may"}},
    {W::can, {"kan"}, {"can"}},
    {W::answers_for, {"ansvarar för"}, {"answers for", "is responsible for"}},
    {W::be, {"vara"}, {"be"}},
    {W::applies_not, {"gäller inte"}, {"does not apply", "not in force", "is not in force"}},
    {W::referred_to, {"avgörs genom"}, {"referred to", "is referred to"}},
    {W::applies_if, {"gäller om"}, {"applies if"}},
    {W::cannot_be_terminated, {"kan inte sägas upp"}, {"cannot be terminated"}},
    {W::wording, {"lyder"}, {"reads"}},
    {W::from_and_including, {"från och med"}, {"from and including", "from"}},
    {W::to_and_including, {"till och med"}, {"to and including", "to"}},
    {W::exception, {"undantag"}, {"exception"}},
    {W::exception_from, {"undantag från"}, {"exception from", "exception to"}},
    {W::prevails_over, {"går före"}, {"prevails over"}},
    {W::ranking, {"rangordning"}, {"order"}},
    {W::uprated, {"räknas om"}, {"uprated"}},
    {W::uprated_like, {"likadant som"}, {"like"}},
    {W::counted_from, {"räknat från", "räknad från"}, {"counted from"}},
    {W::mean_of, {"medelvärdet av", "medeltalet av"}, {"the mean of"}},
    {W::capped, {"högst"}, {"at most"}},
    {W::with, {"med"}, {"with", "by"}},
    {W::counted_from_base, {"räknat från basåret", "räknad från basåret"}, {"counted from the base year"}},
    {W::from_previous_year,
     {"från föregående år", "räknat från föregående år", "från föregående belopp", "räknat från föregående belopp"},
     {"from the previous year", "from previous year", "from the previous amount", "from previous amount"}},
    {W::published_before, {"senast publicerad före", "senast publicerat före"}, {"last published before"}},
    {W::series_ends, {"upphör"}, {"if discontinued"}},
    {W::lag, {"eftersläpning"}, {"lag"}},
    {W::index_frozen, {"fryst", "fryses"}, {"frozen"}},
    {W::floor_base, {"aldrig under basbeloppet"}, {"never below the base amount"}},
    {W::floor_previous, {"aldrig under föregående belopp"}, {"never below the previous amount"}},
    {W::fixed, {"fastställs"}, {"fixed"}},
    {W::depending_on, {"beroende på"}, {"depending on"}},
    {W::note, {"anmärkning"}, {"note"}},
    {W::prose, {"text"}, {"text"}},
    {W::steps, {"i tur och ordning"}, {"in turn", "steps"}},
    {W::requirement, {"krav"}, {"requirement"}},
    {W::on, {"på"}, {"on"}},
    {W::expected_gap, {"väntad lucka i"}, {"expected gap in"}},
    {W::expected_conflict, {"väntad konflikt i"}, {"expected conflict in"}},

    {W::every, {"varje"}, {"every", "each"}},
    {W::every_second, {"vartannat", "varannan"}, {"every other"}},
    {W::every_nth, {"vart", "var"}, {"every"}},
    {W::in_advance, {"i förskott"}, {"in advance"}},
    {W::continuously, {"löpande"}, {"continuously"}},
    {W::from, {"från"}, {"from"}},
    {W::from_unknown_year, {"från okänt år"}, {"from an unknown year", "from unknown year"}},

    {W::check, {"kontrollräkning"}, {"check"}},
    {W::within_tolerance, {"inom"}, {"within"}},
    {W::not_equal_expected, {"ska inte stämma:"}, {"should not match:", "shall not match:"}},
    {W::against, {"mot"}, {"against"}},
    {W::example, {"exempel"}, {"example"}},
    {W::shared_facts, {"förutsättningar"}, {"premises"}},
    {W::on_date, {"den"}, {"on"}},
    {W::regardless_of_term, {"oavsett avtalstid"}, {"regardless of term"}},
    {W::given, {"givet"}, {"given"}},
    {W::gives, {"ger"}, {"gives"}},
    {W::under, {"med"}, {"with", "under"}},
    {W::according_to, {"enligt"}, {"according to", "under"}},
    {W::conflict, {"motstridigt", "motstridig"}, {"conflict", "conflicting"}},
    {W::gap, {"oreglerat", "oreglerad"}, {"gap", "unregulated"}},
    {W::undetermined, {"ofullständigt", "ofullständig"}, {"undetermined"}},
    {W::referred, {"avgörs särskilt"}, {"referred", "is referred"}},
    {W::absent, {"saknas"}, {"is missing", "is absent", "absent", "missing"}},
    {W::unknown, {"okänt", "okänd"}, {"unknown"}},
    {W::not_applicable, {"ej tillämpligt", "ej tillämplig"}, {"not applicable"}},
    {W::error, {"fel"}, {"error"}},

    {W::if_, {"om"}, {"if"}},
    {W::then, {"då"}, {"then"}},
    {W::otherwise, {"annars"}, {"otherwise"}},
    {W::or_, {"eller"}, {"or"}},
    {W::and_, {"och"}, {"and"}},
    {W::not_, {"inte"}, {"not"}},
    {W::is, {"är"}, {"is"}},
    {W::is_not, {"är inte", "inte är"}, {"is not"}},
    {W::is_fulfilled, {"är uppfyllt", "är uppfylld"}, {"is met", "is fulfilled"}},
    {W::is_not_fulfilled,
     {"är inte uppfyllt", "inte är uppfyllt", "är inte uppfylld", "inte är uppfylld"},
     {"is not met", "is not fulfilled"}},
    {W::is_unknown, {"är okänt", "är okänd"}, {"is unknown"}},
    {W::is_not_unknown, {"är inte okänt", "inte är okänt", "är inte okänd", "inte är okänd"}, {"is not unknown"}},
    {W::is_not_applicable, {"är ej tillämpligt", "är ej tillämplig"}, {"is not applicable"}},
    {W::is_not_not_applicable, {"är inte ej tillämpligt", "inte är ej tillämpligt"}, {"is not not applicable"}},
    {W::exists, {"finns"}, {"exists", "is present"}},
    {W::any_of, {"någon av", "något av"}, {"any of", "one of"}},
    {W::none_of, {"ingen av", "inget av"}, {"none of"}},
    {W::yes, {"ja"}, {"yes"}},
    {W::no, {"nej"}, {"no"}},
    {W::in, {"i"}, {"in"}},
    {W::at_level, {"i"}, {"at"}},
    {W::of_level, {"års nivå"}, {"level"}},
    {W::till, {"till"}, {"to"}},
    {W::within, {"inom"}, {"within"}},
    {W::belongs_to, {"hör till"}, {"belongs to"}},
    {W::until_event, {"till dess"}, {"until"}},
    {W::since_event, {"sedan"}, {"since"}},
    {W::all_following, {"alla följande", "alla av följande", "alla av"}, {"all of", "all of the following"}},
    {W::some_following, {"något av", "något av följande", "någon av"}, {"any of", "any of the following"}},
    {W::at_least, {"minst"}, {"at least"}},
    {W::of_following, {"av", "av följande"}, {"of", "of the following"}},
    {W::none_following, {"inget av", "inget av följande", "ingen av"}, {"none of", "none of the following"}},
    {W::for_, {"för"}, {"for"}},
    {W::for_all, {"för varje", "för alla", "för vart"}, {"for every", "for each", "for all"}},
    {W::for_some, {"för någon", "för något"}, {"for some", "for any"}},
    {W::for_none, {"för ingen", "för inget"}, {"for no"}},
    {W::at_event, {"vid"}, {"at"}},
    {W::before, {"före"}, {"before"}},
    {W::to_month_end, {"till månadens sista dag"}, {"to the last day of the month"}},
    {W::within_month, {"senast månadens sista dag"}, {"no later than the last day of the month"}},
    {W::next_month_start, {"till nästa månads första dag"}, {"to the first day of the next month"}},
    {W::this_, {"denna", "detta", "denne"}, {"this"}},
    {W::previous, {"föregående"}, {"previous"}},
    {W::the_day, {"dagen"}, {"the_day"}},
    {W::sum, {"summa"}, {"sum"}},
    {W::count, {"antal"}, {"count"}},
    {W::mean, {"medel"}, {"mean", "average"}},
    {W::lowest, {"lägsta"}, {"lowest"}},
    {W::highest, {"högsta"}, {"highest"}},
    {W::latest, {"senaste"}, {"latest"}},
    {W::earliest, {"tidigaste"}, {"earliest"}},
    {W::deviation, {"standardavvikelse"}, {"standard_deviation"}},
    {W::distinct, {"olika"}, {"distinct"}},
    {W::over, {"över"}, {"over"}},
    {W::where, {"där"}, {"where"}},
    {W::the_last, {"de senaste"}, {"the last", "over the last"}},
    {W::years, {"åren", "år"}, {"years", "year"}},
    {W::sample, {"stickprov"}, {"sample"}},
    {W::population, {"population"}, {"population"}},
    {W::started, {"påbörjade", "påbörjad", "påbörjat"}, {"started"}},
    {W::started_of, {"av"}, {"of"}},
    {W::completed_years, {"fyllda år från"}, {"completed years from"}},
    {W::completed_months, {"fyllda månader från"}, {"completed months from"}},
    {W::days_from, {"antal dagar från"}, {"number of days from"}},
    {W::working_days_from, {"antal arbetsdagar från"}, {"number of working days from"}},
    {W::first_day_in, {"första dagen i", "den första dagen i"}, {"first day of", "the first day of"}},
    {W::last_day_in, {"sista dagen i", "den sista dagen i"}, {"last day of", "the last day of"}},
    {W::days_in, {"antal dagar i"}, {"number of days in"}},
    {W::the_month_of, {"månaden för"}, {"the month of"}},
    {W::the_quarter_of, {"kvartalet för"}, {"the quarter of"}},
    {W::the_half_year_of, {"halvåret för"}, {"the half_year of"}},
    {W::the_year_of, {"året för"}, {"the year of"}},
    {W::day_number, {"den"}, {"day", "the"}},
    {W::during_term, {"under avtalstiden med"}, {"during the term with"}},
    {W::later_of, {"den senare av"}, {"the later of"}},
    {W::earlier_of, {"den tidigare av"}, {"the earlier of"}},
    {W::latest_of, {"den senaste av"}, {"the latest of"}},
    {W::earliest_of, {"den tidigaste av"}, {"the earliest of"}},
    {W::lower_of, {"den lägre av", "det lägre av"}, {"the lower of"}},
    {W::higher_of, {"den högre av", "det högre av"}, {"the higher of"}},
    {W::lowest_of, {"den lägsta av", "det lägsta av"}, {"the lowest of"}},
    {W::highest_of, {"den högsta av", "det högsta av"}, {"the highest of"}},
    {W::but_at_most, {"dock högst"}, {"but at most", "but no more than"}},
    {W::but_at_least, {"dock lägst", "dock minst"}, {"but at least", "but no less than"}},
    {W::rest_of, {"resten av"}, {"the remainder of", "remainder of"}},
    {W::divided_by, {"delat med"}, {"divided by"}},
    {W::clock_of, {"klockslaget för"}, {"time of day of", "the time of day of"}},
    {W::by_the_clock, {"räknat efter klockan"}, {"counted by the clock"}},
    {W::in_real_time, {"räknat i verklig tid"}, {"counted in real time"}},
    {W::period_of, {"för"}, {"of", "for"}},
    {W::allocate, {"fördela"}, {"allocate"}},
    {W::remainder, {"resten"}, {"remainder"}},
    {W::largest_fraction, {"till största bråkdel"}, {"to the largest fraction", "to largest fraction"}},
    {W::kept, {"kvar"}, {"kept"}},
    {W::ties_by, {"lika efter"}, {"ties by"}},
    {W::rounded, {"avrundat", "avrundad"}, {"rounded"}},
    {W::upwards, {"uppåt"}, {"up"}},
    {W::downwards, {"nedåt"}, {"down"}},
    {W::from_zero, {"från noll"}, {"away from zero"}},
    {W::to_zero, {"mot noll"}, {"towards zero"}},
    {W::to, {"till"}, {"to"}},
    {W::whole, {"hela", "hel", "helt"}, {"whole"}},
    {W::decimals, {"decimaler", "decimal"}, {"decimals", "decimal"}},
    {W::ties_to_even, {"halvor till jämnt"}, {"halves to even"}},
    {W::ties_away, {"halvor uppåt i belopp", "halvor från noll"}, {"halves away from zero"}},
});

static_assert(table.size() == static_cast<std::size_t>(Word::count_of_words));
static_assert([] {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].word != static_cast<Word>(i)) return false;
    return true;
}());

constexpr auto reserved =
    std::to_array<std::string_view>({"och", "eller", "inte", "är", "om", "då", "annars", "ja", "nej", "and", "or",
                                     "not", "is", "if", "then", "otherwise", "yes", "no"});

/// Constructs that may follow a number or an operand, so that their first word is never taken for a unit.
constexpr auto following = std::to_array<Word>({W::at_a_time,
                                                W::at_event,
                                                W::at_latest,
                                                W::at_level,
                                                W::according_to,
                                                W::after,
                                                W::absent,
                                                W::any_of,
                                                W::applies_not,
                                                W::before,
                                                W::before_expiry,
                                                W::by_default,
                                                W::can,
                                                W::divided_by,
                                                W::downwards,
                                                W::earlier_of,
                                                W::every,
                                                W::every_second,
                                                W::every_nth,
                                                W::exists,
                                                W::fixed,
                                                W::for_,
                                                W::for_header,
                                                W::from,
                                                W::from_zero,
                                                W::from_previous_year,
                                                W::grouped_by,
                                                W::in,
                                                W::in_advance,
                                                W::in_force,
                                                W::largest_fraction,
                                                W::later_of,
                                                W::may,
                                                W::none_following,
                                                W::none_of,
                                                W::not_applicable,
                                                W::not_encoded,
                                                W::of_following,
                                                W::of_level,
                                                W::on,
                                                W::on_date,
                                                W::over,
                                                W::per,
                                                W::period_of,
                                                W::population,
                                                W::prevails_over,
                                                W::published,
                                                W::referred_to,
                                                W::remainder,
                                                W::rounded,
                                                W::sample,
                                                W::series_ends,
                                                W::shall,
                                                W::should,
                                                W::since_event,
                                                W::some_following,
                                                W::started_of,
                                                W::the_last,
                                                W::through,
                                                W::ties_away,
                                                W::ties_by,
                                                W::till,
                                                W::to,
                                                W::to_zero,
                                                W::under,
                                                W::unknown,
                                                W::until_event,
                                                W::until_further_notice,
                                                W::uprated,
                                                W::upwards,
                                                W::when,
                                                W::where,
                                                W::with,
                                                W::within,
                                                W::without_effect});

template <typename Visit>
constexpr void for_each_form(W word, Visit visit) {
    const Keyword& entry = table[static_cast<std::size_t>(word)];
    const auto visit_all = [&](std::span<const std::string_view> forms) {
        for (const std::string_view& form : forms)
            if (!form.empty()) visit(form);
    };
    visit_all(entry.swedish);
    visit_all(entry.english);
}

constexpr auto forms_following = [] {
    std::size_t count = 0;
    for (const W word : following) for_each_form(word, [&](std::string_view) { ++count; });
    return count;
}();

/// Those that all forms of `following` begin with, sorted; some stand twice.
constexpr auto first_words = [] {
    std::array<std::string_view, forms_following> words{};
    std::size_t place = 0;
    for (const W word : following)
        for_each_form(word, [&](std::string_view form) { words[place++] = form.substr(0, form.find(' ')); });
    std::sort(words.begin(), words.end());
    return words;
}();

/// A set of bytes, in which some stand for each other.
constexpr std::uint64_t bit_of(char c) { return std::uint64_t{1} << (static_cast<unsigned char>(c) % 64U); }

/// Of each keyword the bytes that its forms begin with; nearly always they tell that it does not stand here.
constexpr auto first_bytes = [] {
    std::array<std::uint64_t, table.size()> bytes{};
    for (std::size_t i = 0; i < table.size(); ++i)
        for_each_form(static_cast<W>(i), [&](std::string_view form) { bytes[i] |= bit_of(form[0]); });
    return bytes;
}();

template <typename Words>
bool stands_among(const Words& words, std::string_view name) {
    return std::find(words.begin(), words.end(), name) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A keyword ends where a name would end, so `typ` is not found in `typer`, nor in the dotted name `typ.x`.
bool ends_word(std::string_view form, std::string_view rest) {
    if (name_character(form.substr(form.size() - 1)) == 0 && static_cast<unsigned char>(form.back()) < 0x80)
        return true;
    if (form == "§") return true;
    if (rest.starts_with(".")) return name_character(rest.substr(1)) == 0 || is_digit(rest[1]);
    return name_character(rest) == 0;
}

std::size_t form_length(std::string_view form, std::string_view text) {
    std::size_t at = 0;
    for (const char c : form) {
        if (at >= text.size() || text[at] != c) return 0;
        ++at;
        while (c == ' ' && at < text.size() && text[at] == ' ') ++at;
    }
    return ends_word(form, text.substr(at)) ? at : 0;
}

}  // namespace

const Keyword& keyword(Word word) { return table[static_cast<std::size_t>(word)]; }

std::span<const Keyword> all_keywords() { return table; }

Twin twin(Word word, std::size_t english) {
    const Keyword& entry = keyword(word);
    return {entry.swedish[0], entry.english.at(english)};
}

Phrase plain(Word word) { return twin(word); }

Phrase quoted(Word word) {
    const auto& entry = keyword(word);
    return {"`" + std::string(entry.swedish[0]) + "`", "`" + std::string(entry.english[0]) + "`"};
}

std::size_t keyword_length(Word word, std::string_view text) {
    if (text.empty() || (first_bytes[static_cast<std::size_t>(word)] & bit_of(text[0])) == 0) return 0;
    const auto& entry = keyword(word);
    std::size_t longest = 0;
    const auto look = [&](std::span<const std::string_view> forms) {
        for (const auto form : forms) {
            if (form.empty()) return;  // so are those behind it
            if (form[0] == text[0]) longest = std::max(longest, form_length(form, text));
        }
    };
    look(entry.swedish);
    look(entry.english);
    return longest;
}

bool is_reserved(std::string_view name) { return stands_among(reserved, name); }

bool is_never_a_unit(std::string_view name) {
    return !name.empty() &&
           (std::binary_search(first_words.begin(), first_words.end(), name) || find_figure_standing(name).has_value());
}

std::size_t name_character(std::string_view text) {
    if (text.empty()) return 0;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80)
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || is_digit(text[0]) || first == '_';
    if (text.size() < 2) return 0;
    const auto second = static_cast<unsigned char>(text[1]) & 0x3FU;
    const auto two = static_cast<char32_t>(((first & 0x1FU) << 6U) | second);
    if (first >= 0xC3 && first <= 0xC9) return two != 0xD7 && two != 0xF7 ? 2 : 0;  // Latin-1 letters to Extended-B
    if (first != 0xE1 || text.size() < 3) return 0;
    return second >= 0x38 && second <= 0x3B ? 3 : 0;  // Latin Extended Additional, U+1E00 to U+1EFF
}

std::size_t name_length(std::string_view text) {
    if (text.empty() || is_digit(text[0])) return 0;
    std::size_t length = 0;
    while (const auto step = name_character(text.substr(length))) length += step;
    return length;
}

}  // namespace klausul
