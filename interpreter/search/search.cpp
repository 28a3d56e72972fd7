#include "interpreter/search/search.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "interpreter/search/asking.hpp"
#include "interpreter/search/holes.hpp"
#include "interpreter/search/parts.hpp"
#include "interpreter/search/selections.hpp"

namespace klausul::search {
namespace {

void add_readings(const Program& program, Maybe<NodeId> within, std::set<ReadingId>& readings) {
    for (const NodeId part : nodes_within(program, within)) {
        if (program.nodes[part].op == Op::reading) readings.insert(program.nodes[part].as<ReadingId>());
    }
}

/// The readings that what a term comes to may hang on.
struct Readings {
    std::set<ReadingId> deciding;  ///< which rule goes before another, of the term and of what it reads
    std::set<ReadingId> others;
};
Readings readings_behind(const Program& program, TermId id) {
    std::vector<TermId> terms = terms_behind(program, id);
    terms.push_back(id);
    Readings readings;
    for (const TermId term : terms) {
        for (const NodeId expression : expressions_of(program, term))
            add_readings(program, expression, readings.others);
    }
    const std::set<TermId> known(terms.begin(), terms.end());
    for (const PrecedencePair& pair : program.precedence) {
        if (known.contains(program.rules[pair.winner].term)) add_readings(program, pair.condition, readings.deciding);
    }
    for (const ReadingId reading : readings.deciding) readings.others.erase(reading);
    return readings;
}

class Search {
public:
    Search(const Program& program, const std::vector<Source>& sources, Solver* stronger, const SearchLimits& limits)
        : program_(program),
          oracle_(stronger, limits.questions + limits.questions_each * (program.terms.size() + program.rules.size())),
          ground_(program, sources, oracle_, limits),
          defaults_(default_options(program)) {}

    Report perform() {
        const Interval& in_force = program_.documents[program_.main].in_force;
        if (in_force.from > in_force.to) return {};
        for (const TermId term : program_.terms.ids()) {
            if (is_searched(term)) search_answer(term);
        }
        for (std::size_t i = 0; i < program_.expected_findings.size(); ++i) {
            if (program_.expected_findings[i].span.source == program_.text) check_expected(i);
        }
        for (Finding& finding : report_.findings) name_origins(finding);
        search_silent();
        search_selections();
        return std::move(report_);
    }

private:
    /// Of a package, only what comes about by putting its documents together; the rest is searched with each of them.
    bool is_searched(TermId term) const {
        const TermInfo& info = program_.terms[term];
        if (!info.is_answer || info.document == none || !program_.documents[*info.document].asked) return false;
        if (info.document == program_.main) return true;
        return std::any_of(info.rules.begin(), info.rules.end(),
                           [&](RuleId rule) { return program_.rules[rule].document != info.document; });
    }

    /// The answers from which a finding may be taken over: those behind it where there is something to take over.
    void name_origins(Finding& finding) {
        if (!finding.from_answers) return;
        for (const TermId term : terms_behind(program_, finding.term)) {
            const auto place = places_.find(term);
            if (place == places_.end()) continue;
            const Verdict verdict = report_.findings[place->second + (finding.sought == Sought::gap ? 1 : 0)].verdict;
            if (verdict == Verdict::found || verdict == Verdict::undecided) finding.follows.push_back(term);
        }
    }

    void search_answer(TermId term) {
        Asking asking(ground_, defaults_);
        for (const Interval& days : holes_of(program_, term)) {
            if (!asking.is_expected(term, days)) report_.holes.push_back({term, days});
        }
        const std::size_t first = report_.findings.size();
        places_[term] = first;
        const auto [deciding, others] = readings_behind(program_, term);
        // Most answers never have either status, which is one question instead of four.
        Asking any = under_any(others);
        const bool is_never = any.is_never_either(term, others);
        for (const Sought sought : {Sought::conflict, Sought::gap}) {
            Finding never(term, sought, Verdict::never);
            report_.findings.push_back(is_never ? std::move(never) : asking.find(term, sought));
        }
        const Told usual{told_verdict(report_.findings[first]), told_verdict(report_.findings[first + 1])};
        for (const ReadingId reading : deciding) search_options(reading, term, usual);
        if (!is_never && !others.empty() && !any.is_never_told(term, others)) search_switches(others, term, usual);
    }

    /// What is told of an answer under the default readings: a conflict, a gap.
    using Told = std::array<Verdict, 2>;

    /// What other options bring about or make go away, where it is not proved for all of them at once that there is
    /// nothing.
    void search_switches(const std::set<ReadingId>& readings, TermId term, const Told& usual) {
        for (const ReadingId reading : readings) {
            const bool several = program_.readings[reading].options.size() > 2;
            if (!several || !under_any({reading}).is_never_told(term, {reading})) search_options(reading, term, usual);
        }
    }

    void search_options(ReadingId reading, TermId term, const Told& usual) {
        for_each_option(reading, [&](const ReadingSetting& under, const TakenOptions& taken) {
            Asking asking(ground_, taken);
            const bool nothing = asking.is_never_told(term, {});
            for (const Sought sought : {Sought::conflict, Sought::gap}) {
                const Verdict as_usual = usual.at(sought == Sought::gap ? 1 : 0);
                Finding finding(term, sought, Verdict::never);
                // Where the default is undecided, other options seldom are decided.
                const std::size_t attempts = as_usual == Verdict::undecided ? 1 : ground_.limits.attempts;
                if (!nothing) finding = asking.find_told(term, sought, attempts);
                const bool decided = finding.verdict != Verdict::undecided && as_usual != Verdict::undecided;
                const bool new_here = finding.verdict == Verdict::found && as_usual == Verdict::undecided;
                if (!new_here && (!decided || finding.verdict == as_usual)) continue;
                finding.under = under;
                report_.switched.push_back(std::move(finding));
            }
        });
    }

    static Verdict told_verdict(const Finding& finding) {
        return finding.verdict == Verdict::elsewhere ? Verdict::never : finding.verdict;
    }

    /// Questions in which these readings, that decide nothing about precedence, may have any option.
    Asking under_any(const std::set<ReadingId>& readings) {
        TakenOptions taken = defaults_;
        for (const ReadingId reading : readings) taken[reading] = any_option;
        return {ground_, taken, defaults_};
    }

    template <typename Visit>
    void for_each_option(ReadingId reading, const Visit& visit) {
        const ReadingInfo& info = program_.readings[reading];
        for (std::uint32_t option = 0; option < info.options.size(); ++option) {
            if (option == info.default_option) continue;
            TakenOptions readings = defaults_;
            readings[reading] = option;
            visit(ReadingSetting{reading, option}, readings);
        }
    }

    /// Questions under the default readings; those after each other have formulas in common as long as these are few.
    Asking& usual() {
        constexpr std::size_t much = 4'000;
        if (!usual_ || usual_->size() > much) usual_.emplace(ground_, defaults_);
        return *usual_;
    }

    void check_expected(std::size_t place) {
        const ExpectedFindingInfo& expected = program_.expected_findings[place];
        bool never = usual().exists(expected) == Verdict::never;
        if (!never) return;
        const Readings readings = readings_behind(program_, expected.term);
        for (const auto* some : {&readings.deciding, &readings.others}) {
            for (const ReadingId reading : *some) {
                for_each_option(reading, [&](const ReadingSetting&, const TakenOptions& taken) {
                    never = never && Asking(ground_, taken).exists(expected) == Verdict::never;
                });
            }
        }
        if (never) report_.stale.push_back(place);
    }

    /// Rules of the text that cannot speak, whatever the facts, the day and the readings are. A line that gives several
    /// answers is one rule for each; it is told of where none of them can speak.
    void search_silent() {
        std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::pair<RuleId, bool>> by_place;
        for (const RuleId id : program_.rules.ids()) {
            const RuleInfo& rule = program_.rules[id];
            if (rule.document == none || is_requirement(rule.term)) continue;
            if (program_.text_of(rule.clause, rule.span) != program_.text) continue;
            const Span at = rule.condition == none ? rule.span : rule.condition_span;
            const auto [place, is_new] = by_place.emplace(std::tuple{at.source, at.begin, at.end}, std::pair{id, true});
            if (is_new || place->second.second) place->second.second = can_never_speak(id);
        }
        for (const auto& [place, rule] : by_place) {
            if (rule.second) report_.silent.push_back(rule.first);
        }
    }

    /// Conditions of selections in the text that part nothing. One that stands in several rules, since a line or a
    /// function is used by each, is told of where it is idle in all of them.
    void search_selections() {
        std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::pair<Span, std::array<bool, 2>>>
            by_place;
        for (const RuleInfo& rule : program_.rules) {
            if (rule.document == none || rule.span.source != program_.text) continue;
            Meaning& meaning = common();
            for (const Selection& each : selections_of(program_, rule, meaning, common_->formulas)) {
                const Span at = program_.node_spans[each.condition];
                if (at.source != program_.text) continue;
                const auto never = [&](FormulaId formula) {
                    return oracle_.solve(common_->formulas, formula).kind == Solved::Kind::never;
                };
                const std::array idle{never(each.holds.yes), never(each.holds.no)};
                const auto [place, is_new] =
                    by_place.emplace(std::tuple{at.source, at.begin, at.end}, std::pair{at, idle});
                for (std::size_t i = 0; !is_new && i < idle.size(); ++i)
                    place->second.second[i] = place->second.second[i] && idle[i];
            }
        }
        for (const auto& [place, found] : by_place) {
            const auto& [at, idle] = found;
            // Both: the rule has no members at all, or its expression is never read.
            if (idle[0] != idle[1]) report_.idle.push_back({at, idle[1]});
        }
    }

    bool is_requirement(TermId term) const {
        return std::any_of(program_.requirements.begin(), program_.requirements.end(),
                           [&](const RequirementInfo& each) { return each.term == term; });
    }

    /// Under any readings; formulas that have become many are forgotten.
    Meaning& common() {
        constexpr std::size_t much = 2'000;
        if (!common_ || common_->formulas.size() > much) common_.emplace(program_);
        return common_->meaning;
    }

    bool can_never_speak(RuleId id) {
        Meaning& meaning = common();
        const Key key = meaning.key_of(program_.rules[id].term);
        const FormulaId speaks = meaning.speaks(id, meaning.place(key, meaning.day())).yes;
        return oracle_.solve(common_->formulas, speaks).kind == Solved::Kind::never;
    }

    /// What the rules come to under any readings.
    struct Common {
        explicit Common(const Program& program) : meaning(program, formulas, std::nullopt) {}
        Formulas formulas;
        Meaning meaning;
    };

    const Program& program_;
    Oracle oracle_;
    Ground ground_;
    TakenOptions defaults_;
    std::optional<Common> common_;
    std::optional<Asking> usual_;
    std::map<TermId, std::size_t> places_;  ///< of the findings of an answer: a conflict, then a gap
    Report report_;
};

}  // namespace

Report search(const Program& program, const std::vector<Source>& sources, Solver* stronger,
              const SearchLimits& limits) {
    return Search(program, sources, stronger, limits).perform();
}

Case case_of(const Program& program, const FoundCase& found, const std::optional<ReadingSetting>& under) {
    Case facts(program);
    fill_case(facts, program, found);
    if (under) facts.set_reading(under->reading, under->option);
    return facts;
}

void fill_case(Case& facts, const Program& program, const FoundCase& found) {
    facts.set_date(found.date);
    for (const DomainId list : found.empty_lists) facts.set_list_size(list, 0);
    std::map<DomainId, std::size_t> sizes;
    for (const DomainId list : found.one_record) sizes[list] = 1;
    for (const Setting& setting : found.settings) {
        const Maybe<DomainId> list = program.facts[setting.fact].list;
        if (list == none) continue;
        std::size_t& size = sizes[*list];
        size = std::max(size, static_cast<std::size_t>(setting.key[0]) + 1);
    }
    for (const auto& [list, size] : sizes) facts.set_list_size(list, size);
    for (const Setting& setting : found.settings) {
        const Maybe<RecordId> record = program.facts[setting.fact].record;
        if (record == none) continue;
        const FactId presence = program.records[*record].presence;
        if (presence != setting.fact) facts.set(presence, FactValue{1, Given::value});
    }
    for (const Setting& setting : found.settings) {
        if (program.facts[setting.fact].per.empty()) {
            facts.set(setting.fact, setting.value);
        } else {
            facts.set(setting.fact, setting.key, setting.value);
        }
    }
}

}  // namespace klausul::search
