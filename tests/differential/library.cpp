#include "library.hpp"

#include <algorithm>
#include <cstdlib>

#include "grammar/messages.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul::differential {
namespace {

std::string complaints(const Loaded& loaded) {
    std::string text;
    for (const Diagnostic& each : loaded.diagnostics) {
        for (const auto table : {grammar_messages(), check_messages()}) {
            for (const Message& message : table) {
                if (message.code != each.code || message.severity != Severity::error) continue;
                const auto line = loaded.all_sources()[each.span.source].position(each.span.begin).line;
                text += "K" + std::to_string(10000 + each.code).substr(1) + " line " + std::to_string(line) + ": " +
                        fill(message.en, each.words, Language::english) + "\n";
            }
        }
    }
    return text;
}

Given given(Stated::State state) {
    switch (state) {
        case Stated::State::value:
            return Given::value;
        case Stated::State::unknown:
            return Given::unknown;
        case Stated::State::not_applicable:
            return Given::not_applicable;
        case Stated::State::absent:
            break;
    }
    return Given::absent;
}

/// 2026, 2026-H1, 2026-Q1, 2026-03 as a program counts them.
std::int64_t counted(const std::string& period) {
    const std::int64_t year = std::stoll(period.substr(0, 4));
    if (period.size() == 4) return year;
    if (period[5] == 'H') return year * 2 + std::stoll(period.substr(6)) - 1;
    if (period[5] == 'Q') return year * 4 + std::stoll(period.substr(6)) - 1;
    return year * 12 + std::stoll(period.substr(5)) - 1;
}

std::string joined(const std::vector<std::string>& tags) {
    const std::set<std::string> sorted(tags.begin(), tags.end());
    std::string text;
    for (const std::string& tag : sorted) text += (text.empty() ? "" : "+") + tag;
    return text;
}

std::set<std::string> names(const std::vector<Missing>& missing) {
    std::set<std::string> all;
    for (const Missing& one : missing) all.insert(one.name.text());
    return all;
}

std::set<std::string> names(const std::vector<ClauseReference>& clauses) {
    std::set<std::string> all;
    for (const ClauseReference& one : clauses) all.insert(joined(one.tags));
    return all;
}

/// One word for what the sentence says; the whole sentence if it is not known.
std::string kind_of(const std::string& problem) {
    constexpr std::pair<const char*, const char*> kinds[] = {{"division med noll", "division by zero"},
                                                             {"är ej tillämpligt, men", "not applicable"},
                                                             {"saknas, men", "absent"},
                                                             {"finns inte; skriv", "no such day"},
                                                             {"har inget att räkna", "nothing to work on"},
                                                             {"inte avrundat", "unrounded"},
                                                             {"indexserien börjar efter", "series not begun"},
                                                             {"indexserien ges inte ut", "series ended"},
                                                             {"indexserien byter bas", "series rebased"},
                                                             {"ändras inom perioden", "changes within the period"},
                                                             {"slutar innan det börjar", "span reversed"},
                                                             {"ska vara ett heltal", "unrounded"}};
    for (const auto& [words, kind] : kinds) {
        if (problem.find(words) != std::string::npos) return kind;
    }
    return problem;
}

}  // namespace

Library::Library(std::shared_ptr<const Agreement> agreement)
    : agreement_(std::move(agreement)), judge_(*agreement_), case_(agreement_->program()) {
    for (const FactId id : program().facts.ids()) facts_.insert_or_assign(program().facts[id].name, id);
    for (const TermId id : program().terms.ids()) terms_.insert_or_assign(program().terms[id].name, id);
}

std::unique_ptr<Library> Library::load(const Texts& texts, std::string& refused) {
    const Loaded loaded =
        klausul::load({"prov.klausul", texts.main}, [&](std::string_view name) -> std::optional<SourceText> {
            const auto found = texts.modules.find(std::string(name));
            if (found == texts.modules.end()) return std::nullopt;
            return SourceText{found->first + ".klausul", found->second};
        });
    refused = complaints(loaded);
    if (!loaded.agreement) return nullptr;
    return std::unique_ptr<Library>(new Library(loaded.agreement));
}

// ---- a case --------------------------------------------------------------------------------------------------------

std::optional<std::int64_t> Library::member_number(DomainId domain, const std::string& member) const {
    Type type;
    switch (program().domains[domain].kind) {
        case DomainKind::records:
            return std::stoll(member) - 1;
        case DomainKind::options:
            type.kind = Kind::option;
            for (const EnumerationId each : program().enumerations.ids())
                if (program().enumerations[each].domain == domain) type.enumeration = each;
            break;
        case DomainKind::parties:
            type.kind = Kind::party;
            break;
        case DomainKind::years:
        case DomainKind::half_years:
        case DomainKind::quarters:
        case DomainKind::months:
        case DomainKind::groups:
            return counted(member);
    }
    const auto option = agreement_->find_option(type, member);
    return option ? option->to_int64() : std::nullopt;
}

Number Library::value_of(const Type& type, const std::string& text) {
    switch (type.kind) {
        case Kind::truth:
            return text == "ja" ? 1 : 0;
        case Kind::option:
        case Kind::party:
            return agreement_->find_option(type, text).value_or(Number());
        case Kind::day:
            return day_from_text(text).value_or(Day{}).number;
        case Kind::moment:
            return moment_from_text(text).value_or(Moment{}).minutes;
        case Kind::window:
            return case_.pair(clock_from_text(text.substr(0, 5)).value_or(0),
                              clock_from_text(text.substr(6)).value_or(0));
        default:
            return Number::from_plain(text).value_or(Number());
    }
}

void Library::state_figure(SeriesId id, const Stated& one) {
    case_.set_series(id, static_cast<int>(counted(one.member)),
                     {Number::from_plain(one.value).value_or(Number()), given(one.state)});
}

void Library::state(const Stated& one) {
    for (const SeriesId id : program().series.ids())
        if (program().series[id].name == one.fact) return state_figure(id, one);
    const auto found = facts_.find(one.fact);
    if (found == facts_.end()) return;  // dropped while shrinking
    const FactInfo& fact = program().facts[found->second];
    FactValue value;
    value.state = given(one.state);
    const bool named = fact.type.kind == Kind::option || fact.type.kind == Kind::party;
    if (value.state == Given::value && named && !agreement_->find_option(fact.type, one.value)) return;  // likewise
    if (value.state == Given::value) value.value = value_of(fact.type, one.value);
    if (one.member.empty()) return case_.set(found->second, value);
    if (const auto member = member_number(fact.per.at(0), one.member)) case_.set(found->second, {*member, 0, 0}, value);
}

bool Library::knows_values_of(const TestCase& facts) const {
    const auto known = [&](const Type& type, const Stated& one) {
        const bool named = type.kind == Kind::option || type.kind == Kind::party;
        return !named || one.state != Stated::State::value || agreement_->find_option(type, one.value).has_value();
    };
    return std::all_of(facts.facts.begin(), facts.facts.end(),
                       [&](const Stated& one) {
                           const auto found = facts_.find(one.fact);
                           return found == facts_.end() || known(program().facts[found->second].type, one);
                       }) &&
           std::all_of(facts.supposed.begin(), facts.supposed.end(), [&](const Stated& one) {
               const auto found = terms_.find(one.fact);
               return found == terms_.end() || known(program().terms[found->second].type, one);
           });
}

/// The value in the unit of the term.
void Library::suppose(const Stated& one) {
    const auto found = terms_.find(one.fact);
    if (found == terms_.end()) return;  // dropped while shrinking
    const TermInfo& term = program().terms[found->second];
    IndexKey key{};
    if (!one.member.empty()) {
        const auto member = term.per.empty() ? std::nullopt : member_number(term.per[0], one.member);
        if (!member) return;
        key[0] = *member;
    }
    const bool named = term.type.kind == Kind::option || term.type.kind == Kind::party;
    if (named && !agreement_->find_option(term.type, one.value)) return;
    Number value = value_of(term.type, one.value);
    for (const Unit::Part& part : term.type.unit.parts) {
        const Number factor = program().units[part.id].factor;
        for (int i = 0; i < std::abs(part.exponent); ++i) value = part.exponent > 0 ? value / factor : value * factor;
    }
    case_.suppose(found->second, key, value);
}

Answers Library::answers(const TestCase& facts) {
    case_.clear();
    case_.set_date(day_from_text(facts.date).value_or(Day{}));
    for (const auto& [name, size] : facts.lists) {
        for (const ListInfo& list : program().lists)
            if (list.name == name) case_.set_list_size(list.domain, size);
    }
    for (const auto& [name, taken] : facts.readings) {
        const auto reading = agreement_->find_reading(name);
        for (std::uint32_t i = 0; reading && i < program().readings[*reading].options.size(); ++i)
            if (program().readings[*reading].options[i].name == taken) case_.set_reading(*reading, i);
    }
    for (const Stated& one : facts.facts) state(one);
    for (const Stated& one : facts.supposed) suppose(one);
    if (facts.in_force) case_.suppose_in_force();
    case_.set_regardless_of_term(facts.regardless_of_term);
    const auto notice = day_from_text(facts.notice_given);
    case_.set_notice_given(notice ? std::optional(NoticeGiven{*notice, "", "", {}}) : std::nullopt);
    const auto signing = day_from_text(facts.signed_on);
    case_.set_signed_on(signing ? std::optional(Interval{signing->number, signing->number}) : std::nullopt);
    Answers all;
    for (const Answer& answer : judge_.run(case_, {}).answers) {
        for (const Answer::Element& element : answer.elements) {
            const std::string name = element.key.empty() ? answer.name : answer.name + " för " + element.key[0];
            all[name] = told(element.outcome);
        }
    }
    return all;
}

// ---- an outcome ----------------------------------------------------------------------------------------------------

/// In base units, so that one figure stands for all ways to write it.
std::string Library::plain(const Value& value) const {
    if (const auto* truth = std::get_if<Value::YesNo>(&value.is)) return truth->yes ? "1" : "0";
    if (const auto* day = std::get_if<Day>(&value.is)) return std::to_string(day->number);
    if (const auto* named = std::get_if<Value::Party>(&value.is)) {
        for (const Party& party : program().parties)
            if (party.alias == named->name) return party.name;
    }
    const auto* quantity = std::get_if<Value::Quantity>(&value.is);
    if (quantity == nullptr) return plain_text(value);
    Number number = quantity->number;
    std::size_t begin = 0;
    bool below = false;
    while (begin < quantity->unit.size()) {
        const std::size_t end = std::min(quantity->unit.find('/', begin), quantity->unit.size());
        const auto unit = program().units.find(quantity->unit.substr(begin, end - begin));
        const Number factor = unit ? program().units[*unit].factor : Number(1);
        number = below ? number / factor : number * factor;
        below = true;
        begin = end + 1;
    }
    return number.plain();
}

Told Library::told(const Outcome& outcome) const {
    Told told;
    told.status = static_cast<Status>(outcome.status);
    if (outcome.value) told.value = plain(*outcome.value);
    told.spoke = names(outcome.clauses);
    told.missing = names(outcome.missing);
    told.superset = outcome.missing_is_superset;
    told.whatever = names(outcome.whatever);
    for (const Alternative& one : outcome.alternatives) {
        const std::string value = one.value ? plain(*one.value) : "?";
        for (const ClauseReference& clause : one.clauses) told.alternatives[value].insert(joined(clause.tags));
    }
    if (told.status != Status::decided && told.status != Status::undetermined) told.origins = {outcome.from};
    if (told.status == Status::referred) told.texts = {outcome.text};
    if (outcome.problem) told.problems = {kind_of(outcome.problem->in(Language::swedish))};
    return told;
}

}  // namespace klausul::differential
