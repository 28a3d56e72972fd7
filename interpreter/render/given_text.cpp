#include "interpreter/render/given_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "grammar/words/keywords.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

/// Each key under which something is given of a fact, with the first `fixed` places of `key` as they are.
void for_each_given(const Program& program, const Case& facts, FactId id, IndexKey key, std::size_t fixed,
                    const std::function<void(const IndexKey&, const FactValue&)>& visit) {
    const std::size_t indexes = program.facts[id].per.size();
    if (fixed == indexes) {
        const FactValue& value = facts.get(id, key);
        if (value.state != Given::no) visit(key, value);
        return;
    }
    for (const std::int64_t member : facts.given_members(id, fixed)) {
        key[fixed] = member;
        for_each_given(program, facts, id, key, fixed + 1, visit);
    }
}

/// Yes and no have a word in each language; figures are written as documents write them.
std::string literal_in(const Value& value, Language language) {
    return value.kind() == Kind::truth ? value_words(value, language) : literal_of(value);
}

std::string value_text(const Program& program, const Case& facts, const FactValue& value, const Type& type,
                       Language language) {
    switch (value.state) {
        case Given::unknown:
        case Given::no:
            return plain(Word::unknown).in(language);
        case Given::absent:
            return plain(Word::absent).in(language);
        case Given::not_applicable:
            return plain(Word::not_applicable).in(language);
        case Given::value:
            break;
    }
    return literal_in(named_value(program, facts, value.value, type), language);
}

class Statements {
public:
    Statements(const Program& program, const Case& facts, Language language)
        : program_(program), facts_(facts), language_(language) {}

    std::vector<GivenStatement> all() {
        for (const FactId id : program_.facts.ids()) {
            const FactInfo& fact = program_.facts[id];
            if (fact.list == none && fact.record == none) add_fact(id);
        }
        for (const RecordInfo& record : program_.records) add_record(record);
        for (const ListInfo& list : program_.lists) {
            const bool outermost = program_.domains[list.domain].parent == none;
            if (outermost && facts_.is_list_given(list.domain)) add_list(list);
        }
        for (const auto& [place, value] : facts_.all_series()) add_series(place.first, place.second, value);
        add_supposed();
        return std::move(statements_);
    }

private:
    void add_supposed() {
        bool entry = false;
        for (const auto& [at, value] : facts_.all_supposed()) {
            const TermInfo& term = program_.terms[at.first];
            if (term.document != none && program_.documents[*term.document].entry == at.first) {
                if (!entry) statements_.push_back({plain(Word::suppose_in_force).sv, word(Word::suppose_in_force)});
                entry = true;
                continue;
            }
            std::string members;
            for (std::size_t i = 0; i < term.per.size(); ++i)
                members += (i == 0 ? "" : "; ") + member_name(program_, term.per[i], at.second[i]);
            if (term.per.size() > 1) members = "(" + members + ")";
            const std::string named = term.name + (members.empty() ? "" : " " + word(Word::for_) + " " + members);
            statements_.push_back({{term.name, members},
                                   word(Word::suppose) + " " + named + " = " +
                                       literal_in(named_value(program_, facts_, value, term.type), language_)});
        }
    }

    std::string word(Word which) const { return plain(which).in(language_); }

    /// Which of its values, by the indexes from `from` on.
    std::string members(FactId id, const IndexKey& key, std::size_t from) const {
        const FactInfo& fact = program_.facts[id];
        std::string all;
        for (std::size_t i = from; i < fact.per.size(); ++i)
            all += (i == from ? "" : "; ") + member_name(program_, fact.per[i], key[i]);
        return all;
    }
    std::string written(const IndexedName& name) const {
        return name.member.empty() ? name.name : name.name + " " + word(Word::for_) + " " + name.member;
    }

    void add_fact(FactId id) {
        for_each_given(program_, facts_, id, {}, 0, [&](const IndexKey& key, const FactValue& value) {
            IndexedName name(program_.facts[id].name, members(id, key, 0));
            std::string text =
                written(name) + " = " + value_text(program_, facts_, value, program_.facts[id].type, language_);
            statements_.push_back({std::move(name), std::move(text)});
        });
    }

    /// The fields of one record, parted by `;`. What is absent because it was left out need not be said.
    std::string fields(const std::vector<FactId>& ids, const IndexKey& key, std::size_t fixed,
                       std::size_t name_begin) const {
        std::string line;
        for (const FactId id : ids) {
            const Type& type = program_.facts[id].type;
            bool any = false;
            for_each_given(program_, facts_, id, key, fixed, [&](const IndexKey& at, const FactValue& value) {
                any = true;
                if (value.state == Given::absent) return;
                line += (line.empty() ? "" : "; ") +
                        written({program_.facts[id].name.substr(name_begin), members(id, at, fixed)}) + " = " +
                        value_text(program_, facts_, value, type, language_);
            });
            // Left out, it would be absent where it is only not known.
            if (!any && type.optional && program_.facts[id].per.size() == fixed)
                line += (line.empty() ? "" : "; ") + program_.facts[id].name.substr(name_begin) + " = " +
                        word(Word::unknown);
        }
        return line;
    }

    void add_record(const RecordInfo& record) {
        const FactValue& presence = facts_.get(record.presence);
        if (presence.state == Given::no) return;
        if (presence.state != Given::value) {
            statements_.push_back({record.name, record.name + " = " +
                                                    value_text(program_, facts_, presence,
                                                               program_.facts[record.presence].type, language_)});
            return;
        }
        const std::string line = fields(record.fields, {}, 0, record.name.size() + 1);
        if (!line.empty()) statements_.push_back({record.name, record.name + "\n  " + line});
    }

    void add_list(const ListInfo& list) {
        std::string text = list.name;
        for (std::size_t row = 0; row < facts_.list_size(list.domain); ++row) add_row(list, row, "  ", text);
        statements_.push_back({list.name, std::move(text)});
    }

    void add_row(const ListInfo& list, std::size_t row, const std::string& indent, std::string& text) const {
        IndexKey key{};
        key[0] = static_cast<std::int64_t>(row);
        text += "\n" + indent + fields(list.fields, key, 1, 0);
        for (const ListId place : list.lists) {
            const ListInfo& inner = program_.lists[place];
            const Case::Rows& rows = facts_.rows(inner.domain);
            if (row + 1 >= rows.begin.size() || !rows.given[row]) continue;
            text += "\n" + indent + "  " + inner.field;
            for (std::uint32_t at = rows.begin[row]; at < rows.begin[row + 1]; ++at)
                add_row(inner, at, indent + "    ", text);
        }
    }

    void add_series(SeriesId id, int period, const FactValue& value) {
        const SeriesInfo& series = program_.series[id];
        const std::string member = member_name(program_, series.index(), period);
        const std::string figure = value.state != Given::value ? value_text(program_, facts_, value, {}, language_)
                                   : series.yearly_change      ? (value.value * Number(100)).swedish(0) + " %"
                                                               : value.value.swedish(0);
        std::string text = series.name + " " + word(Word::for_) + " " + member + " = " + figure;
        statements_.push_back({{series.name, member}, std::move(text)});
    }

    const Program& program_;
    const Case& facts_;
    Language language_;
    std::vector<GivenStatement> statements_;
};

/// The same, for machines.
class CaseJson {
public:
    CaseJson(JsonWriter& json, const Program& program, const Case& facts)
        : json_(json), program_(program), facts_(facts) {}

    void write() {
        if (facts_.date()) json_.member("date", to_text(*facts_.date()));
        json_.key("facts").begin_object();
        for (const FactId id : program_.facts.ids()) {
            const FactInfo& fact = program_.facts[id];
            if (fact.list == none && fact.record == none) write_fact(id, fact.name, {}, 0);
        }
        for (const RecordInfo& record : program_.records) write_record(record);
        for (const ListInfo& list : program_.lists) {
            if (program_.domains[list.domain].parent != none || !facts_.is_list_given(list.domain)) continue;
            if (in_record(list)) continue;
            json_.key(list.name);
            write_rows(list, 0, facts_.list_size(list.domain));
        }
        json_.end_object();
        write_readings();
        write_series();
        write_supposed();
        write_header();
    }

private:
    void write_header() {
        if (const auto& notice = facts_.notice_given()) {
            json_.key("notice_given").begin_object(JsonWriter::Layout::one_line).member("date", to_text(notice->on));
            if (!notice->channel.empty()) json_.member("through", notice->channel);
            if (!notice->after.empty()) json_.member("after", notice->after);
            json_.end_object();
        }
        if (const auto& days = facts_.signed_on()) {
            json_.key("signed").begin_object(JsonWriter::Layout::one_line).member("from", to_text(days->first()));
            json_.member("to", to_text(days->last())).end_object();
        }
    }

    void write_supposed() {
        bool in_force = false;
        bool any = false;
        for (const auto& [at, value] : facts_.all_supposed()) {
            const bool entry = of_entry(at.first);
            in_force = in_force || entry;
            any = any || !entry;
        }
        if (in_force) json_.member_truth("suppose_in_force", true);
        if (!any) return;
        json_.key("suppose").begin_object();
        const auto& all = facts_.all_supposed();
        for (auto each = all.begin(); each != all.end();) {
            const TermId term = each->first.first;
            const auto end = std::find_if(each, all.end(), [&](const auto& one) { return one.first.first != term; });
            if (!of_entry(term)) {
                json_.key(program_.terms[term].name);
                write_supposed_from(each, end, 0);
            }
            each = end;
        }
        json_.end_object();
    }

    bool of_entry(TermId term) const {
        const Maybe<DocumentId> document = program_.terms[term].document;
        return document != none && program_.documents[*document].entry == term;
    }

    /// Keys are in ascending order, so those that agree up to a level stand together.
    using Supposed = std::map<std::pair<TermId, IndexKey>, Number>::const_iterator;
    void write_supposed_from(Supposed from, Supposed to, std::size_t level) {
        const TermInfo& term = program_.terms[from->first.first];
        if (level == term.per.size()) return write_value({from->second, Given::value}, term.type);
        json_.begin_object();
        while (from != to) {
            const std::int64_t member = from->first.second[level];
            const auto end = std::find_if(from, to, [&](const auto& one) { return one.first.second[level] != member; });
            json_.key(member_name(program_, term.per[level], member));
            write_supposed_from(from, end, level + 1);
            from = end;
        }
        json_.end_object();
    }

    bool in_record(const ListInfo& list) const {
        return std::any_of(program_.records.begin(), program_.records.end(), [&](const RecordInfo& record) {
            return std::any_of(record.lists.begin(), record.lists.end(),
                               [&](ListId place) { return program_.lists[place].name == list.name; });
        });
    }

    bool is_given(FactId id, const IndexKey& key, std::size_t fixed) const {
        bool any = false;
        for_each_given(program_, facts_, id, key, fixed, [&](const IndexKey&, const FactValue&) { any = true; });
        return any;
    }

    void write_fact(FactId id, std::string_view name, const IndexKey& key, std::size_t fixed) {
        if (!is_given(id, key, fixed)) return;
        json_.key(name);
        write_levels(id, key, fixed);
    }

    void write_levels(FactId id, IndexKey key, std::size_t level) {
        const FactInfo& fact = program_.facts[id];
        if (level == fact.per.size()) return write_value(facts_.get(id, key), fact.type);
        json_.begin_object();
        for (const std::int64_t member : facts_.given_members(id, level)) {
            key[level] = member;
            if (is_given(id, key, level + 1))
                write_fact(id, member_name(program_, fact.per[level], member), key, level + 1);
        }
        json_.end_object();
    }

    void write_mark(std::string_view name) {
        json_.begin_object(JsonWriter::Layout::one_line).member_truth(name, true).end_object();
    }

    void write_value(const FactValue& value, const Type& type) {
        if (value.state == Given::unknown || value.state == Given::no) return void(json_.null());
        if (value.state == Given::absent) return write_mark("absent");
        if (value.state == Given::not_applicable) return write_mark("na");
        if (type.kind == Kind::truth) return void(json_.truth(!value.value.is_zero()));
        const Value named = named_value(program_, facts_, value.value, type);
        if (const auto* window = std::get_if<Value::Window>(&named.is))
            return write_ends(clock_text(window->from.minute), clock_text(window->until.minute));
        if (const auto* days = std::get_if<Value::DaySpan>(&named.is))
            return write_ends(to_text(days->from), to_text(days->to));
        if (const auto* moments = std::get_if<Value::MomentSpan>(&named.is))
            return write_ends(to_text(moments->from), to_text(moments->to));
        json_.text(plain_text(named));
    }
    void write_ends(const std::string& from, const std::string& to) {
        json_.begin_object(JsonWriter::Layout::one_line).member("from", from).member("to", to).end_object();
    }

    void write_record(const RecordInfo& record) {
        const FactValue& presence = facts_.get(record.presence);
        const bool lists = std::any_of(record.lists.begin(), record.lists.end(), [&](ListId place) {
            return facts_.is_list_given(program_.lists[place].domain);
        });
        if (presence.state == Given::no && !lists) return;
        json_.key(record.name);
        if (presence.state == Given::absent || presence.state == Given::unknown)
            return write_value(presence, program_.facts[record.presence].type);
        json_.begin_object();
        const std::size_t begin = record.name.size() + 1;
        for (const FactId id : record.fields) {
            if (facts_.get(id, {}).state == Given::absent && program_.facts[id].per.empty()) continue;
            if (is_given(id, {}, 0)) {
                write_fact(id, std::string_view(program_.facts[id].name).substr(begin), {}, 0);
            } else if (program_.facts[id].type.optional) {
                json_.key(std::string_view(program_.facts[id].name).substr(begin)).null();
            }
        }
        for (const ListId place : record.lists) {
            const ListInfo& list = program_.lists[place];
            if (!facts_.is_list_given(list.domain)) continue;
            json_.key(std::string_view(list.name).substr(begin));
            write_rows(list, 0, facts_.list_size(list.domain));
        }
        json_.end_object();
    }

    void write_rows(const ListInfo& list, std::size_t from, std::size_t to) {
        json_.begin_array();
        for (std::size_t row = from; row < to; ++row) {
            IndexKey key{};
            key[0] = static_cast<std::int64_t>(row);
            json_.begin_object();
            for (const FactId id : list.fields) {
                const FactInfo& fact = program_.facts[id];
                if (fact.per.size() == 1 && facts_.get(id, key).state == Given::absent) continue;
                if (!is_given(id, key, 1) && fact.type.optional) json_.key(fact.name).null();
                write_fact(id, fact.name, key, 1);
            }
            for (const ListId place : list.lists) {
                const ListInfo& inner = program_.lists[place];
                const Case::Rows& rows = facts_.rows(inner.domain);
                if (row + 1 >= rows.begin.size() || !rows.given[row]) continue;
                json_.key(inner.field);
                write_rows(inner, rows.begin[row], rows.begin[row + 1]);
            }
            json_.end_object();
        }
        json_.end_array();
    }

    void write_readings() {
        bool any = false;
        for (const ReadingId id : program_.readings.ids()) {
            const ReadingInfo& reading = program_.readings[id];
            if (facts_.reading(id) == reading.default_option) continue;
            if (!any) json_.key("readings").begin_object();
            any = true;
            json_.member(reading.name, reading.options[facts_.reading(id)].name);
        }
        if (any) json_.end_object();
    }

    void write_series() {
        if (!facts_.has_series()) return;
        json_.key("index").begin_object();
        Maybe<SeriesId> open;
        for (const auto& [place, value] : facts_.all_series()) {
            const SeriesInfo& series = program_.series[place.first];
            if (place.first != open) {
                if (open != none) json_.end_object();
                json_.key(series.name).begin_object();
                open = place.first;
            }
            json_.key(member_name(program_, series.index(), place.second));
            if (value.state == Given::absent) {
                write_mark("absent");
            } else if (value.state != Given::value) {
                json_.null();
            } else {
                json_.text((series.yearly_change ? value.value * Number(100) : value.value).plain());
            }
        }
        json_.end_object().end_object();
    }

    JsonWriter& json_;
    const Program& program_;
    const Case& facts_;
};

}  // namespace

std::string literal_of(const Value& value) {
    if (const auto* quantity = std::get_if<Value::Quantity>(&value.is); quantity != nullptr) {
        // A fraction without a finite decimal form is written as what it is.
        const std::string plain = plain_text(value);
        if (const std::size_t slash = plain.find('/'); slash != std::string::npos)
            return plain.substr(0, slash) + (quantity->unit.empty() ? "" : " " + quantity->unit) + " / " +
                   plain.substr(slash + 1);
    }
    std::string text = value_words(value, Language::swedish);
    replace_all(text, "\u00a0", " ");
    switch (value.kind()) {
        case Kind::text:
            return "\"" + text + "\"";
        case Kind::party:
        case Kind::option:
            return plain_text(value);
        case Kind::span:
            return "(" + text + ")";
        case Kind::truth:
        case Kind::number:
        case Kind::day:
        case Kind::moment:
        case Kind::clock:
        case Kind::window:
        case Kind::record:
            break;
    }
    return text;
}

std::vector<GivenStatement> given_statements(const Program& program, const Case& facts, Language language) {
    return Statements(program, facts, language).all();
}

std::vector<GivenStatement> header_statements(const Case& facts, Language language) {
    std::vector<GivenStatement> statements;
    const auto word = [&](Word which) { return plain(which).in(language); };
    if (const auto& notice = facts.notice_given()) {
        std::string text = word(Word::notice_given) + " " + to_text(notice->on);
        if (!notice->channel.empty()) text += " " + word(Word::through) + " " + notice->channel;
        if (!notice->after.empty()) text += " " + word(Word::after) + " " + notice->after;
        statements.push_back({plain(Word::notice_given).sv, std::move(text)});
    }
    if (const auto& days = facts.signed_on()) {
        std::string text = word(Word::signed_on) + " " + to_text(days->first());
        if (days->to > days->from) text += " " + word(Word::to) + " " + to_text(days->last());
        statements.push_back({plain(Word::signed_on).sv, std::move(text)});
    }
    return statements;
}

bool names_entry_into_force(std::string_view name) {
    const auto last_word_in = [&](const std::string& words) {
        return name == words || name == std::string_view(words).substr(words.find(' ') + 1);
    };
    const Phrase words = plain(Word::suppose_in_force);
    return last_word_in(words.sv) || last_word_in(words.en);
}

void write_case(JsonWriter& json, const Program& program, const Case& facts) {
    json.begin_object();
    write_case_members(json, program, facts);
    json.end_object();
}

void write_case_members(JsonWriter& json, const Program& program, const Case& facts) {
    CaseJson(json, program, facts).write();
}

}  // namespace klausul
