#include "repl/found_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interpreter/explain/explainer.hpp"
#include "interpreter/search/messages.hpp"

namespace klausul {
namespace {

using search::Finding;
using search::FoundCase;
using search::Setting;
using search::Sought;

Phrase state_words(Given state) {
    if (state == Given::absent) return {"saknas", "is absent"};
    return {"är ej tillämpligt", "is not applicable"};
}

Phrase setting_words(const Program& program, const Case& facts, const Setting& setting) {
    const FactInfo& fact = program.facts[setting.fact];
    Phrase words(fact.name);
    // The case has one record of a list at most, so which one needs no saying.
    for (std::size_t i = fact.list == none ? 0 : 1; i < fact.per.size(); ++i) {
        const std::string member = member_name(program, fact.per[i], setting.key[i]);
        const bool first = i == (fact.list == none ? 0U : 1U);
        words.sv += (first ? " för " : "; ") + member;
        words.en += (first ? " for " : "; ") + member;
    }
    if (setting.value.state != Given::value) {
        const Phrase state = state_words(setting.value.state);
        return {words.sv + " " + state.sv, words.en + " " + state.en};
    }
    const PrintedValue value = print_value(program, facts, setting.value.value, fact.type);
    return {words.sv + " = " + value.words.sv, words.en + " = " + value.words.en};
}

void write_value(JsonWriter& json, const Program& program, const Case& facts, const Setting& setting) {
    if (setting.value.state == Given::absent || setting.value.state == Given::not_applicable) {
        const bool absent = setting.value.state == Given::absent;
        json.begin_object(JsonWriter::Layout::one_line).member_truth(absent ? "absent" : "na", true).end_object();
        return;
    }
    const Type& type = program.facts[setting.fact].type;
    if (type.kind == Kind::truth) {
        json.truth(!setting.value.value.is_zero());
    } else {
        json.text(print_value(program, facts, setting.value.value, type).plain);
    }
}

/// Writes the facts of a case: plain ones, those of single records, those per something, and lists.
class FactWriter {
public:
    FactWriter(JsonWriter& json, const Program& program, const FoundCase& found)
        : json_(json), program_(program), found_(found), facts_(search::case_of(program, found)) {}

    void write() {
        json_.key("facts").begin_object();
        std::set<FactId> written;
        for (const Setting& setting : found_.settings) {
            const FactInfo& fact = program_.facts[setting.fact];
            if (fact.record != none || fact.list != none || !written.insert(setting.fact).second) continue;
            json_.key(fact.name);
            write_levels(setting.fact, 0, IndexKey{});
        }
        for (const RecordInfo& record : program_.records) write_record(record);
        for (const ListInfo& list : program_.lists) write_list(list);
        json_.end_object();
    }

private:
    /// All settings of a fact whose key begins as `key` does.
    void write_levels(FactId id, std::size_t level, const IndexKey& key) {
        const FactInfo& fact = program_.facts[id];
        const auto begins_alike = [&](const Setting& each) {
            return each.fact == id &&
                   std::equal(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(level), each.key.begin());
        };
        if (level == fact.per.size()) {
            const auto found = std::find_if(found_.settings.begin(), found_.settings.end(), begins_alike);
            return write_value(json_, program_, facts_, *found);
        }
        json_.begin_object();
        std::set<std::int64_t> members;
        for (const Setting& each : found_.settings) {
            if (!begins_alike(each) || !members.insert(each.key[level]).second) continue;
            json_.key(member_name(program_, fact.per[level], each.key[level]));
            IndexKey inner = key;
            inner[level] = each.key[level];
            write_levels(id, level + 1, inner);
        }
        json_.end_object();
    }

    bool is_set(FactId id, std::int64_t row = 0) const {
        return std::any_of(found_.settings.begin(), found_.settings.end(), [&](const Setting& each) {
            return each.fact == id && (program_.facts[id].list == none || each.key[0] == row);
        });
    }

    /// A field left out of what is given would say that there is none, where it is only not known.
    void write_unknown(FactId id, const std::string& name) {
        if (program_.facts[id].type.optional) json_.key(name).null();
    }

    void write_record(const RecordInfo& record) {
        const bool any = is_set(record.presence) ||
                         std::any_of(record.fields.begin(), record.fields.end(), [&](FactId id) { return is_set(id); });
        if (!any) return;
        json_.key(record.name);
        const FactValue& presence = facts_.get(record.presence);
        if (presence.state == Given::absent) {
            json_.begin_object(JsonWriter::Layout::one_line).member_truth("absent", true).end_object();
            return;
        }
        json_.begin_object();
        for (const FactId id : record.fields) {
            const std::string name = program_.facts[id].name.substr(record.name.size() + 1);
            if (!is_set(id)) {
                write_unknown(id, name);
                continue;
            }
            json_.key(name);
            write_levels(id, 0, IndexKey{});
        }
        json_.end_object();
    }

    void write_list(const ListInfo& list) {
        if (!facts_.is_list_given(list.domain)) return;
        json_.key(list.name).begin_array();
        for (std::size_t row = 0; row < facts_.list_size(list.domain); ++row) {
            json_.begin_object();
            for (const FactId id : list.fields) {
                if (!is_set(id, static_cast<std::int64_t>(row))) {
                    write_unknown(id, program_.facts[id].name);
                    continue;
                }
                json_.key(program_.facts[id].name);
                IndexKey key{};
                key[0] = static_cast<std::int64_t>(row);
                write_levels(id, 1, key);
            }
            json_.end_object();
        }
        json_.end_array();
    }

    JsonWriter& json_;
    const Program& program_;
    const FoundCase& found_;
    Case facts_;
};

/// The line with the condition, which tells the occasions of one rule apart.
Span place_of(const RuleInfo& rule) { return rule.condition == none ? rule.span : rule.condition_span; }

Diagnostic found_diagnostic(const Program& program, const Finding& finding, const FoundCase& found) {
    const TermInfo& term = program.terms[finding.term];
    const bool conflict = finding.sought == Sought::conflict;
    Diagnostic diagnostic;
    diagnostic.code = finding.under ? (conflict ? code::conflict_under_reading : code::gap_under_reading)
                                    : (conflict ? code::conflict_found : code::gap_found);
    diagnostic.words = {term.name, case_words(program, finding, found), case_json(program, finding, found)};
    diagnostic.span = term.span;
    if (!conflict && found.from != none)
        diagnostic.related.push_back({program.terms[found.from].span, {"härifrån", "from here"}});
    if (conflict && !found.rules.empty()) diagnostic.span = place_of(program.rules[found.rules.front()]);
    for (std::size_t i = 1; i < found.rules.size(); ++i)
        diagnostic.related.push_back(
            {place_of(program.rules[found.rules[i]]), {"säger något annat", "says otherwise"}});
    if (finding.under) {
        const ReadingInfo& reading = program.readings[finding.under->reading];
        diagnostic.words.emplace_back(reading.name + " = " + reading.options[finding.under->option].name);
    }
    return diagnostic;
}

}  // namespace

Phrase case_words(const Program& program, const Finding& finding, const FoundCase& found) {
    const Case facts = search::case_of(program, found, finding.under);
    Phrase words("");
    const auto add = [&](const Phrase& part) {
        words.sv += (words.sv.empty() ? "" : ", ") + part.sv;
        words.en += (words.en.empty() ? "" : ", ") + part.en;
    };
    const TermInfo& term = program.terms[finding.term];
    for (std::size_t i = 0; i < term.per.size(); ++i) {
        if (program.domains[term.per[i]].kind == DomainKind::records) continue;
        const std::string member = member_name(program, term.per[i], found.key[i]);
        add({"det gäller " + member, "it is about " + member});
    }
    for (const Setting& setting : found.settings) add(setting_words(program, facts, setting));
    if (found.from != none) add({"följer av " + found.from_words, "following from " + found.from_words});
    const std::string day = to_text(found.date);
    if (words.sv.empty()) return {"dagen är " + day, "the day is " + day};
    return {words.sv + " (den " + day + ")", words.en + " (on " + day + ")"};
}

void write_case(JsonWriter& json, const Program& program, const Finding& finding, const FoundCase& found) {
    json.member("date", to_text(found.date));
    FactWriter(json, program, found).write();
    if (!finding.under) return;
    const ReadingInfo& reading = program.readings[finding.under->reading];
    json.key("readings").begin_object().member(reading.name, reading.options[finding.under->option].name).end_object();
}

std::string case_json(const Program& program, const Finding& finding, const FoundCase& found) {
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_object();
    write_case(json, program, finding, found);
    json.end_object();
    return json.take();
}

std::vector<Diagnostic> diagnostics_of(const Program& program, const search::Report& report) {
    std::vector<Diagnostic> diagnostics;
    for (const auto* findings : {&report.findings, &report.switched}) {
        for (const Finding& finding : *findings) {
            for (const FoundCase& found : finding.cases)
                diagnostics.push_back(found_diagnostic(program, finding, found));
        }
    }
    for (const search::Hole& hole : report.holes) {
        const TermInfo& term = program.terms[hole.term];
        diagnostics.push_back({code::not_in_force_between,
                               term.span,
                               {term.name, to_text(Day{hole.days.from}), to_text(Day{hole.days.to})}});
    }
    for (const std::size_t place : report.stale) {
        const ExpectedFindingInfo& expected = program.expected_findings[place];
        const Phrase status = expected.conflict ? Phrase("motstridigt", "a conflict") : Phrase("oreglerat", "a gap");
        diagnostics.push_back({code::expected_not_there, expected.span, {program.terms[expected.term].name, status}});
    }
    for (const RuleId id : report.silent) {
        const RuleInfo& rule = program.rules[id];
        diagnostics.push_back({code::never_speaks, place_of(rule), {program.terms[rule.term].name}});
    }
    return diagnostics;
}

}  // namespace klausul
