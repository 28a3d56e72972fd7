#include "naive_program.hpp"

#include <algorithm>

namespace klausul::differential {
namespace {

int number_of(const std::optional<syntax::Date>& date, int otherwise) {
    return date ? day_number({date->year, date->month, date->day}) : otherwise;
}

struct KnownUnit {
    const char* name;
    std::int64_t top;
    std::int64_t bottom;
};
// In kronor, minutes, months, persons; a percent is a bare number.
constexpr KnownUnit known_units[] = {
    {"kr", 1, 1},    {"krona", 1, 1},   {"kronor", 1, 1},   {"öre", 1, 100},     {"ören", 1, 100},
    {"minut", 1, 1}, {"minuter", 1, 1}, {"min", 1, 1},      {"timme", 60, 1},    {"timmar", 60, 1},
    {"tim", 60, 1},  {"dag", 1440, 1},  {"dagar", 1440, 1}, {"månad", 1, 1},     {"månader", 1, 1},
    {"år", 12, 1},   {"person", 1, 1},  {"personer", 1, 1}, {"procent", 1, 100}, {"%", 1, 100},
};

Number factor_of(const std::string& name) {
    for (const KnownUnit& unit : known_units) {
        if (name == unit.name) return Number::ratio(unit.top, unit.bottom);
    }
    return 1;
}

SeriesPeriod period_of(int year, const std::optional<int>& month) { return month ? year * 12 + *month - 1 : year; }

/// The lines that uprate the rule: its own, or where it is done as with another those of that one.
struct UpratedBy {
    const syntax::Uprating* line = nullptr;  ///< null where there is none
    const syntax::Uprating* like = nullptr;  ///< the line that says it is done as with another
    const syntax::Rule* said_by = nullptr;   ///< the rule the line stands in
};

template <typename Tags>
void take(std::set<std::string>& all, const Tags& tags) {
    for (const syntax::Tag& tag : tags) all.insert(tag.text);
}

}  // namespace

std::string NaiveSeries::words(SeriesPeriod period) const {
    if (!monthly) return std::to_string(period);
    const int month = period % 12 + 1;
    return std::to_string(period / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::string NaiveRule::name() const {
    std::string text;
    for (const std::string& tag : tags) text += (text.empty() ? "" : "+") + tag;
    return text;
}

Number NaiveProgram::factor(const syntax::UnitTerm& unit) const {
    Number result = 1;
    for (const syntax::Name& name : unit.above) result = result * factor_of(name.text);
    for (const syntax::Name& name : unit.below) result = result / factor_of(name.text);
    return result;
}

NaiveType NaiveProgram::type_of(const syntax::TypeTerm& term) const {
    NaiveType type;
    type.optional = term.optional;
    type.may_be_not_applicable = term.may_be_not_applicable;
    const std::string& name = term.name.text;
    if (term.kind == syntax::TypeTerm::Kind::unit) {
        type.factor = factor(term.unit);
        type.kronor = term.unit.below.empty() && term.unit.above.size() == 1 && term.unit.above[0].text == "kr";
    } else if (term.kind == syntax::TypeTerm::Kind::truth) {
        type.kind = NaiveType::Kind::truth;
    } else if (name == "datum") {
        type.kind = NaiveType::Kind::day;
    } else if (name == "tidpunkt") {
        type.kind = NaiveType::Kind::moment;
    } else if (name == "tidsfönster") {
        type.kind = NaiveType::Kind::window;
    } else if (name == "part" || groups.contains(name)) {
        type.kind = NaiveType::Kind::party;
    } else if (enumerations.contains(name)) {
        type.kind = NaiveType::Kind::option;
        type.of = name;
    } else {
        type.whole = name == "heltal";
        type.kronor = name == "kr";
        type.factor = factor_of(name);
    }
    return type;
}

NaiveProgram::NaiveProgram(const std::vector<const syntax::Document*>& texts) {
    for (const syntax::Document* text : texts) documents.emplace_back(*text);
    // Types before what has a type, whatever document they stand in.
    const auto each_declaration = [&](const auto& visit) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (const syntax::BodyItem& item : texts[i]->items) {
                if (const auto* one = std::get_if<std::unique_ptr<syntax::Declaration>>(&item)) visit(**one, i);
            }
        }
    };
    each_declaration([&](const syntax::Declaration& one, std::size_t) {
        if (const auto* type = std::get_if<syntax::TypeDeclaration>(&one.node)) declare_type(*type);
    });
    each_declaration([&](const syntax::Declaration& one, std::size_t document) { declare(one, document); });
    for (std::size_t i = 0; i < texts.size(); ++i) find_uprated(texts[i]->items, i);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Clause outside;
        outside.document = i;
        read_items(texts[i]->items, outside);
    }
    read_later();
    for (const syntax::Precedence* precedence : precedences_) read_precedence(*precedence);
    for (const syntax::Ranking* ranking : rankings_) read_ranking(*ranking);
}

// ---- declarations --------------------------------------------------------------------------------------------------

void NaiveProgram::declare_type(const syntax::TypeDeclaration& type) {
    std::vector<std::string> members;
    for (const syntax::Option& option : type.options) members.push_back(option.name.text);
    if (!type.of_parties) {
        enumerations[type.name.text] = members;
        return;
    }
    for (const std::string& member : members) parties[member] = member;
    if (type.together) groups[type.together->text] = members;
    groups[type.name.text] = std::move(members);
}

void NaiveProgram::declare_fact(const syntax::FactDeclaration& fact) {
    for (const syntax::Name& name : fact.names) {
        if (fact.type.kind == syntax::TypeTerm::Kind::list) {
            lists.insert(name.text);
            for (const syntax::Field& field : fact.fields) {
                for (const syntax::Name& each : field.names)
                    facts[each.text] = {each.text, type_of(field.type), name.text, name.text, field.otherwise.get()};
            }
            continue;
        }
        facts[name.text] = {name.text, type_of(fact.type), fact.per.empty() ? "" : fact.per[0].text, "",
                            fact.otherwise.get()};
    }
}

void NaiveProgram::declare_series(const syntax::SeriesDeclaration& declared) {
    NaiveSeries& mine = series[declared.name.text];
    mine.changes = declared.kind == syntax::SeriesKind::yearly_change;
    mine.monthly = declared.monthly;
    for (const syntax::SeriesValue& written : declared.values) {
        Number figure = *Number::from_plain(written.value.digits);
        if (written.negative) figure = -figure;
        if (mine.changes) figure = figure / Number(100);
        NaiveSeries::Figure one;
        one.period = period_of(written.year, written.month);
        one.value = figure;
        if (written.published) one.published = number_of(written.published, 0);
        one.at_latest = written.published_at_latest;
        mine.figures.push_back(std::move(one));
    }
    for (const syntax::SeriesBreak& written : declared.breaks) {
        const auto factor = written.factor ? Number::from_plain(written.factor->digits) : std::nullopt;
        mine.rebases.push_back({period_of(written.year, written.month), factor});
    }
    if (declared.last) mine.last = period_of(declared.last->year, declared.last->month);
}

void NaiveProgram::declare(const syntax::Declaration& declaration, std::size_t document) {
    if (const auto* use = std::get_if<syntax::Import>(&declaration.node); use && use->module.text == "kalender")
        readings["aftnar"] = {{"lediga", "arbetsdagar"}, {}, "lediga"};
    if (const auto* declared = std::get_if<syntax::SeriesDeclaration>(&declaration.node)) declare_series(*declared);
    if (const auto* fact = std::get_if<syntax::FactDeclaration>(&declaration.node)) declare_fact(*fact);
    if (const auto* party = std::get_if<syntax::PartyDeclaration>(&declaration.node)) {
        parties[party->name.text] = party->name.text;
        if (party->alias) parties[party->alias->text] = party->name.text;
    }
    if (const auto* reading = std::get_if<syntax::ReadingDeclaration>(&declaration.node)) {
        NaiveReading& mine = readings[reading->name.text];
        for (const syntax::ReadingOption& option : reading->options) {
            mine.options.push_back(option.name.text);
            if (option.not_encoded) mine.not_encoded.insert(option.name.text);
            if (option.is_default) mine.taken = option.name.text;
        }
    }
    if (const auto* answer = std::get_if<syntax::AnswerDeclaration>(&declaration.node)) {
        for (const syntax::Name& name : answer->names) {
            term_by_name[name.text] = terms.size();
            terms.push_back(
                {name.text, true, type_of(answer->type), answer->per.empty() ? "" : answer->per[0].text, {}, {}});
            if (document == 0) asked.insert(name.text);
        }
    }
}

// ---- rules ---------------------------------------------------------------------------------------------------------

void NaiveProgram::read_items(const std::vector<syntax::BodyItem>& items, const Clause& clause) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* rule = std::get_if<syntax::Rule>(&item)) read_rule(*rule, clause, nullptr, nullptr, nullptr);
        if (const auto* exception = std::get_if<syntax::Exception>(&item)) later_.push_back({exception, clause});
        if (const auto* precedence = std::get_if<syntax::Precedence>(&item)) precedences_.push_back(precedence);
        if (const auto* ranking = std::get_if<syntax::Ranking>(&item)) rankings_.push_back(ranking);
        if (const auto* nested = std::get_if<std::unique_ptr<syntax::Clause>>(&item)) read_clause(**nested, clause);
    }
}

void NaiveProgram::read_clause(const syntax::Clause& clause, Clause outer) {
    outer.names.push_back(clause.name.text);
    for (const auto& condition : clause.conditions) outer.conditions.push_back(condition.get());
    outer.from = std::max(outer.from, number_of(clause.validity.from, no_first_day));
    outer.to = std::min(outer.to, number_of(clause.validity.to, no_last_day));
    outer.outlives_notice = outer.outlives_notice || clause.cannot_be_terminated;
    read_items(clause.items, outer);
}

std::size_t NaiveProgram::term_named(const syntax::Target& target) {
    const auto found = term_by_name.find(target.name.text);
    if (found != term_by_name.end() && target.as_of) terms[found->second].as_of = target.as_of->text;
    if (found != term_by_name.end()) return found->second;
    term_by_name[target.name.text] = terms.size();
    terms.push_back({target.name.text, false, {}, target.per.empty() ? "" : target.per[0].text, {}, {}});
    if (target.as_of) terms.back().as_of = target.as_of->text;
    return terms.size() - 1;
}

void NaiveProgram::find_uprated(const syntax::Exception& exception, std::size_t document) {
    for (const syntax::Rule& rule : exception.rules) find_uprated(rule, document);
    for (const syntax::Exception& nested : exception.exceptions) find_uprated(nested, document);
}

void NaiveProgram::find_uprated(const syntax::Rule& rule, std::size_t document) {
    const bool itself = !rule.upratings.empty() && !rule.upratings.front().like;
    for (const syntax::Target& target : rule.targets)
        if (itself) uprated_[{document, target.name.text}] = &rule;
    for (const syntax::Exception& exception : rule.exceptions) find_uprated(exception, document);
}

void NaiveProgram::find_uprated(const std::vector<syntax::BodyItem>& items, std::size_t document) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* rule = std::get_if<syntax::Rule>(&item)) find_uprated(*rule, document);
        if (const auto* exception = std::get_if<syntax::Exception>(&item)) find_uprated(*exception, document);
        if (const auto* nested = std::get_if<std::unique_ptr<syntax::Clause>>(&item))
            find_uprated((*nested)->items, document);
    }
}

std::size_t NaiveProgram::add(NaiveRule rule) {
    const std::size_t id = rules.size();
    for (const std::size_t host : rule.hosts) rules[host].exceptions.push_back(id);
    terms[rule.term].rules.push_back(id);
    rules.push_back(std::move(rule));
    return id;
}

NaiveProgram::Family NaiveProgram::read_rule(const syntax::Rule& rule, const Clause& clause,
                                             const syntax::Exception* heading, const syntax::Occasion* occasion,
                                             const Family* hosts) {
    Family family;
    std::vector<UpratedBy> upratings;
    for (const syntax::Uprating& line : rule.upratings) {
        if (!line.like) upratings.push_back({&line, nullptr, &rule});
        if (!line.like) continue;
        const syntax::Rule* other = uprated_.at({clause.document, line.like->text});
        for (const syntax::Uprating& taken : other->upratings) upratings.push_back({&taken, &line, other});
    }
    if (upratings.empty()) upratings.emplace_back();
    const auto add_one = [&](const syntax::Target& target, const syntax::Occasion* own, const UpratedBy& uprated) {
        NaiveRule one;
        one.term = term_named(target);
        one.conditions = clause.conditions;
        if (occasion != nullptr) one.conditions.push_back(occasion->condition.get());
        if (own != nullptr) one.conditions.push_back(own->condition.get());
        one.value = rule.value.get();
        one.frozen = rule.frozen ? &*rule.frozen : nullptr;
        one.from = std::max(clause.from, number_of(rule.validity.from, no_first_day));
        one.to = std::min(clause.to, number_of(rule.validity.to, no_last_day));
        one.outlives_notice = clause.outlives_notice;
        one.document = clause.document;
        one.clauses = clause.names;
        take(one.tags, rule.tags);
        if (own != nullptr) take(one.tags, own->tags);
        if (occasion != nullptr) take(one.tags, occasion->tags);
        if (heading != nullptr) take(one.tags, heading->tags);
        if (uprated.line != nullptr) {
            one.uprating = uprated.line;
            const syntax::Rule& says = rule.series_ends ? rule : *uprated.said_by;
            one.series_ends = says.series_ends ? &*says.series_ends : nullptr;
            for (const syntax::Uprating* line : {uprated.line, uprated.like})
                if (line != nullptr && line->condition) one.conditions.push_back(line->condition.get());
            take(one.tags, (uprated.like != nullptr ? uprated.like : uprated.line)->tags);
        }
        if (hosts != nullptr) one.hosts = hosts->at(one.term);
        family[one.term].push_back(add(one));
    };
    for (const syntax::Target& target : rule.targets) {
        for (const UpratedBy& uprated : upratings) {
            if (rule.occasions.empty()) add_one(target, nullptr, uprated);
            for (const syntax::Occasion& own : rule.occasions) add_one(target, &own, uprated);
        }
    }
    for (const syntax::Exception& exception : rule.exceptions) {
        if (exception.hosts.empty()) {
            read_exception(exception, clause, family);
        } else if (!reading_later_) {
            later_.push_back({&exception, clause});
        }
    }
    return family;
}

void NaiveProgram::read_exception(const syntax::Exception& exception, const Clause& clause, const Family& hosts) {
    std::vector<const syntax::Occasion*> occasions;
    for (const syntax::Occasion& occasion : exception.occasions) occasions.push_back(&occasion);
    if (occasions.empty()) occasions.push_back(nullptr);
    Family family;
    for (const syntax::Occasion* occasion : occasions) {
        for (const syntax::Rule& rule : exception.rules) {
            for (const auto& [term, mine] : read_rule(rule, clause, &exception, occasion, &hosts))
                family[term].insert(family[term].end(), mine.begin(), mine.end());
        }
        if (!exception.silent) continue;
        for (const auto& [term, above] : hosts) {
            NaiveRule one;
            one.term = term;
            one.conditions = clause.conditions;
            if (occasion != nullptr) one.conditions.push_back(occasion->condition.get());
            one.from = clause.from;
            one.to = clause.to;
            one.outlives_notice = clause.outlives_notice;
            one.document = clause.document;
            one.clauses = clause.names;
            if (occasion != nullptr) take(one.tags, occasion->tags);
            take(one.tags, exception.tags);
            one.hosts = above;
            family[term].push_back(add(one));
        }
    }
    for (const syntax::Exception& nested : exception.exceptions)
        read_exception(nested, clause, family.empty() ? hosts : family);
}

namespace {

/// All tags on lines within an exception, but not within those in it that name their hosts.
void take_all(std::set<std::string>& tags, const syntax::Exception& exception) {
    take(tags, exception.tags);
    for (const syntax::Occasion& occasion : exception.occasions) take(tags, occasion.tags);
    for (const syntax::Rule& rule : exception.rules) {
        take(tags, rule.tags);
        for (const syntax::Occasion& occasion : rule.occasions) take(tags, occasion.tags);
        for (const syntax::Exception& nested : rule.exceptions)
            if (nested.hosts.empty()) take_all(tags, nested);
    }
    for (const syntax::Exception& nested : exception.exceptions) take_all(tags, nested);
}

void take_linked(std::vector<const syntax::Exception*>& linked, const syntax::Exception& exception) {
    for (const syntax::Rule& rule : exception.rules) {
        for (const syntax::Exception& nested : rule.exceptions) {
            if (!nested.hosts.empty()) linked.push_back(&nested);
            take_linked(linked, nested);
        }
    }
    for (const syntax::Exception& nested : exception.exceptions) take_linked(linked, nested);
}

}  // namespace

bool NaiveProgram::names_one_of(const syntax::Exception& exception, const Later& other) const {
    std::set<std::string> tags;
    take_all(tags, *other.exception);
    const auto& clauses = other.clause.names;
    return std::any_of(exception.hosts.begin(), exception.hosts.end(), [&](const syntax::RuleReference& host) {
        const std::string& name = host.name.text;
        if (host.kind == syntax::RuleReference::Kind::tag) return tags.contains(name);
        if (host.kind == syntax::RuleReference::Kind::document) return documents[other.clause.document].name == name;
        return std::find(clauses.begin(), clauses.end(), name) != clauses.end();
    });
}

/// Exceptions that name their hosts, those first that others name. Of those that name each other in a circle none is a
/// host of another.
void NaiveProgram::read_later() {
    const std::size_t outermost = later_.size();
    for (std::size_t i = 0; i < outermost; ++i) {
        std::vector<const syntax::Exception*> linked;
        take_linked(linked, *later_[i].exception);
        for (const syntax::Exception* one : linked) later_.push_back({one, later_[i].clause});
    }
    const std::size_t count = later_.size();
    std::vector<std::vector<bool>> reach(count, std::vector<bool>(count));
    for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to) reach[from][to] = names_one_of(*later_[from].exception, later_[to]);
    for (std::size_t via = 0; via < count; ++via)
        for (std::size_t from = 0; from < count; ++from)
            for (std::size_t to = 0; reach[from][via] && to < count; ++to)
                if (reach[via][to]) reach[from][to] = true;
    reading_later_ = true;
    std::vector<bool> done(count);
    while (std::find(done.begin(), done.end(), false) != done.end()) {
        std::vector<std::pair<std::size_t, Family>> ready;
        for (std::size_t one = 0; one < count; ++one) {
            bool waits = done[one];
            for (std::size_t other = 0; other < count; ++other)
                waits = waits || (reach[one][other] && !done[other] && !reach[other][one]);
            if (waits) continue;
            Family hosts;
            for (const syntax::RuleReference& reference : later_[one].exception->hosts)
                for (const std::size_t host : meant(reference)) hosts[rules[host].term].push_back(host);
            ready.emplace_back(one, std::move(hosts));
        }
        for (const auto& [one, hosts] : ready) {
            done[one] = true;
            read_exception(*later_[one].exception, later_[one].clause, hosts);
        }
    }
    reading_later_ = false;
}

// ---- precedence ----------------------------------------------------------------------------------------------------

std::vector<std::size_t> NaiveProgram::meant(const syntax::RuleReference& reference) const {
    const std::string& name = reference.name.text;
    std::vector<std::size_t> found;
    for (std::size_t id = 0; id < rules.size(); ++id) {
        const NaiveRule& rule = rules[id];
        const auto& clauses = rule.clauses;
        const bool is_meant = reference.kind == syntax::RuleReference::Kind::tag ? rule.tags.contains(name)
                              : reference.kind == syntax::RuleReference::Kind::document
                                  ? documents[rule.document].name == name
                                  : std::find(clauses.begin(), clauses.end(), name) != clauses.end();
        if (is_meant) found.push_back(id);
    }
    return found;
}

void NaiveProgram::add_pairs(const std::vector<syntax::RuleReference>& first,
                             const std::vector<syntax::RuleReference>& second,
                             const std::vector<const syntax::Expression*>& conditions) {
    for (const syntax::RuleReference& high : first) {
        for (const syntax::RuleReference& low : second) {
            const int level = static_cast<int>(std::max(high.kind, low.kind));
            for (const std::size_t winner : meant(high)) {
                for (const std::size_t loser : meant(low)) {
                    if (winner == loser || rules[winner].term != rules[loser].term) continue;
                    pairs.push_back({winner, loser, conditions, level});
                }
            }
        }
    }
}

void NaiveProgram::read_precedence(const syntax::Precedence& precedence) {
    std::vector<const syntax::Expression*> conditions;
    if (precedence.condition) conditions.push_back(precedence.condition.get());
    for (std::size_t i = 0; i < precedence.chain.size(); ++i) {
        for (std::size_t j = i + 1; j < precedence.chain.size(); ++j)
            add_pairs(precedence.chain[i], precedence.chain[j], conditions);
    }
}

void NaiveProgram::read_ranking(const syntax::Ranking& ranking) {
    for (std::size_t i = 0; i < ranking.lines.size(); ++i) {
        for (std::size_t j = i + 1; j < ranking.lines.size(); ++j) {
            std::vector<const syntax::Expression*> conditions;
            for (const auto* condition :
                 {ranking.condition.get(), ranking.lines[i].condition.get(), ranking.lines[j].condition.get()}) {
                if (condition != nullptr) conditions.push_back(condition);
            }
            add_pairs(ranking.lines[i].operands, ranking.lines[j].operands, conditions);
        }
    }
}

}  // namespace klausul::differential
