#include "searched.hpp"

#include "interpreter/search/search.hpp"

namespace klausul::differential {
namespace {

/// The search looks at the agreement as it stands.
bool is_looked_at(const TestCase& facts) {
    return facts.supposed.empty() && !facts.in_force && !facts.regardless_of_term && facts.notice_given.empty();
}

}  // namespace

Searched::Searched(const Library& library) {
    // Fewer questions than elsewhere: very many programs are searched.
    const search::Report report = search::search(library.program(), library.agreement().sources(), nullptr,
                                                 {.questions = 300, .questions_each = 0});
    for (const search::Finding& finding : report.findings) {
        if (finding.verdict != search::Verdict::never) continue;
        never_.emplace_back(library.program().terms[finding.term].name,
                            finding.sought == search::Sought::conflict ? Status::conflict : Status::gap);
    }
}

std::string Searched::contradicted_by(Library& library, const TestCase& facts) const {
    if (!is_looked_at(facts)) return "";
    TestCase usual = facts;
    usual.readings.clear();
    const Answers answers = library.answers(usual);
    for (const auto& [name, told] : answers) {
        for (const auto& [answer, status] : never_) {
            const bool same = name == answer || name.starts_with(answer + " för ");
            if (same && told.status == status)
                return name + ": never " + word(status) + ", but " + words_of(told) + "\n";
        }
    }
    return "";
}

}  // namespace klausul::differential
