#include "interpreter/search/asking.hpp"

#include <algorithm>
#include <set>

#include "interpreter/explain/explainer.hpp"
#include "interpreter/search/holes.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul::search {
namespace {

IndexKey key_in(const Formulas& formulas, const Key& key, const Model& model) {
    IndexKey result{};
    for (std::size_t i = 0; i < key.size(); ++i) result[i] = value_in(formulas, key[i], model).to_int64().value_or(0);
    return result;
}

/// Whether cases can be made for an answer: not for one about groups, about rows within records, or about nothing.
bool can_be_made(const Program& program, TermId term) {
    const auto& per = program.terms[term].per;
    return std::none_of(per.begin(), per.end(), [&](DomainId domain) {
        const Domain& each = program.domains[domain];
        const bool declared = each.kind == DomainKind::options || each.kind == DomainKind::parties;
        return each.kind == DomainKind::groups || each.parent != none || (declared && each.members.empty());
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

std::shared_ptr<const Precedence> Ground::precedence(const TakenOptions& readings) {
    if (first_.precedence != nullptr && first_.readings == readings) return first_.precedence;
    if (last_.precedence != nullptr && last_.readings == readings) return last_.precedence;
    Ordered& made = first_.precedence == nullptr ? first_ : last_;
    made = {readings, std::make_shared<const Precedence>(order_rules(program, readings))};
    return made.precedence;
}

/// A large program has a large case, so what the last one said is taken back where that is enough.
const Case& Ground::case_for(const FoundCase& found, const TakenOptions& readings) {
    const bool by_index = std::any_of(said_.settings.begin(), said_.settings.end(), [&](const Setting& each) {
        return !program.facts[each.fact].per.empty() || program.facts[each.fact].record != none;
    });
    if (by_index || !said_.empty_lists.empty() || !said_.one_record.empty()) {
        case_ = Case(program);
    } else {
        for (const Setting& each : said_.settings) case_.set(each.fact, FactValue{});
    }
    fill_case(case_, program, found);
    for (const ReadingId reading : readings.ids()) case_.set_reading(reading, readings[reading]);
    said_ = found;
    return case_;
}

Asking::Asking(Ground& ground, const TakenOptions& readings) : Asking(ground, readings, readings) {}

Asking::Asking(Ground& ground, const TakenOptions& readings, const TakenOptions& order_by)
    : ground_(ground),
      program_(ground.program),
      sources_(ground.sources),
      readings_(readings),
      oracle_(ground.oracle),
      limits_(ground.limits),
      formulas_(ground.next_name()),
      meaning_(ground.program, formulas_, readings, ground.precedence(order_by)),
      evaluator_(ground.evaluator) {}

FormulaId Asking::expected_condition(const ExpectedFindingInfo& expected) {
    if (expected.condition == none) return formulas_.truth(true);
    return meaning_.judge(*expected.condition, meaning_.place(meaning_.key_of(expected.term), meaning_.day())).yes;
}

Verdict Asking::look(FormulaId formula) {
    const Solved::Kind kind = oracle_.solve(formulas_, formula).kind;
    if (kind == Solved::Kind::never) return Verdict::never;
    return kind == Solved::Kind::holds ? Verdict::found : Verdict::undecided;
}

Verdict Asking::exists(const ExpectedFindingInfo& expected) {
    std::vector<FormulaId> sought{meaning_.is(expected.conflict ? Sort::conflict : Sort::gap, expected.term)};
    if (!expected.conflict) {
        for (const Interval& days : holes_of(program_, expected.term)) sought.push_back(on(days));
    }
    return look(formulas_.all({formulas_.any(sought), expected_condition(expected)}));
}

FormulaId Asking::on(const Interval& days) {
    return formulas_.all({formulas_.at_most(formulas_.number(std::int64_t{days.from}), meaning_.day()),
                          formulas_.at_most(meaning_.day(), formulas_.number(std::int64_t{days.to}))});
}

bool Asking::is_expected(TermId term, const Interval& days) {
    std::vector<FormulaId> expected;
    for (const ExpectedFindingInfo& each : program_.expected_findings) {
        if (each.term == term && !each.conflict) expected.push_back(expected_condition(each));
    }
    if (expected.empty()) return false;
    return look(formulas_.all({on(days), formulas_.negation(formulas_.any(expected))})) == Verdict::never;
}

/// Whether some line says of the answer, or of what it reads, that something is expected.
bool Asking::any_expected(const Finding& finding) const {
    std::vector<TermId> terms = terms_behind(program_, finding.term);
    terms.push_back(finding.term);
    return std::any_of(program_.expected_findings.begin(), program_.expected_findings.end(),
                       [&](const ExpectedFindingInfo& each) {
                           return each.conflict == (finding.sought == Sought::conflict) &&
                                  std::find(terms.begin(), terms.end(), each.term) != terms.end();
                       });
}

/// What there is besides the cases that are told here. Where that cannot be told, there may be something.
void Asking::look_elsewhere(Finding& finding, FormulaId told) {
    const bool conflict = finding.sought == Sought::conflict;
    const Sort status = conflict ? Sort::conflict : Sort::gap;
    const FormulaId whole = meaning_.is(status, finding.term);
    const FormulaId there = meaning_.is(status, conflict ? Sort::conflict_there : Sort::gap_there, finding.term);
    finding.from_answers = look(there) != Verdict::never;
    if (whole != told && any_expected(finding)) {
        const FormulaId rest = formulas_.all({whole, formulas_.negation(told), formulas_.negation(there)});
        finding.expected = look(rest) != Verdict::never;
    }
    const bool elsewhere = finding.from_answers || finding.expected;
    if (finding.verdict == Verdict::never && elsewhere) finding.verdict = Verdict::elsewhere;
}

FormulaId Asking::told(TermId term, Sought sought) {
    if (sought == Sought::conflict) return meaning_.is(Sort::conflict, Sort::conflict_here, term);
    return meaning_.is(Sort::gap, Sort::gap_here, term);
}

Finding Asking::find(TermId term, Sought sought) {
    Finding finding(term, sought);
    // Most answers never have the status at all, which is one question instead of three.
    const FormulaId whole = meaning_.is(sought == Sought::conflict ? Sort::conflict : Sort::gap, term);
    const FormulaId here = told(term, sought);
    if (whole != here && look(whole) == Verdict::never) {
        finding.verdict = Verdict::never;
        return finding;
    }
    seek(finding, here, limits_.attempts);
    look_elsewhere(finding, here);
    return finding;
}

Finding Asking::find_told(TermId term, Sought sought, std::size_t attempts) {
    Finding finding(term, sought);
    seek(finding, told(term, sought), attempts);
    return finding;
}

bool Asking::is_never_told(TermId term, const std::set<ReadingId>& switched) {
    const FormulaId either = formulas_.any({told(term, Sought::conflict), told(term, Sought::gap)});
    return look(formulas_.all({either, one_switched(switched)})) == Verdict::never;
}

bool Asking::is_never_either(TermId term, const std::set<ReadingId>& switched) {
    const FormulaId either = formulas_.any({meaning_.is(Sort::conflict, term), meaning_.is(Sort::gap, term)});
    return look(formulas_.all({either, one_switched(switched)})) == Verdict::never;
}

/// At most one of the readings has another option than its default.
FormulaId Asking::one_switched(const std::set<ReadingId>& switched) {
    std::vector<FormulaId> parts;
    std::vector<FormulaId> defaults;
    for (const ReadingId reading : switched) {
        const FormulaId taken = formulas_.number(std::int64_t{program_.readings[reading].default_option});
        defaults.push_back(formulas_.equal(meaning_.reading(reading), taken));
    }
    for (std::size_t i = 0; i < defaults.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) parts.push_back(formulas_.any({defaults[i], defaults[j]}));
    }
    return formulas_.all(parts);
}

/// Asks for one case after the other, each apart from those before it.
void Asking::seek(Finding& finding, FormulaId formula, std::size_t attempts) {
    const TermId term = finding.term;
    const Sought sought = finding.sought;
    std::size_t missed = 0;
    while (missed < attempts) {
        const Solved solved = oracle_.solve(formulas_, formula);
        const Borders borders = borders_of(formulas_, formula);
        if (solved.kind == Solved::Kind::never && missed == 0) {
            finding.verdict = finding.cases.empty() ? Verdict::never : Verdict::found;
            return;
        }
        if (solved.kind != Solved::Kind::holds) break;
        if (!can_be_made(program_, term)) {
            finding.reason = {"fall med grupper eller med rader inom poster görs inte",
                              "cases with groups or with rows within records are not made"};
            return;
        }
        model_ = solved.model;
        FoundCase found = from_model(term, model_);
        const bool real = is_real(term, sought, found);
        if (real && finding.cases.size() == limits_.cases) break;
        if (real) {
            make_small(term, sought, found, borders);
            name_rules(term, found);
        }
        const FormulaId known = cube(found, borders);
        if (!real) {
            ++missed;
        } else {
            number_records(term, sought, found);
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
    // Rows within records are not made.
    std::set<DomainId> inner;
    for (const RecordInfo& record : program_.records) {
        for (const ListId place : record.lists) inner.insert(program_.lists[place].domain);
    }
    for (const ListInfo& list : program_.lists) {
        if (program_.domains[list.domain].parent != none) inner.insert(list.domain);
    }
    for (const FactVariable& each : meaning_.facts()) {
        const Maybe<DomainId> list = program_.facts[each.fact].list;
        if (list != none && inner.contains(*list)) continue;
        if (each.derived && !model.at(*each.derived).is_zero()) continue;
        Setting setting{each.fact, key_in(formulas_, each.key, model), {}};
        setting.value.state = Given::value;
        if (each.state) setting.value.state = static_cast<Given>(model.at(*each.state).to_int64().value_or(1));
        if (!each.value && setting.value.state == Given::value) continue;
        if (each.value) setting.value.value = model.at(*each.value);
        found.settings.push_back(std::move(setting));
    }
    for (const ListInfo& list : program_.lists) {
        if (!inner.contains(list.domain)) found.empty_lists.push_back(list.domain);
    }
    for (const DomainId domain : program_.terms[term].per) {
        if (program_.domains[domain].kind == DomainKind::records) found.one_record.push_back(domain);
    }
    return found;
}

const Case& Asking::case_for(const FoundCase& found) { return ground_.case_for(found, readings_); }

/// Where the status that is sought comes from in a case, if it comes about.
std::optional<Cause> Asking::origin(TermId term, Sought sought, const FoundCase& found) {
    const Case& facts = case_for(found);
    evaluator_.begin(facts);
    const TermValue value = evaluator_.term(term, found.key, found.date);
    if (value.status != (sought == Sought::conflict ? Status::conflict : Status::gap)) return std::nullopt;
    const Cause& cause = evaluator_.cause(value.cause);
    if (cause.kind != Cause::Kind::block) return std::nullopt;
    return cause;
}

/// Whether some line says of a case that it is expected: yes, or not known, which formulas may not have been able to
/// tell.
Truth Asking::expects(Sought sought, const FoundCase& found, TermId term, const IndexKey& key, Day date) {
    const Case& facts = case_for(found);
    evaluator_.begin(facts);
    Scope scope{date, {}};
    std::copy(key.begin(), key.end(), scope.locals.begin());
    Truth any = Truth::no;
    for (const ExpectedFindingInfo& each : program_.expected_findings) {
        if (each.term != term || each.conflict != (sought == Sought::conflict)) continue;
        const Truth one = each.condition == none ? Truth::yes : evaluator_.judge(*each.condition, scope).truth;
        if (one == Truth::yes || any == Truth::no) any = one;
    }
    return any;
}

/// The same of the answer and of where its status comes from.
Truth Asking::expects(TermId term, Sought sought, const FoundCase& found) {
    const Truth here = expects(sought, found, term, found.key, found.date);
    if (here == Truth::yes || found.from == none) return here;
    const Truth there = expects(sought, found, *found.from, found.from_key, found.from_date);
    return there == Truth::no ? here : there;
}

/// Whether a case shows what is told of the answer; then its origin is noted.
bool Asking::is_real(TermId term, Sought sought, FoundCase& found) {
    const std::optional<Cause> cause = origin(term, sought, found);
    if (!cause) return false;
    const bool own = cause->term == term && cause->key == found.key;
    if (!own && (cause->term == none || meaning_.is_asked(*cause->term))) return false;
    if (!own) {
        found.from = cause->term;
        found.from_key = cause->key;
        found.from_date = cause->date;
    }
    const Truth is_expected = expects(term, sought, found);
    if (is_expected == Truth::yes) return false;
    found.may_be_expected = is_expected == Truth::unknown;
    const Outcome told = outcome(term, found);
    found.from_words = told.from;
    return told.status == cause->status;
}

/// A case with fewer facts must not become one that may be expected.
bool Asking::stays_unexpected(TermId term, Sought sought, const FoundCase& found) {
    return found.may_be_expected || expects(term, sought, found) == Truth::no;
}

bool Asking::replays(TermId term, Sought sought, const FoundCase& found) {
    const std::optional<Cause> cause = origin(term, sought, found);
    return cause && cause->term == (found.from == none ? Maybe(term) : found.from) &&
           stays_unexpected(term, sought, found);
}

Outcome Asking::outcome(TermId term, const FoundCase& found) {
    const Case& facts = case_for(found);
    evaluator_.begin(facts);
    return Explainer(program_, sources_, evaluator_).outcome(term, found.key, found.date, false);
}

/// What is answered, which also settles where what is missing does not matter.
bool Asking::answers(TermId term, Sought sought, const FoundCase& found) {
    const Outcome told = outcome(term, found);
    return told.status == (sought == Sought::conflict ? Status::conflict : Status::gap) &&
           told.from == found.from_words && stays_unexpected(term, sought, found);
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
        if (found.from_date == found.date) earlier.from_date = {day};
        if (!answers(term, sought, earlier)) continue;
        found = std::move(earlier);
        return;
    }
}

/// The rules that speak where the status comes from.
void Asking::name_rules(TermId term, FoundCase& found) {
    const bool own = found.from == none;
    const Case& facts = case_for(found);
    evaluator_.begin(facts);
    for (const RuleTrace& trace : evaluator_.trace(own ? term : *found.from, own ? found.key : found.from_key,
                                                   own ? found.date : found.from_date)) {
        if (trace.lives.truth != Truth::no && trace.has_value && trace.value.good()) found.rules.push_back(trace.rule);
    }
}

/// The records that are told of become the first ones of their lists.
void Asking::number_records(TermId term, Sought sought, FoundCase& found) {
    std::map<DomainId, std::map<std::int64_t, std::int64_t>> rows;
    for (const DomainId list : found.one_record) rows[list][0] = 0;
    for (const Setting& setting : found.settings) {
        const Maybe<DomainId> list = program_.facts[setting.fact].list;
        if (list != none) rows[*list].emplace(setting.key[0], 0);
    }
    for (auto& [list, numbers] : rows) {
        std::int64_t next = 0;
        for (auto& [row, number] : numbers) number = next++;
    }
    FoundCase numbered = found;
    for (Setting& setting : numbered.settings) {
        const Maybe<DomainId> list = program_.facts[setting.fact].list;
        if (list != none) setting.key[0] = rows[*list][setting.key[0]];
    }
    const Outcome told = outcome(term, numbered);
    if (told.status != (sought == Sought::conflict ? Status::conflict : Status::gap)) return;
    numbered.from_words = told.from;
    found = std::move(numbered);
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
    for (const FactVariable& each : meaning_.facts()) {
        if (each.derived && !model_.at(*each.derived).is_zero()) parts.push_back(formulas_.variable(*each.derived));
    }
    return formulas_.all(parts);
}

FormulaId Asking::literal(const FactVariable& variable, const Setting& setting, const Borders& borders) {
    std::vector<FormulaId> parts;
    if (variable.derived) parts.push_back(formulas_.negation(formulas_.variable(*variable.derived)));
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
