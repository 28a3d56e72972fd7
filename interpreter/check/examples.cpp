// Examples and checks: facts and expected values are fixed values; they are turned into nodes like everything else.

#include <algorithm>

#include "grammar/words/kinds.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/example_checker.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"
#include "interpreter/program/stated.hpp"

namespace klausul {

void ExampleChecker::check_examples() {
    for (const Declared::Example& pending : declared_.examples) {
        if (pending.example != nullptr) check_example(pending.document, *pending.example);
        if (pending.check != nullptr) check_check(pending.document, *pending.check);
    }
}

void ExampleChecker::check_example(DocumentId document, const syntax::Example& example) {
    ExamplePlan plan(document);
    plan.title = example.title ? example.title->text : "";
    plan.regardless_of_term = example.regardless_of_term;
    plan.deciding_tags = tag_texts(example.deciding);
    plan.tags = tag_texts(example.tags);
    plan.span = example.span;
    if (example.date) {
        plan.date = to_day({example.date->year, example.date->month, example.date->day});
    } else {
        reports_.add(code::example_without_date, example.span);
    }
    if (example.expectations.empty()) reports_.add(code::example_without_expectation, example.span);
    for (const syntax::Tag& tag : example.deciding) {
        if (collected_.rules_by_tag.contains(tag.text)) continue;
        std::vector<std::string> tags;
        for (const auto& [known, owners] : collected_.rules_by_tag) tags.push_back(known);
        std::sort(tags.begin(), tags.end());
        reports_.add(code::unknown_tag, tag.span, {tag.text, suggestion(tag.text, tags, "", "")});
    }
    for (const syntax::ReadingChoice& choice : example.readings) {
        if (const auto taken = setting(document, choice.reading, choice.option)) plan.readings.push_back(*taken);
    }
    given_facts(document, example.facts, plan, 0);
    for (const syntax::Expectation& expectation : example.expectations) expect(document, expectation, plan);
    program_.examples.push_back(std::move(plan));
}

void ExampleChecker::given_facts(DocumentId document, const syntax::Facts& facts, ExamplePlan& plan, int depth) {
    constexpr int deepest = 20;
    for (const syntax::Name& name : facts.shared) {
        const auto found = names_.find(document, name.text, {SymbolKind::premises});
        if (found.empty() || depth > deepest) {
            reports_.add(code::unknown_fact_in_example, name.span,
                         {name.text, suggestion(name.text, names_.names_of(document, {SymbolKind::premises}),
                                                "skriv `namn = värde`, eller samla uppgifter med `förutsättningar`",
                                                "write `name = value`, or gather facts with `given facts`")});
            continue;
        }
        const auto symbol = names_.look_up(document, name, {SymbolKind::premises}, code::unknown_fact_in_example);
        if (!symbol) continue;
        const Declared::Premises& premises = declared_.premises[symbol->as<PremisesId>()];
        given_facts(premises.document, premises.source->facts, plan, depth + 1);
    }
    if (facts.in_force) plan.supposed_in_force = true;
    std::set<std::string> named;
    for (const syntax::Given& given : facts.values) {
        std::string name = given.name.text;
        for (const auto& member : given.members) name += " " + missing_name(*member);
        if (!named.insert(name).second) reports_.add(code::given_twice, given.span, {name});
        given_value(document, given, plan.values, none);
    }
    for (const syntax::GivenRecords& records : facts.lists) given_list(document, records, plan);
}

void ExampleChecker::given_list(DocumentId document, const syntax::GivenRecords& records, ExamplePlan& plan) {
    const auto found = names_.find(document, records.name.text, {SymbolKind::list, SymbolKind::record});
    if (!found.empty() && found[0].kind == SymbolKind::record)
        return given_record(document, records, program_.records[found[0].as<RecordId>()], plan);
    if (found.empty()) {
        reports_.add(code::record_outside_list, records.name.span, {records.name.text});
        return;
    }
    const ListInfo& list = program_.lists[found[0].as<ListId>()];
    if (program_.domains[list.domain].parent != none)
        return reports_.add(code::record_outside_list, records.name.span, {records.name.text});
    const std::size_t before = plan.lists.size();
    open_given_list(list, plan);
    given_rows(document, records, list, before, 0, plan);
}

/// A list and those within its records, also where no record names them: then their rows are not known.
void ExampleChecker::open_given_list(const ListInfo& list, ExamplePlan& plan) {
    plan.lists.push_back({list.domain, {}, {}});
    for (const ListId inner : list.lists) open_given_list(program_.lists[inner], plan);
}

void ExampleChecker::given_rows(DocumentId document, const syntax::GivenRecords& records, const ListInfo& list,
                                std::size_t place, std::uint32_t owner, ExamplePlan& plan) {
    const auto place_of_list = [&](DomainId domain) {
        while (plan.lists[place].domain != domain) ++place;
        return place;
    };
    const std::size_t own = place_of_list(list.domain);
    plan.lists[own].told.push_back(owner);
    for (const syntax::GivenRecord& record : records.records) {
        std::vector<GivenValue> values;
        for (const syntax::Given& field : record.fields) given_value(document, field, values, list.domain);
        const auto row = static_cast<std::uint32_t>(plan.lists[own].records.size());
        plan.lists[own].records.push_back(std::move(values));
        plan.lists[own].owners.push_back(owner);
        for (const syntax::GivenRecords& rows : record.lists) {
            const auto inner = std::find_if(list.lists.begin(), list.lists.end(),
                                            [&](ListId each) { return program_.lists[each].field == rows.name.text; });
            if (inner == list.lists.end()) {
                reports_.add(code::record_outside_list, rows.name.span, {rows.name.text});
            } else {
                given_rows(document, rows, program_.lists[*inner], own, row, plan);
            }
        }
    }
}

/// A single record: it is there, and those of its fields that may be missing and are not given are missing.
void ExampleChecker::given_record(DocumentId document, const syntax::GivenRecords& records, const RecordInfo& record,
                                  ExamplePlan& plan) {
    if (records.records.size() != 1)
        return reports_.add(code::record_not_single, records.name.span, {records.name.text});
    GivenValue present;
    present.fact = record.presence;
    present.value = builder_.constant(1, Kind::truth, records.name.span);
    present.span = records.name.span;
    plan.values.push_back(present);
    for (const FactId field : record.fields) {
        if (!program_.facts[field].type.optional) continue;
        GivenValue absent;
        absent.fact = field;
        absent.state = GivenValue::State::absent;
        absent.span = records.name.span;
        plan.values.push_back(absent);
    }
    for (const syntax::Given& field : records.records[0].fields) {
        given_value(document, field, plan.values, none, record.name + ".");
    }
}

void ExampleChecker::given_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values,
                                 Maybe<DomainId> list, const std::string& prefix) {
    if (given.supposed) return supposed_value(document, given, values);
    std::vector<Symbol> found =
        names_.find(document, prefix + given.name.text, {SymbolKind::fact, SymbolKind::field, SymbolKind::series});
    std::erase_if(found, [&](const Symbol& s) {
        return s.kind == SymbolKind::field && (list == none || program_.facts[s.as<FactId>()].list != list);
    });
    if (list != none) std::erase_if(found, [&](const Symbol& s) { return s.kind != SymbolKind::field; });
    if (found.empty()) {
        const std::vector<std::string>& names =
            names_.names_of(document, {list == none ? SymbolKind::fact : SymbolKind::field, SymbolKind::series});
        reports_.add(
            code::unknown_fact_in_example, given.name.span,
            {given.name.text, suggestion(given.name.text, names, "bara det som är bestämt med `uppgift` kan ges",
                                         "only what is declared with `fact` can be given")});
        return;
    }
    Place place(document);
    GivenValue value;
    value.span = given.span;
    const bool is_series = found[0].kind == SymbolKind::series;
    Type type;
    std::vector<DomainId> per;
    if (is_series) {
        value.series = found[0].as<SeriesId>();
        per = {program_.series[*value.series].index()};
    } else {
        value.fact = found[0].as<FactId>();
        type = program_.facts[*value.fact].type;
        if (list == none) per = program_.facts[*value.fact].per;
    }
    if (given.members.size() > per.size())
        return reports_.add(code::index_not_wanted, given.name.span, {given.name.text});
    for (std::size_t i = 0; i < given.members.size(); ++i) {
        const Maybe<NodeId> member = members_.check_member(per[i], *given.members[i], place);
        if (member == none) return;
        value.members.push_back(*member);
    }
    if (!given.value) return;
    if (std::holds_alternative<syntax::UnknownLiteral>(given.value->node)) value.state = GivenValue::State::unknown;
    if (std::holds_alternative<syntax::AbsentLiteral>(given.value->node)) value.state = GivenValue::State::absent;
    if (std::holds_alternative<syntax::NotApplicableLiteral>(given.value->node))
        value.state = GivenValue::State::not_applicable;
    const auto expand = [&] {
        // `givet inventarier = tabell.antal`: one value per member, read from what has one per member too.
        GivenValue each = value;
        for (const std::uint32_t member : program_.domains[per[0]].members) {
            Place bound = place;
            bound.bound.push_back({per[0], 0});
            each.members = {builder_.constant(static_cast<std::int64_t>(member), Kind::party, given.span)};
            const Typed read =
                conversions_.coerce(expressions_.check_expression(*given.value, bound, &type), type, given.value->span);
            if (read.poisoned()) return;
            each.value = read.node;
            each.bound_member = static_cast<std::int64_t>(member);
            values.push_back(each);
        }
    };
    if (given.members.size() < per.size()) {
        const DomainKind kind = program_.domains[per[0]].kind;
        if (per.size() == 1 && (kind == DomainKind::parties || kind == DomainKind::options)) return expand();
        return reports_.add(code::index_missing, given.name.span,
                            {given.name.text, program_.domains[per[given.members.size()]].name});
    }
    if (value.state == GivenValue::State::value) {
        Typed typed = expressions_.check_expression(*given.value, place, &type);
        if (typed.poisoned()) return;
        if (is_series) {
            // A change is a percent whether or not the sign is written; a level is a bare number.
            const bool bare = typed.type.kind == Kind::number && typed.type.unit.bare();
            if (program_.series[*value.series].yearly_change && bare) {
                const Node node = program_.nodes[*typed.node];
                if (node.op == Op::constant)
                    typed.node = builder_.constant(program_.constants[node.as<ConstantId>()] / Number(100),
                                                   Kind::number, given.span);
            } else {
                typed = conversions_.coerce(typed, type, given.value->span);
            }
        } else {
            typed = conversions_.coerce(in_declared_unit(typed, type), type, given.value->span);
        }
        if (typed.poisoned()) return;
        if (!is_series && !fits_fact(program_.facts[*value.fact], *typed.node, given.value->span)) return;
        value.value = typed.node;
    }
    values.push_back(std::move(value));
}

/// `antag x = v`: an answer or a helper, at each index that it has.
void ExampleChecker::supposed_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values) {
    if (names_.find(document, given.name.text, {SymbolKind::term}).empty() &&
        !names_.find(document, given.name.text, {SymbolKind::fact}).empty())
        return reports_.add(code::supposed_fact, given.name.span, {given.name.text});
    const auto found = names_.look_up(document, given.name, {SymbolKind::term}, code::unknown_name);
    if (!found || !given.value) return;
    const TermId term = found->as<TermId>();
    if (!declared_.type_known[term]) return;
    const TermInfo info = program_.terms[term];
    Place place(document);
    GivenValue value;
    value.supposed = term;
    value.span = given.span;
    std::vector<const syntax::Expression*> members;
    for (const auto& one : given.members) members.push_back(one.get());
    std::size_t named = 0;
    for (const DomainId domain : info.per) {
        const std::size_t wanted = numbers_named(domain);
        if (named + wanted > members.size())
            return reports_.add(code::index_missing, given.name.span, {info.name, program_.domains[domain].name});
        const Maybe<NodeId> member = expected_member(domain, &members[named], place);
        if (member == none) return;
        value.members.push_back(*member);
        named += wanted;
    }
    if (named < members.size()) return reports_.add(code::index_not_wanted, given.name.span, {given.name.text});
    const Typed typed =
        conversions_.coerce(in_declared_unit(expressions_.check_expression(*given.value, place, &info.type), info.type),
                            info.type, given.value->span);
    if (typed.poisoned() || typed.referral) return;
    value.value = typed.node;
    values.push_back(std::move(value));
}

/// Whether a fixed value is one that the fact may have; what is worked out is looked at when it is.
bool ExampleChecker::fits_fact(const FactInfo& fact, NodeId value, Span span) {
    const Node& node = program_.nodes[value];
    if (node.op != Op::constant) return true;
    const auto wrong = misfit(fact.type, program_.constants[node.as<ConstantId>()]);
    if (!wrong) return true;
    const Phrase bare = fact.type.whole ? whole_number_words().written : kind_words(Kind::number).written;
    const Phrase type = fact.type.unit.bare() ? bare : Phrase(builder_.unit_text(fact.type.unit));
    if (*wrong == Misfit::beyond_share) reports_.add(code::share_out_of_range, span);
    if (*wrong == Misfit::negative) reports_.add(code::negative_fact, span, {fact.name, type});
    if (*wrong == Misfit::in_parts) reports_.add(code::fact_in_parts, span, {fact.name, type});
    return false;
}

std::optional<ReadingSetting> ExampleChecker::setting(DocumentId document, const syntax::Name& reading,
                                                      const syntax::Name& option) {
    const auto found = names_.look_up(document, reading, {SymbolKind::reading}, code::unknown_reading);
    if (!found) return std::nullopt;
    const auto& options = program_.readings[found->as<ReadingId>()].options;
    const auto taken =
        std::find_if(options.begin(), options.end(), [&](const NamedOption& o) { return o.name == option.text; });
    if (taken == options.end()) {
        std::vector<std::string> names;
        for (const NamedOption& known : options) names.push_back(known.name);
        reports_.add(code::unknown_option, option.span, {option.text, reading.text, suggestion_of(option.text, names)});
        return std::nullopt;
    }
    return ReadingSetting{found->as<ReadingId>(), static_cast<std::uint32_t>(taken - options.begin())};
}

/// A missing fact as it is printed: `inskriven`, `anslutna för 2025`.
std::string ExampleChecker::missing_name(const syntax::Expression& expression) {
    if (const auto* reference = std::get_if<syntax::Reference>(&expression.node)) return reference->name.text;
    if (const auto* quantity = std::get_if<syntax::Quantity>(&expression.node)) return quantity->figure.digits;
    if (const auto* period = std::get_if<syntax::PeriodLiteral>(&expression.node)) {
        using Literal = syntax::PeriodLiteral::Kind;
        const bool month = period->kind == Literal::month;
        const std::string mark =
            month ? (period->place < 10 ? "-0" : "-") : (period->kind == Literal::half_year ? "-H" : "-Q");
        return std::to_string(period->year) + mark + std::to_string(period->place);
    }
    if (const auto* member = std::get_if<syntax::ForMember>(&expression.node)) {
        std::string text = missing_name(*member->value) + " för ";
        for (std::size_t i = 0; i < member->members.size(); ++i)
            text += (i == 0 ? "" : "; ") + missing_name(*member->members[i]);
        return text;
    }
    if (const auto* text = std::get_if<syntax::TextLiteral>(&expression.node)) return text->text;
    const auto* call = std::get_if<syntax::Call>(&expression.node);
    const auto* date =
        call == nullptr || !call->of_period ? nullptr : std::get_if<syntax::DateLiteral>(&call->arguments[0]->node);
    if (date != nullptr)
        return std::to_string(date->date.year) + (date->date.month < 10 ? "-0" : "-") +
               std::to_string(date->date.month);
    return "";
}

/// A field of records is told with the name of its list: `belopp för uppdrag 1`.
std::string ExampleChecker::missing_fact(DocumentId document, const syntax::Expression& expression) const {
    const auto* member = std::get_if<syntax::ForMember>(&expression.node);
    const auto* reference = member == nullptr ? nullptr : std::get_if<syntax::Reference>(&member->value->node);
    const auto found =
        reference == nullptr ? std::vector<Symbol>{} : names_.find(document, reference->name.text, {SymbolKind::field});
    if (found.size() != 1 || program_.facts[found[0].as<FactId>()].per.empty()) return missing_name(expression);
    std::vector<std::string> lists;
    for (Maybe<DomainId> list = program_.facts[found[0].as<FactId>()].per[0]; list != none;
         list = program_.domains[*list].parent) {
        const std::string& name = program_.domains[*list].name;
        lists.insert(lists.begin(), name.substr(name.rfind('.') + 1));
    }
    std::string text = reference->name.text + " för ";
    for (std::size_t i = 0; i < member->members.size(); ++i) {
        const std::string list = i < lists.size() ? lists[i] + " " : "";
        text += (i == 0 ? "" : "; ") + list + missing_name(*member->members[i]);
    }
    return text;
}

/// How many expressions name one member in an example: a row within a record is named by the numbers of both.
std::size_t ExampleChecker::numbers_named(DomainId domain) const {
    std::size_t count = members_.members_named(domain);
    if (program_.domains[domain].kind != DomainKind::records) return count;
    for (Maybe<DomainId> outer = program_.domains[domain].parent; outer != none;
         outer = program_.domains[*outer].parent)
        ++count;
    return count;
}

Maybe<NodeId> ExampleChecker::expected_member(DomainId domain, const syntax::Expression* const* members,
                                              const Place& place) {
    const Domain info = program_.domains[domain];
    if (info.kind == DomainKind::groups) return members_.check_group(domain, members, place);
    if (info.kind != DomainKind::records) return members_.check_member(domain, *members[0], place);
    const syntax::Expression& last = *members[numbers_named(domain) - 1];
    const auto* row = std::get_if<syntax::Quantity>(&last.node);
    const auto number_of_row = row == nullptr ? std::nullopt : Number::from_plain(row->figure.digits);
    if (!number_of_row || number_of_row->sign() <= 0 || !number_of_row->is_whole()) {
        reports_.add(code::whole_number_wanted, last.span);
        return none;
    }
    const NodeId number = builder_.constant(*number_of_row - Number(1), Kind::number, last.span);
    if (info.parent == none) return number;
    const Maybe<NodeId> outer = expected_member(*info.parent, members, place);
    if (outer == none) return none;
    return builder_.emit(Op::inner_record, Kind::record, last.span, {*outer, number}, domain);
}

/// The answer or helper that an example asks for, or a requirement as the yes or no that it is.
std::vector<Symbol> ExampleChecker::expected_symbol(DocumentId document, const syntax::Expectation& expectation,
                                                    const syntax::Reference* name) {
    if (expectation.of_requirement && name == nullptr) {
        reports_.add(code::not_supported_here, expectation.answer->span,
                     {{"`är uppfyllt` efter ett uttryck", "`is fulfilled` after an expression"},
                      {"skriv kravets namn", "write the requirement's name"}});
        return {};
    }
    if (name == nullptr) return {};
    if (!expectation.of_requirement) {
        auto found = names_.find(document, name->name.text, {SymbolKind::term});
        return found.empty() ? names_.find(document, name->name.text, {SymbolKind::requirement}) : found;
    }
    const auto requirement = names_.look_up(document, name->name, {SymbolKind::requirement}, code::unknown_name);
    return requirement ? std::vector<Symbol>{*requirement} : std::vector<Symbol>{};
}

void ExampleChecker::expect(DocumentId document, const syntax::Expectation& expectation, ExamplePlan& plan) {
    Place place(document);
    ExpectationPlan made;
    made.status = expectation.status;
    made.of_requirement = expectation.of_requirement;
    made.span = expectation.span;
    made.conflict_tags = tag_texts(expectation.tags);
    for (const auto& missing : expectation.missing) made.missing.push_back(missing_fact(document, *missing));
    if (expectation.text) made.text = expectation.text->text;
    const syntax::Expression* asked = expectation.answer.get();
    const auto* member = std::get_if<syntax::ForMember>(&asked->node);
    const auto* reference = std::get_if<syntax::Reference>(member != nullptr ? &member->value->node : &asked->node);
    const auto found = expected_symbol(document, expectation, reference);
    if (expectation.of_requirement && found.size() != 1) return;
    if (found.size() == 1) {
        const TermId term = found[0].as<TermId>();
        made.term = term;
        if (!declared_.type_known[term]) return;
        const TermInfo info = program_.terms[term];
        made.type = info.type;
        std::vector<const syntax::Expression*> members;
        if (member != nullptr) {
            for (const auto& one : member->members) members.push_back(one.get());
        }
        std::size_t named = 0;
        for (const DomainId domain : info.per) {
            const std::size_t wanted = numbers_named(domain);
            if (named + wanted <= members.size()) {
                const Maybe<NodeId> one = expected_member(domain, &members[named], place);
                if (one == none) return;
                made.members.push_back(*one);
                named += wanted;
            } else if (program_.domains[domain].kind == DomainKind::records &&
                       program_.domains[domain].parent == none) {
                // A list with a single row needs no number; `x för 2` names the second row.
                made.members.push_back(builder_.constant(0, Kind::number, expectation.span));
                if (!program_.domains[domain].name.empty()) made.single_row = domain;
            } else {
                return reports_.add(code::index_missing, reference->name.span,
                                    {info.name, program_.domains[domain].name});
            }
        }
    } else {
        const Typed value = expressions_.check_expression(*asked, place);
        if (value.poisoned()) return;
        if (expectation.status != Status::decided) return reports_.add(code::expectation_not_answer, asked->span);
        made.expression = value.node;
        made.type = value.type;
    }
    const auto wanted_value = [&](const syntax::Expression& expression) -> Maybe<NodeId> {
        const Typed value = conversions_.coerce(expressions_.check_expression(expression, place, &made.type), made.type,
                                                expression.span);
        return value.node;
    };
    if (expectation.status == Status::decided) {
        if (!expectation.value) return;
        made.value = wanted_value(*expectation.value);
        if (made.value == none) return;
    }
    for (const syntax::ExpectedUnder& under : expectation.under) {
        const auto taken = setting(document, under.reading, under.option);
        const Maybe<NodeId> value = under.value ? wanted_value(*under.value) : none;
        if (taken && value != none) made.under.push_back({*taken, *value, under.span});
    }
    plan.expectations.push_back(std::move(made));
}

void ExampleChecker::check_check(DocumentId document, const syntax::Check& check) {
    CheckPlan plan(document);
    plan.title = check.title ? check.title->text : "";
    plan.tags = tag_texts(check.tags);
    plan.span = check.span;
    if (check.lines.empty()) reports_.add(code::check_without_line, check.span);
    const syntax::Expression* last_published = nullptr;
    for (const syntax::CheckLine& line : check.lines) {
        Place place(document);
        Maybe<DomainId> per;
        if (!line.per.empty()) {
            const auto domains = types_.resolve_per(document, line.per);
            if (domains.size() != 1) continue;
            per = domains[0];
            place.bound.push_back({domains[0], 0});
        }
        const Typed computed = expressions_.check_expression(*line.computed, place);
        if (computed.poisoned()) continue;
        const Typed published = conversions_.coerce(
            expressions_.check_expression(*line.published, place, &computed.type), computed.type, line.published->span);
        if (published.poisoned()) continue;
        CheckPlan::Line made(*computed.node, *published.node);
        made.type = computed.type;
        made.per = per;
        made.span = line.span;
        made.expected_mismatch = line.expected_mismatch;
        if (line.expected_mismatch) {
            const syntax::Expression* figure = line.against ? line.against.get() : last_published;
            const Typed against =
                figure == nullptr ? poison() : expressions_.check_expression(*figure, place, &made.type);
            const bool comparable =
                !against.poisoned() && against.type.kind == made.type.kind &&
                (made.type.kind != Kind::number || program_.units.same_dimension(against.type.unit, made.type.unit));
            if (!comparable) {
                reports_.add(code::mismatch_with_what, line.span);
                continue;
            }
            made.against = conversions_.coerce(against, made.type, figure->span).node;
        } else {
            last_published = line.published.get();
        }
        if (line.tolerance) {
            const Typed tolerance = conversions_.coerce(
                expressions_.check_expression(*line.tolerance, place, &made.type), made.type, line.tolerance->span);
            if (tolerance.poisoned()) continue;
            made.tolerance = tolerance.node;
        }
        for (const std::string& tag : tag_texts(line.tags)) plan.tags.push_back(tag);
        plan.lines.push_back(std::move(made));
    }
    program_.checks.push_back(std::move(plan));
}

}  // namespace klausul
