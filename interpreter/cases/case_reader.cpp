#include "interpreter/cases/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace klausul {
namespace {

using Json = JsonValue::Type;

class CaseReader {
public:
    CaseReader(const Agreement& agreement, Case& facts, CaseText& result)
        : agreement_(agreement),
          program_(agreement.program()),
          case_(facts),
          result_(result),
          values_(agreement, facts, result.problems) {}

    void read(const JsonValue& json) {
        if (!is_object(json, "")) return;
        // Rows of lists may be named by what is supposed, so that is read when they are known.
        const auto supposes = [](const std::string& key) { return key == "suppose"; };
        for (const auto& [key, value] : json.members) {
            if (!supposes(key)) read_part(key, value);
        }
        for (const auto& [key, value] : json.members) {
            if (supposes(key)) read_part(key, value);
        }
    }

private:
    void read_part(const std::string& key, const JsonValue& json) {
        if (key == "date") return read_date(json);
        if (key == "facts") return read_facts(json);
        if (key == "readings") return read_readings(json);
        if (key == "index") return read_index(json);
        if (key == "suppose") return read_supposed(json);
        if (key == "suppose_in_force") return read_in_force(json);
        if (key == "notice_given") return read_notice(json);
        if (key == "signed") return read_signed(json);
        if (key == "title" || key == "note") return read_words(key, json);
        unknown(key, {"nyckeln", "key"}, key,
                {"date", "facts", "readings", "index", "suppose", "suppose_in_force", "notice_given", "signed", "title",
                 "note"});
    }

    void read_date(const JsonValue& json) {
        const auto day = json.is(Json::text) ? day_from_text(json.text) : std::nullopt;
        if (day) {
            case_.set_date(*day);
        } else {
            values_.report_expected("date", {"en dag som \"2026-03-31\"", "a day such as \"2026-03-31\""}, json);
        }
    }

    void read_words(const std::string& key, const JsonValue& json) {
        if (!json.is(Json::text)) {
            values_.report_expected(key, {"en text", "a text"}, json);
        } else if (key == "title") {
            result_.title = json.text;
        }
    }

    // ---- facts ----

    void read_facts(const JsonValue& json) {
        if (!is_object(json, "facts")) return;
        // Lists first: how many rows there are decides which row numbers other facts may name.
        for (const auto& [name, value] : json.members) {
            if (const ListInfo* list = find_list(name)) read_list(*list, value, json_path("facts", name));
        }
        for (const auto& [name, value] : json.members) {
            if (find_list(name) != nullptr) continue;
            const std::string at = json_path("facts", name);
            if (const RecordInfo* record = find_record(name)) {
                read_single_record(*record, value, at);
            } else {
                read_fact(name, value, at);
            }
        }
    }

    /// A record that is one fact: an object with its fields, or `{"absent": true}` where it may be missing.
    void read_single_record(const RecordInfo& record, const JsonValue& json, const std::string& at) {
        const FactInfo& presence = program_.facts[record.presence];
        const JsonValue* absent = json.is(Json::object) && json.members.size() == 1 ? json.find("absent") : nullptr;
        if (json.is(Json::null) || (absent != nullptr && presence.type.optional)) {
            const Given state = json.is(Json::null) ? Given::unknown : Given::absent;
            return case_.set(record.presence, FactValue{{}, state});
        }
        if (!is_object(json, at)) return;
        case_.set(record.presence, FactValue{1, Given::value});
        const std::string prefix = record.name + ".";
        std::vector<std::string> names;
        for (const FactId field : record.fields) {
            const FactInfo& info = program_.facts[field];
            const std::string name = info.name.substr(prefix.size());
            names.push_back(name);
            IndexKey key{};
            if (const JsonValue* value = json.find(name)) {
                read_values(field, 0, key, *value, json_path(at, name));
            } else if (info.type.optional) {
                case_.set(field, FactValue{{}, Given::absent});
            }
        }
        for (const ListId place : record.lists) {
            const ListInfo& list = program_.lists[place];
            names.push_back(list.name.substr(prefix.size()));
            if (const JsonValue* value = json.find(names.back())) read_list(list, *value, json_path(at, names.back()));
        }
        report_unknown_fields(names, json, at);
    }

    void read_fact(const std::string& name, const JsonValue& json, const std::string& at) {
        const auto fact = agreement_.find_fact(name);
        if (!fact) return unknown_fact(name, at);
        IndexKey key{};
        read_values(*fact, 0, key, json, at);
    }

    /// One JSON object per index, the values innermost.
    void read_values(FactId fact, std::size_t level, IndexKey& key, const JsonValue& json, const std::string& at) {
        const FactInfo& info = program_.facts[fact];
        if (level == info.per.size()) {
            auto value = values_.read(info.type, json, at);
            if (value) case_.set(fact, key, std::move(*value));
            return;
        }
        const std::string& index = program_.domains[info.per[level]].name;
        if (!json.is(Json::object)) {
            return values_.report_expected(at,
                                           {fmt::format("ett objekt med ett värde för varje {}", index),
                                            fmt::format("an object with one value for each {}", index)},
                                           json);
        }
        std::set<std::int64_t> seen;
        for (const auto& [name, value] : json.members) {
            const std::string inside = json_path(at, name);
            const auto member = values_.read_member(info.per[level], name, inside);
            if (!member) continue;
            if (!seen.insert(*member).second) report_twice(inside);
            key[level] = *member;
            read_values(fact, level + 1, key, value, inside);
        }
    }

    // ---- lists of records ----

    void read_list(const ListInfo& list, const JsonValue& json, const std::string& at) {
        if (json.is(Json::null)) return;  // unknown, as a list that is left out
        if (!json.is(Json::array))
            return values_.report_expected(
                at, {"en lista `[…]` med en post per rad", "a list `[…]` with one record each"}, json);
        case_.set_list_size(list.domain, json.items.size());
        std::vector<Outer> records;
        for (std::size_t i = 0; i < json.items.size(); ++i) {
            std::string inside = json_path(at, i);
            read_record(list, i, json.items[i], inside);
            if (!list.lists.empty()) records.push_back({&json.items[i], std::move(inside)});
        }
        for (const ListId inner : list.lists) read_rows(program_.lists[inner], records);
    }

    /// A record in whose field a list is looked for, and where it stands.
    struct Outer {
        const JsonValue* json;
        std::string at;
    };

    /// A list within records: the rows of all of them, one record after the other. A record without the field, or
    /// with `null` in it, does not tell its rows.
    void read_rows(const ListInfo& list, const std::vector<Outer>& outer) {
        std::vector<std::optional<std::uint32_t>> rows_of_each;
        std::vector<Outer> rows;
        for (const Outer& record : outer) {
            const JsonValue* json = record.json->is(Json::object) ? record.json->find(list.field) : nullptr;
            const bool told = json != nullptr && json->is(Json::array);
            if (json != nullptr && !told && !json->is(Json::null))
                values_.report_expected(json_path(record.at, list.field),
                                        {"en lista `[…]` med en post per rad", "a list `[…]` with one record each"},
                                        *json);
            rows_of_each.emplace_back(told ? std::optional(static_cast<std::uint32_t>(json->items.size()))
                                           : std::nullopt);
            for (std::size_t i = 0; told && i < json->items.size(); ++i)
                rows.push_back({&json->items[i], json_path(json_path(record.at, list.field), i)});
        }
        case_.set_rows(list.domain, rows_of_each);
        for (std::size_t row = 0; row < rows.size(); ++row) read_record(list, row, *rows[row].json, rows[row].at);
        for (const ListId inner : list.lists) read_rows(program_.lists[inner], rows);
    }

    void read_record(const ListInfo& list, std::size_t place, const JsonValue& json, const std::string& at) {
        if (!is_object(json, at)) return;
        IndexKey key{};
        key[0] = static_cast<std::int64_t>(place);
        for (const FactId field : list.fields) {
            const FactInfo& info = program_.facts[field];
            if (const JsonValue* value = json.find(info.name)) {
                read_values(field, 1, key, *value, json_path(at, info.name));
            } else if (info.type.optional && info.per.size() == 1) {
                // In a record that was given, a field left out is a statement: it has none.
                case_.set(field, key, {{}, Given::absent});
            }
        }
        check_fields(list, json, at);
    }

    void check_fields(const ListInfo& list, const JsonValue& json, const std::string& at) {
        std::vector<std::string> names;
        for (const FactId field : list.fields) names.push_back(program_.facts[field].name);
        for (const ListId inner : list.lists) names.push_back(program_.lists[inner].field);
        report_unknown_fields(names, json, at);
    }

    void report_unknown_fields(const std::vector<std::string>& names, const JsonValue& json, const std::string& at) {
        const std::set<std::string> known(names.begin(), names.end());
        for (const auto& [name, value] : json.members) {
            if (!known.contains(name)) unknown(json_path(at, name), {"fältet", "field"}, name, names);
        }
    }

    // ---- what has become of the agreement itself ----

    std::optional<Day> day_at(const JsonValue* json, const std::string& at) {
        const auto day = json != nullptr && json->is(Json::text) ? day_from_text(json->text) : std::nullopt;
        if (!day) {
            const Phrase expected{"en dag som \"2026-11-03\"", "a day such as \"2026-11-03\""};
            if (json == nullptr)
                values_.report(at, {"saknas; det ska vara " + expected.sv, "is missing; it should be " + expected.en});
            else
                values_.report_expected(at, expected, *json);
        }
        return day;
    }

    /// A day, or an object with the way and what was done before: `{"date": …, "through": …, "after": …}`.
    void read_notice(const JsonValue& json) {
        const std::string key = "notice_given";
        const bool object = json.is(Json::object);
        if (object) report_unknown_fields({"date", "through", "after"}, json, key);
        const auto day = object ? day_at(json.find("date"), json_path(key, "date")) : day_at(&json, key);
        NoticeGiven notice{day.value_or(Day{}), "", "", {}};
        for (const auto& [name, into] : {std::pair{"through", &notice.channel}, std::pair{"after", &notice.after}}) {
            const JsonValue* words = object ? json.find(name) : nullptr;
            if (words != nullptr && words->is(Json::text))
                *into = words->text;
            else if (words != nullptr)
                values_.report_expected(json_path(key, name), {"en text", "a text"}, *words);
        }
        if (!day) return;
        if (const auto problem = tell_notice(case_, program_, std::move(notice))) values_.report(key, *problem);
    }

    /// A day, or the first and last on which the parties signed: `{"from": …, "to": …}`.
    void read_signed(const JsonValue& json) {
        const std::string key = "signed";
        const bool object = json.is(Json::object);
        if (object) report_unknown_fields({"from", "to"}, json, key);
        const auto first = object ? day_at(json.find("from"), json_path(key, "from")) : day_at(&json, key);
        const auto last = object ? day_at(json.find("to"), json_path(key, "to")) : first;
        if (!first || !last) return;
        if (const auto problem = tell_signed(case_, program_, {first->number, last->number}))
            values_.report(key, *problem);
    }

    // ---- what is supposed ----

    void read_in_force(const JsonValue& json) {
        if (!json.is(Json::truth))
            return values_.report_expected("suppose_in_force", {"true eller false", "true or false"}, json);
        if (json.truth) case_.suppose_in_force();
    }

    void read_supposed(const JsonValue& json) {
        if (!is_object(json, "suppose")) return;
        for (const auto& [name, value] : json.members) {
            const std::string at = json_path("suppose", name);
            const Maybe<TermId> term = find_term(name);
            IndexKey key{};
            if (term != none) {
                read_supposed_at(*term, 0, key, value, at);
            } else if (agreement_.find_fact(name)) {
                values_.report(at, {fmt_name(name, "är en uppgift och ges under `facts`"),
                                    fmt_name(name, "is a fact and is given under `facts`")});
            } else {
                unknown(at, {"svaret eller hjälptermen", "answer or helper"}, name, term_names());
            }
        }
    }

    static std::string fmt_name(const std::string& name, const char* rest) { return "`" + name + "` " + rest; }

    void read_supposed_at(TermId term, std::size_t level, IndexKey& key, const JsonValue& json, const std::string& at) {
        const TermInfo& info = program_.terms[term];
        if (level == info.per.size()) {
            Type type = info.type;
            type.also_negative = true;
            const auto value = json.is(Json::null) ? std::nullopt : values_.read(type, json, at);
            if (json.is(Json::null))
                values_.report(at, {"null antar inget; stryk raden", "null supposes nothing; leave the line out"});
            if (value && value->state == Given::value) case_.suppose(term, key, value->value);
            return;
        }
        const std::string& index = program_.domains[info.per[level]].name;
        if (!json.is(Json::object))
            return values_.report_expected(
                at, {"ett objekt med ett värde för varje " + index, "an object with one value for each " + index},
                json);
        for (const auto& [name, value] : json.members) {
            const std::string inside = json_path(at, name);
            const auto member = values_.read_member(info.per[level], name, inside);
            if (!member) continue;
            key[level] = *member;
            read_supposed_at(term, level + 1, key, value, inside);
        }
    }

    /// That of the document that is asked, where several have one of the name.
    Maybe<TermId> find_term(std::string_view name) const {
        Maybe<TermId> found;
        for (const TermId id : program_.terms.ids()) {
            if (program_.terms[id].name != name) continue;
            if (found == none || program_.terms[id].document == program_.main) found = id;
        }
        return found;
    }

    std::vector<std::string> term_names() const {
        std::vector<std::string> names;
        for (const TermInfo& term : program_.terms) names.push_back(term.name);
        return names;
    }

    // ---- readings and index values ----

    void read_readings(const JsonValue& json) {
        if (!is_object(json, "readings")) return;
        for (const auto& [name, value] : json.members) {
            const std::string at = json_path("readings", name);
            if (report_elsewhere(name, at, Section::readings)) continue;
            if (value.is(Json::text)) {
                set_reading(agreement_, case_, name, value.text, at, result_.problems);
            } else {
                values_.report_expected(at, {"en läsning som text", "a reading as text"}, value);
            }
        }
    }

    void read_index(const JsonValue& json) {
        if (!is_object(json, "index")) return;
        for (const auto& [name, value] : json.members) {
            const std::string at = json_path("index", name);
            const Maybe<SeriesId> series = find_series(name);
            if (series == none) {
                if (!report_elsewhere(name, at, Section::index))
                    unknown(at, {"indexserien", "index series"}, name, series_names());
            } else if (is_object(value, at)) {
                for (const auto& [year, figure] : value.members)
                    read_figure(*series, year, figure, json_path(at, year));
            }
        }
    }

    /// A level, or a yearly change as the percent figure that is published: 2.5 means 2,5 %.
    void read_figure(SeriesId series, const std::string& key, const JsonValue& json, const std::string& at) {
        const auto period = values_.read_member(program_.series[series].index(), key, at);
        if (!period) return;
        const auto set = [&](FactValue value) {
            case_.set_series(series, static_cast<int>(*period), std::move(value));
        };
        if (json.is(Json::null)) return set({{}, Given::unknown});
        const JsonValue* absent = json.is(Json::object) ? json.find("absent") : nullptr;
        if (absent != nullptr && absent->is(Json::truth) && absent->truth) return set({{}, Given::absent});
        const auto figure = ValueReader::read_number(json);
        const bool change = program_.series[series].yearly_change;
        if (!figure) {
            const Phrase expected = change ? Phrase("årets förändring i procent, till exempel 2.5",
                                                    "the change of the year in percent, such as 2.5")
                                           : Phrase("årets indextal", "the index figure of the year");
            return values_.report_expected(at, expected, json);
        }
        set({change ? *figure / Number(100) : *figure, Given::value});
    }

    // ---- names ----

    const ListInfo* find_list(std::string_view name) const {
        for (const ListInfo& list : program_.lists) {
            if (list.name == name && program_.domains[list.domain].parent == none) return &list;
        }
        return nullptr;
    }

    const RecordInfo* find_record(std::string_view name) const {
        for (const RecordInfo& record : program_.records) {
            if (record.name == name) return &record;
        }
        return nullptr;
    }

    Maybe<SeriesId> find_series(std::string_view name) const {
        for (const SeriesId id : program_.series.ids()) {
            if (program_.series[id].name == name) return id;
        }
        return none;
    }

    std::vector<std::string> fact_names() const {
        std::vector<std::string> names;
        for (const FactInfo& fact : program_.facts) {
            if (fact.list == none) names.push_back(fact.name);
        }
        for (const ListInfo& list : program_.lists) names.push_back(list.name);
        return names;
    }

    std::vector<std::string> series_names() const {
        std::vector<std::string> names;
        for (const SeriesInfo& series : program_.series) names.push_back(series.name);
        return names;
    }

    // ---- mistakes ----

    bool is_object(const JsonValue& json, const std::string& at) {
        if (!json.is(Json::object)) values_.report_expected(at, {"ett objekt `{…}`", "an object `{…}`"}, json);
        return json.is(Json::object);
    }

    void unknown(const std::string& at, const Phrase& kind, std::string_view name,
                 const std::vector<std::string>& candidates) {
        values_.report(at, unknown_name(kind, name, candidates));
    }

    void report_twice(const std::string& at) {
        values_.report(at, {"är given två gånger, under olika namn", "is given twice, under different names"});
    }

    void unknown_fact(const std::string& name, const std::string& at) {
        for (const ListInfo& list : program_.lists) {
            for (const FactId field : list.fields) {
                if (program_.facts[field].name == name) return report_field(name, list.name, at);
            }
        }
        if (!report_elsewhere(name, at, Section::facts)) unknown(at, {"uppgiften", "fact"}, name, fact_names());
    }

    /// The parts of a case.
    enum class Section : std::uint8_t { facts, readings, index };

    /// Where a name is known in another part of the case than the one it stands in, it is told which.
    bool report_elsewhere(const std::string& name, const std::string& at, Section here) {
        const std::vector<std::string> facts = fact_names();
        const auto tell = [&](const Twin& what, std::string_view section, std::string_view example) {
            values_.report(at, {fmt::format("`{}` är {} och står under `{}`: {}", name, what.sv, section, example),
                                fmt::format("`{}` is {} and stands under `{}`: {}", name, what.en, section, example)});
            return true;
        };
        if (const Maybe<SeriesId> series = find_series(name); here != Section::index && series != none) {
            const bool monthly = program_.series[*series].monthly;
            return tell(symbol_words(SymbolKind::series), "index",
                        fmt::format(R"(`"index": {{ "{}": {{ "{}": … }} }}`)", name, monthly ? "2026-03" : "2026"));
        }
        if (here != Section::readings && agreement_.find_reading(name))
            return tell(symbol_words(SymbolKind::reading), "readings",
                        fmt::format(R"(`"readings": {{ "{}": … }}`)", name));
        const bool known = here != Section::facts && std::find(facts.begin(), facts.end(), name) != facts.end();
        if (known) tell(symbol_words(SymbolKind::fact), "facts", fmt::format(R"(`"facts": {{ "{}": … }}`)", name));
        return known;
    }

    void report_field(const std::string& name, const std::string& list, const std::string& at) {
        values_.report(at, {fmt::format("`{}` är ett fält i `{}` och står i dess poster", name, list),
                            fmt::format("`{}` is a field of `{}` and stands in its records", name, list)});
    }

    const Agreement& agreement_;
    const Program& program_;
    Case& case_;
    CaseText& result_;
    ValueReader values_;
};

}  // namespace

CaseText read_case(const Agreement& agreement, std::string_view text, Case& facts) {
    CaseText result;
    JsonText json = read_json(text);
    for (JsonMistake& mistake : json.mistakes)
        result.problems.push_back({mistake.at, mistake.message, mistake.line, mistake.column});
    if (json.value) CaseReader(agreement, facts, result).read(*json.value);
    return result;
}

std::optional<Phrase> tell_notice(Case& facts, const Program& program, NoticeGiven notice) {
    const DocumentInfo& document = program.documents[program.main];
    if (document.is_module)
        return Phrase("en modul kan inte sägas upp, bara ett avtal",
                      "notice cannot be given of a module, only of an agreement");
    if (document.term.proposal) return Phrase("ett förslag kan inte sägas upp", "notice cannot be given of a proposal");
    const Interval& days = document.without_notice;
    if (days.ends() && notice.on > days.last())
        return Phrase(fmt::format("avtalet hade redan gått ut den {}", to_text(days.last())),
                      fmt::format("the agreement had already run out on {}", to_text(days.last())));
    facts.set_notice_given(std::move(notice));
    return std::nullopt;
}

std::optional<Phrase> tell_signed(Case& facts, const Program& program, const Interval& days) {
    if (program.documents[program.main].is_module)
        return Phrase("en modul undertecknas inte", "a module is not signed");
    if (days.empty()) return Phrase("den sista dagen ligger före den första", "the last day lies before the first");
    facts.set_signed_on(days);
    return std::nullopt;
}

void set_reading(const Agreement& agreement, Case& facts, std::string_view name, std::string_view option,
                 const std::string& at, std::vector<CaseProblem>& problems) {
    const auto& readings = agreement.program().readings;
    const auto id = agreement.find_reading(name);
    if (!id) {
        std::vector<std::string> names;
        for (const ReadingInfo& reading : readings) names.push_back(reading.name);
        Phrase problem = unknown_name({"tolkningen", "reading"}, name, names);
        if (!names.empty() && !nearest_name(name, names)) {
            const Phrase all = name_list(names);
            problem = {fmt::format("{}; tolkningarna är {}", problem.sv, all.sv),
                       fmt::format("{}; the readings are {}", problem.en, all.en)};
        }
        problems.push_back({at, std::move(problem)});
        return;
    }
    std::vector<std::string> names;
    for (const NamedOption& each : readings[*id].options) {
        if (each.name == option) return facts.set_reading(*id, static_cast<std::uint32_t>(names.size()));
        names.push_back(each.name);
    }
    const Phrase mend = name_list(names);
    const Phrase near = did_you_mean(option, names);
    problems.push_back({at,
                        {fmt::format("`{}` är ingen av läsningarna: {}{}", option, mend.sv, near.sv),
                         fmt::format("`{}` is none of the readings: {}{}", option, mend.en, near.en)}});
}

}  // namespace klausul
