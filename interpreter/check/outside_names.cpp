#include "interpreter/check/outside_names.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace klausul {
namespace {

/// What a case writes in one place: `facts`, `readings`, or the names of answers.
class OutsideNames {
public:
    explicit OutsideNames(Program& program) : program_(program) {}

    /// `parts` are called after the whole, as the fields of a record are.
    void add(Maybe<DocumentId> document, std::string& name, std::vector<std::string*> parts = {}) {
        parts.push_back(&name);
        users_[name].push_back({document, std::move(parts)});
    }

    void tell_apart() {
        for (auto& [name, users] : users_) {
            if (users.size() < 2) continue;
            for (const User& user : users) {
                if (user.document == program_.main || user.document == none) continue;
                for (std::string* each : user.names) each->insert(0, program_.documents[*user.document].name + ".");
            }
        }
    }

private:
    struct User {
        Maybe<DocumentId> document;
        std::vector<std::string*> names;
    };
    Program& program_;
    std::map<std::string, std::vector<User>> users_;
};

void tell_facts_apart(Program& program) {
    OutsideNames names(program);
    std::set<ListId> in_records;
    for (const RecordInfo& record : program.records) in_records.insert(record.lists.begin(), record.lists.end());
    for (FactInfo& fact : program.facts) {
        if (fact.list == none && fact.record == none) names.add(fact.document, fact.name);
    }
    for (const ListId place : program.lists.ids()) {
        ListInfo& list = program.lists[place];
        if (!in_records.contains(place)) names.add(list.document, list.name, {&program.domains[list.domain].name});
    }
    for (RecordInfo& record : program.records) {
        std::vector<std::string*> parts{&program.facts[record.presence].name};
        for (const FactId field : record.fields) parts.push_back(&program.facts[field].name);
        for (const ListId list : record.lists) parts.push_back(&program.lists[list].name);
        names.add(record.document, record.name, std::move(parts));
    }
    names.tell_apart();
}

}  // namespace

void tell_apart(Program& program) {
    tell_facts_apart(program);
    OutsideNames readings(program);
    for (ReadingInfo& reading : program.readings) readings.add(reading.document, reading.name);
    readings.tell_apart();
    OutsideNames answers(program);
    for (TermInfo& term : program.terms) {
        if (term.is_answer) answers.add(term.document, term.name);
    }
    answers.tell_apart();
}

}  // namespace klausul
