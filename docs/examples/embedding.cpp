#include <iostream>
#include <string_view>

#include "interpreter/klausul.hpp"

constexpr std::string_view agreement_text = R"(avtal hembesök "Hembesök"
  gäller från och med 2026-01-01 till och med 2027-12-31
uppgift tid : minuter "tid hos patienten"
svar ersättning : kr "Hur mycket kostar det?"
§ ersättning "Ersättning"
  ersättning = påbörjade timmar av tid * 640 kr/timme   [HB-7]
)";

int main() {
    // 1. Read and check. The modules that `använd` names would be found by the function given last.
    const klausul::Loaded loaded = klausul::load({"hembesok.klausul", std::string(agreement_text)}, nullptr);
    if (!loaded.agreement) {
        for (const auto& problem : loaded.diagnostics) std::cout << "K" << problem.code << "\n";
        return 1;
    }
    const klausul::Agreement& agreement = *loaded.agreement;

    // 2. A case: a date, and facts in the units the agreement declares.
    klausul::Case facts(agreement.program());
    facts.set_date(*klausul::day_from_text("2026-03-31"));
    facts.set(*agreement.find_fact("tid"), 95);

    // 3. One answer with its reasons.
    klausul::Judge judge(agreement);
    const klausul::TermId answer = *agreement.find_answer("ersättning");
    klausul::Outcome outcome = judge.outcome(answer, {}, facts, false);
    if (outcome.status == klausul::Status::decided) {
        const std::string amount = klausul::value_words(*outcome.value, klausul::Language::english);
        std::cout << amount << " [" << outcome.clauses.front().tags.front() << "]\n";
    }

    // 4. The next case in the same place; a fact that is not given is not zero.
    facts.clear();
    facts.set_date(*klausul::day_from_text("2026-04-01"));
    outcome = judge.outcome(answer, {}, facts, false);
    for (const auto& fact : outcome.missing) std::cout << "Facts are missing: " << fact.name.text() << "\n";
    return 0;
}
