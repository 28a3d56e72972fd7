#include "interpreter/search/asking.hpp"

#include <algorithm>
#include <set>

#include "interpreter/explain/explainer.hpp"

namespace klausul::search {
namespace {

IndexKey key_in(const Formulas& formulas, const Key& key, const Model& model) {
    IndexKey result{};
    for (std::size_t i = 0; i < key.size(); ++i) result[i] = value_in(formulas, key[i], model).to_int64().value_or(0);
    return result;
}

/// Whether cases can be made for an answer: not for one about groups, or about rows within records.
bool can_be_made(const Program& program, TermId term) {
    const auto& per = program.terms[term].per;
    return std::none_of(per.begin(), per.end(), [&](DomainId domain) {
        return program.domains[domain].kind == DomainKind::groups || program.domains[domain].parent != none;
    });
}

bool is_number(const FactInfo& fact) { return fact.type.kind == Kind::number; }

}  // namespace

Solved Oracle::solve(const Formulas& formulas, FormulaId formula) {
    if (formulas.is_no(formula)) return {Solved::Kind::never, {}};
    if (left_ == 0 || formulas.too_large()) return {};
    --left_;
    Solved solved = own_.solve(formulas, formula);
    if (solved.kind == Solved::Kind::unknown && stronger_ != nullptr) solved = stronger_->solve(formulas, formula);
    return solved;
}

Asking::Asking(const Program& program, const std::vector<Source>& sources, const std::vector<std::uint32_t>& readings,
               Oracle& oracle, const SearchLimits& limits)
    : program_(program),
      sources_(sources),
      readings_(readings),
      oracle_(oracle),
      limits_(limits),
      meaning_(program, formulas_, readings),
      evaluator_(program) {}

FormulaId Asking::expected_condition(const ExpectedFindingInfo& expected) {
    if (expected.condition == none) return formulas_.truth(true);
    return meaning_.judge(expected.condition, meaning_.place(meaning_.key_of(expected.term), meaning_.day())).yes;
}

FormulaId Asking::sought_formula(TermId term, Sought sought) {
    const Standing& standing = meaning_.standing(term, meaning_.key_of(term), meaning_.day());
    return sought == Sought::conflict ? standing.conflict : standing.gap;
}

Verdict Asking::exists(const ExpectedFindingInfo& expected) {
    const FormulaId sought = sought_formula(expected.term, expected.conflict ? Sought::conflict : Sought::gap);
    const Solved solved = oracle_.solve(formulas_, formulas_.all({sought, expected_condition(expected)}));
    return solved.kind == Solved::Kind::never ? Verdict::never : Verdict::undecided;
}

/// Asks for one case after the other, each apart from those before it.
Finding Asking::find(TermId term, Sought sought) {
    Finding finding;
    finding.term = term;
    finding.sought = sought;
    FormulaId formula = sought_formula(term, sought);
    for (const ExpectedFindingInfo& expected : program_.expected_findings) {
        if (expected.term == term && expected.conflict == (sought == Sought::conflict))
            formula = formulas_.all({formula, formulas_.negation(expected_condition(expected))});
    }
    std::size_t missed = 0;
    while (missed < limits_.attempts) {
        const Solved solved = oracle_.solve(formulas_, formula);
        const Borders borders = borders_of(formulas_, formula);
        if (solved.kind == Solved::Kind::never && missed == 0) {
            finding.verdict = finding.cases.empty() ? Verdict::never : Verdict::found;
            return finding;
        }
        if (solved.kind != Solved::Kind::holds) break;
        if (!can_be_made(program_, term)) {
            finding.reason = {"fall med grupper eller med rader inom poster görs inte",
                              "cases with groups or with rows within records are not made"};
            return finding;
        }
        model_ = solved.model;
        FoundCase found = from_model(term, model_);
        const bool real = replays(term, sought, found) && answers(term, sought, found);
        if (real && finding.cases.size() == limits_.cases) break;
        if (real) {
            make_small(term, sought, found, borders);
            name_rules(term, found);
        }
        const FormulaId known = cube(found, borders);
        if (!real) {
            ++missed;
        } else {
            finding.cases.push_back(std::move(found));
        }
        if (formulas_.is_yes(known)) {
            finding.more = !real;
            break;
        }
        formula = formulas_.all({formula, formulas_.negation(known)});
    }
    finding.more = finding.cases.size() == limits_.cases || missed > 0 || finding.more;
    finding.verdict = finding.cases.empty() ? Verdict::undecided : Verdict::found;
    if (finding.verdict == Verdict::undecided) finding.reason = obstacle(formula, borders_of(formulas_, formula));
    return finding;
}

/// What stands in the way of an answer.
Phrase Asking::obstacle(FormulaId formula, const Borders& borders) const {
    if (oracle_.exhausted())
        return {"sökningen har nått sin gräns för antalet frågor", "the search has reached its limit of questions"};
    for (const FormulaId part : formulas_.within(formula)) {
        if (formulas_[part].op != FormulaOp::variable) continue;
        if (const Phrase* reason = meaning_.reason(formulas_[part].payload)) return *reason;
    }
    if (formulas_.too_large()) return {"det blir för stort att söka igenom", "it is too large to search"};
    if (!borders.entangled.empty()) return {"tal och dagar räknas samman", "numbers and days are reckoned together"};
    return {"fallen är för många att söka igenom", "the cases are too many to search"};
}

FoundCase Asking::from_model(TermId term, const Model& model) {
    FoundCase found;
    found.date = {static_cast<std::int32_t>(model.at(meaning_.day_variable()).to_int64().value_or(0))};
    found.key = key_in(formulas_, meaning_.key_of(term), model);
    for (const FactVariable& each : meaning_.facts()) {
        Setting setting{each.fact, key_in(formulas_, each.key, model), {}};
        setting.value.state = Given::value;
        if (each.state) setting.value.state = static_cast<Given>(model.at(*each.state).to_int64().value_or(1));
        if (!each.value && setting.value.state == Given::value) continue;
        if (each.value) setting.value.value = model.at(*each.value);
        found.settings.push_back(std::move(setting));
    }
    std::set<DomainId> inner;
    for (const RecordInfo& record : program_.records) {
        for (const std::uint32_t place : record.lists) inner.insert(program_.lists[place].domain);
    }
    for (const ListInfo& list : program_.lists) {
        const bool outermost = program_.domains[list.domain].parent == none && !inner.contains(list.domain);
        if (outermost) found.empty_lists.push_back(list.domain);
    }
    for (const DomainId domain : program_.terms[term].per) {
        if (program_.domains[domain].kind == DomainKind::records) found.one_record.push_back(domain);
    }
    return found;
}

Case Asking::case_for(const FoundCase& found) const {
    Case facts = case_of(program_, found);
    for (ReadingId reading = 0; reading < readings_.size(); ++reading) facts.set_reading(reading, readings_[reading]);
    return facts;
}

bool Asking::replays(TermId term, Sought sought, const FoundCase& found) {
    const Case facts = case_for(found);
    evaluator_.begin(facts);
    const TermValue value = evaluator_.term(term, found.key, found.date);
    if (value.status != (sought == Sought::conflict ? Status::conflict : Status::gap)) return false;
    const Cause& cause = evaluator_.cause(value.cause);
    return cause.kind == Cause::Kind::block && cause.id == term && cause.key == found.key;
}

/// What is answered, which also settles where what is missing does not matter.
bool Asking::answers(TermId term, Sought sought, const FoundCase& found) {
    const Case facts = case_for(found);
    evaluator_.begin(facts);
    const Outcome outcome = Explainer(program_, sources_, evaluator_).outcome(term, found.key, found.date, false);
    return outcome.from.empty() && outcome.status == (sought == Sought::conflict ? Status::conflict : Status::gap);
}

/// What is found stays when more is known, so each fact without which it is found as well can go.
void Asking::make_small(TermId term, Sought sought, FoundCase& found, const Borders& borders) {
    for (std::size_t i = found.empty_lists.size(); i-- > 0;) {
        FoundCase fewer = found;
        fewer.empty_lists.erase(fewer.empty_lists.begin() + static_cast<std::ptrdiff_t>(i));
        if (replays(term, sought, fewer)) found = std::move(fewer);
    }
    for (std::size_t i = found.settings.size(); i-- > 0;) {
        FoundCase fewer = found;
        fewer.settings.erase(fewer.settings.begin() + static_cast<std::ptrdiff_t>(i));
        if (replays(term, sought, fewer)) found = std::move(fewer);
    }
    for (std::size_t i = found.settings.size(); i-- > 0;) {
        FoundCase fewer = found;
        fewer.settings.erase(fewer.settings.begin() + static_cast<std::ptrdiff_t>(i));
        if (answers(term, sought, fewer)) found = std::move(fewer);
    }
    round_numbers(term, sought, found, borders);
    prefer_day(term, sought, found);
}

/// The roundest number between the same borders.
void Asking::round_numbers(TermId term, Sought sought, FoundCase& found, const Borders& borders) {
    for (std::size_t i = 0; i < found.settings.size(); ++i) {
        const Setting given = found.settings[i];
        const FactVariable* variable = variable_of(given, model_);
        if (!is_number(program_.facts[given.fact]) || variable == nullptr || !variable->value) continue;
        const FormulaId kept = cell(*variable->value, given.value.value, borders);
        const Number floor = given.value.value.floor();
        for (const Number& round : {Number(0), Number(1), Number(10), Number(100), Number(1000), floor, floor + 1}) {
            Model other = model_;
            other[*variable->value] = round;
            if (value_in(formulas_, kept, other).is_zero()) continue;
            FoundCase rounder = found;
            rounder.settings[i].value.value = round;
            if (!answers(term, sought, rounder)) continue;
            found = std::move(rounder);
            break;
        }
    }
}

/// The first day of the document, or of what the answer's rules are in force on, rather than any other.
void Asking::prefer_day(TermId term, Sought sought, FoundCase& found) {
    std::vector<std::int32_t> days{program_.documents[program_.main].in_force.from};
    for (const RuleId rule : program_.terms[term].rules) days.push_back(program_.rules[rule].in_force.from);
    for (const std::int32_t day : days) {
        if (day == Day::min_number) continue;
        FoundCase earlier = found;
        earlier.date = {day};
        if (!answers(term, sought, earlier)) continue;
        found = std::move(earlier);
        return;
    }
}

void Asking::name_rules(TermId term, FoundCase& found) {
    const Case facts = case_for(found);
    evaluator_.begin(facts);
    for (const RuleTrace& trace : evaluator_.trace(term, found.key, found.date)) {
        if (trace.lives.truth != Truth::no && trace.has_value && trace.value.good()) found.rules.push_back(trace.rule);
    }
}

const FactVariable* Asking::variable_of(const Setting& setting, const Model& model) const {
    for (const FactVariable& each : meaning_.facts()) {
        if (each.fact == setting.fact && key_in(formulas_, each.key, model) == setting.key) return &each;
    }
    return nullptr;
}

/// All cases that say the same of the facts that a case needs; a number stands for all between the same borders, a day
/// for any.
FormulaId Asking::cube(const FoundCase& found, const Borders& borders) {
    std::vector<FormulaId> parts;
    for (const Setting& setting : found.settings) {
        if (const FactVariable* variable = variable_of(setting, model_))
            parts.push_back(literal(*variable, setting, borders));
    }
    return formulas_.all(parts);
}

FormulaId Asking::literal(const FactVariable& variable, const Setting& setting, const Borders& borders) {
    std::vector<FormulaId> parts;
    if (variable.state) {
        parts.push_back(formulas_.equal(formulas_.variable(*variable.state),
                                        formulas_.number(static_cast<std::int64_t>(setting.value.state))));
    }
    if (variable.value && setting.value.state == Given::value) {
        const FormulaId value = formulas_.variable(*variable.value);
        if (formulas_[value].is_truth) {
            parts.push_back(setting.value.value.is_zero() ? formulas_.negation(value) : value);
        } else if (formulas_.variables()[*variable.value].kind == Variable::Kind::option) {
            parts.push_back(formulas_.equal(value, formulas_.number(setting.value.value)));
        } else {
            parts.push_back(cell(*variable.value, setting.value.value, borders));
        }
    }
    return formulas_.all(parts);
}

/// A border itself, or what lies between two; a number that other numbers are compared with stands for any.
FormulaId Asking::cell(VariableId id, const Number& value, const Borders& borders) {
    const FormulaId variable = formulas_.variable(id);
    const auto at = borders.at.find(id);
    if (at == borders.at.end() || borders.entangled.contains(id)) return formulas_.truth(true);
    if (at->second.contains(value)) return formulas_.equal(variable, formulas_.number(value));
    const auto above = at->second.upper_bound(value);
    std::vector<FormulaId> parts;
    if (above != at->second.end()) parts.push_back(formulas_.less(variable, formulas_.number(*above)));
    if (above != at->second.begin()) parts.push_back(formulas_.less(formulas_.number(*std::prev(above)), variable));
    return formulas_.all(parts);
}

}  // namespace klausul::search
