// Why a condition or a value cannot be told, and what a term takes over from the terms that it reads.

#include <algorithm>

#include "interpreter/search/meaning.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul::search {
namespace {

/// Records of one list that stand for themselves; beyond it what they bring is anything.
constexpr std::int64_t most_records = 12;

bool none_of(const Causes& causes) { return causes == Causes{}; }

/// Whether terms within an expression may be read on another day than the expression itself: as of a day, or as keys of
/// groups, which are those of the day of the case.
bool reads_other_days(const Program& program, NodeId start) {
    const std::vector<NodeId> nodes = nodes_within(program, start);
    const bool grouped = std::any_of(program.domains.begin(), program.domains.end(),
                                     [](const Domain& domain) { return domain.kind == DomainKind::groups; });
    return grouped || std::any_of(nodes.begin(), nodes.end(), [&](NodeId id) {
               const Node& node = program.nodes[id];
               return node.op == Op::as_of || (node.op == Op::clip && node.child_count > 2);
           });
}

}  // namespace

bool Meaning::is_asked(TermId id) const {
    const TermInfo& term = program_.terms[id];
    return term.is_answer && term.document != none && program_.documents[*term.document].asked;
}

Causes Meaning::joined(const Causes& a, const Causes& b) {
    if (none_of(a)) return b;
    if (none_of(b)) return a;
    Causes result{};
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = formulas_.any({a[i], b[i]});
    return result;
}

Causes Meaning::where(FormulaId condition, const Causes& causes) {
    Causes result = causes;
    for (FormulaId& each : result) each = formulas_.all({condition, each});
    return result;
}

/// Kleene's conjunction: what cannot be told has the causes of both sides that cannot.
Known Meaning::both(const Known& a, const Known& b) {
    Known result{formulas_.all({a.yes, b.yes}), formulas_.any({a.no, b.no}), {}};
    if (none_of(a.causes) && none_of(b.causes)) return result;
    result.causes = joined(where(formulas_.negation(b.no), a.causes), where(formulas_.negation(a.no), b.causes));
    return result;
}

/// One of them, told in one step where each of them is known, as nearly always.
Known Meaning::some(const std::vector<Known>& each) {
    Known result{formulas_.truth(false), formulas_.truth(true), {}};
    if (!std::all_of(each.begin(), each.end(), [](const Known& one) { return none_of(one.causes); })) {
        for (const Known& one : each) result = either(result, one);
        return result;
    }
    std::vector<FormulaId> yes;
    std::vector<FormulaId> no;
    for (const Known& one : each) {
        yes.push_back(one.yes);
        no.push_back(one.no);
    }
    return {formulas_.any(yes), formulas_.all(no), {}};
}

/// Of operands that must all be known: if some cannot be told whatever is given, only why those cannot.
Causes Meaning::strict(const std::vector<Figure>& operands) {
    std::vector<FormulaId> certain;
    for (const Figure& each : operands)
        certain.push_back(
            formulas_.all({formulas_.negation(each.good), formulas_.negation(of(each.causes, Sort::fact))}));
    const FormulaId nothing_certain = formulas_.negation(formulas_.any(certain));
    Causes result{};
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (none_of(operands[i].causes)) continue;
        const FormulaId counts = formulas_.any({nothing_certain, certain[i]});
        result = joined(result, where(counts, operands[i].causes));
    }
    return result;
}

/// What a reader gets of a term that is not undetermined: the worst of its causes alone.
Causes Meaning::worst_only(Causes causes) {
    if (none_of(causes)) return causes;
    std::vector<FormulaId> worse;
    for (const auto& alike :
         {std::vector{Sort::error}, std::vector{Sort::conflict, Sort::conflict_here, Sort::conflict_there},
          std::vector{Sort::not_in_force}, std::vector{Sort::gap, Sort::gap_here, Sort::gap_there}}) {
        const FormulaId met = of(causes, alike.front());
        const FormulaId stays = formulas_.any({of(causes, Sort::fact), formulas_.negation(formulas_.any(worse))});
        for (const Sort sort : alike) of(causes, sort) = formulas_.all({of(causes, sort), stays});
        worse.push_back(met);
    }
    return causes;
}

/// Where a rule that surely lives says the same as the one at `place`, which then adds nothing.
FormulaId Meaning::says_the_same(const Entries& entries, std::size_t place) {
    const auto& [alive, said] = entries[place];
    std::vector<FormulaId> any;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == place) continue;
        const auto& [other, other_said] = entries[i];
        any.push_back(formulas_.all({other.yes, other_said.good, same(said, other_said)}));
    }
    return formulas_.all({formulas_.negation(alive.yes), said.good, formulas_.any(any)});
}

/// The third and the fourth step of eval, where `rest` says that neither a conflict of its own nor a value came before.
Causes Meaning::taken_over(const Entries& entries, FormulaId rest) {
    const bool any = std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
        return !none_of(entry.first.causes) || !none_of(entry.second.causes);
    });
    if (!any) return {};
    std::vector<FormulaId> certain;
    for (const auto& [alive, said] : entries) {
        const FormulaId known = formulas_.negation(of(said.causes, Sort::fact));
        certain.push_back(formulas_.all({alive.yes, formulas_.negation(said.good), known}));
    }
    const FormulaId nothing_certain = formulas_.negation(formulas_.any(certain));
    Causes causes{};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& [alive, said] = entries[i];
        const FormulaId open = formulas_.all({nothing_certain, formulas_.negation(alive.no)});
        if (!none_of(said.causes)) causes = joined(causes, where(formulas_.any({certain[i], open}), said.causes));
        if (none_of(alive.causes)) continue;
        const FormulaId counts = formulas_.all({nothing_certain, formulas_.negation(says_the_same(entries, i))});
        causes = joined(causes, where(counts, alive.causes));
    }
    return worst_only(where(rest, causes));
}

/// Its own conflicts and gaps beside what it takes over, and what of it is told elsewhere.
void Meaning::add_own(Standing& standing, TermId term, const Place& place) {
    const auto add = [&](FormulaId own, Sort status, Sort here, Sort there) {
        of(standing.whole, status) = formulas_.any({of(standing.whole, status), own});
        FormulaId told = formulas_.any({of(standing.whole, here), own});
        FormulaId elsewhere = of(standing.whole, there);
        if (!formulas_.is_no(told) || !formulas_.is_no(elsewhere)) {
            const FormulaId unexpected = formulas_.negation(expected(term, status == Sort::conflict, place));
            told = formulas_.all({told, unexpected});
            elsewhere = formulas_.all({elsewhere, unexpected});
        }
        of(standing.whole, here) = told;
        of(standing.whole, there) = elsewhere;
        of(standing.read.causes, status) = of(standing.whole, status);
        const bool asked = is_asked(term);
        of(standing.read.causes, here) = asked ? formulas_.truth(false) : told;
        of(standing.read.causes, there) = asked ? formulas_.any({told, elsewhere}) : elsewhere;
    };
    standing.read.causes = standing.whole;
    add(standing.conflict, Sort::conflict, Sort::conflict_here, Sort::conflict_there);
    add(standing.gap, Sort::gap, Sort::gap_here, Sort::gap_there);
}

/// Where some line says that it is expected. A condition that reads the term itself is met with the line left out.
FormulaId Meaning::expected(TermId term, bool conflict, const Place& place) {
    std::vector<FormulaId> any;
    if (!expecting_.insert(term).second) return formulas_.truth(false);
    for (const ExpectedFindingInfo& each : program_.expected_findings) {
        if (each.term != term || each.conflict != conflict) continue;
        any.push_back(each.condition == none ? formulas_.truth(true) : judge(*each.condition, place).yes);
    }
    expecting_.erase(term);
    return formulas_.any(any);
}

FormulaId Meaning::is(Sort status, TermId term) { return is(status, status, term); }

FormulaId Meaning::is(Sort status, Sort sort, TermId term) {
    const Key key = key_of(term);
    const Causes whole = standing(term, key, day()).whole;
    Causes all = whole;
    // An answer for groups takes over what is wrong with what they are made by.
    for (const DomainId domain : program_.terms[term].per) {
        for (const GroupKey& made_by : program_.domains[domain].keys)
            all = joined(all, figure(*made_by.node, place(Key{formulas_.number(0)}, day())).causes);
    }
    return formulas_.all({of(all, status), of(all, sort), formulas_.negation(of(whole, Sort::fact))});
}

FormulaId Meaning::free_truth() {
    return formulas_.variable(formulas_.add_variable({Variable::Kind::truth, {}, {}, {}, 0, true}));
}

/// A member of its own for each of what a term runs over, so that it may be any.
Key Meaning::any_key(TermId id) {
    Key key{};
    const auto& per = program_.terms[id].per;
    for (std::size_t i = 0; i < per.size(); ++i) {
        const Domain& domain = program_.domains[per[i]];
        if (domain.kind == DomainKind::records || domain.kind == DomainKind::groups) {
            key[i] = formulas_.number(records_[per[i]]++);
            continue;
        }
        Variable member{Variable::Kind::option, {domain.members.begin(), domain.members.end()}, {}, {}, 0, false};
        const bool listed = domain.kind == DomainKind::options || domain.kind == DomainKind::parties;
        if (!listed)
            member = {Variable::Kind::whole, {}, Number(0), {}, period_of({customary_day}, domain.kind), false};
        if (listed && !member.options.empty()) member.customary = member.options.front();
        key[i] = formulas_.variable(formulas_.add_variable(std::move(member)));
    }
    return key;
}

/// What the terms within an expression bring, for some member and some day, if it has no value.
Causes Meaning::from_within(NodeId node, const Place& place, const Figure& open) {
    const std::vector<TermId> terms = terms_within(program_, node);
    Causes causes = open.causes;
    if (terms.empty()) return causes;
    const FormulaId bad = formulas_.negation(open.good);
    of(causes, Sort::not_in_force) = formulas_.all({bad, free_truth()});
    const bool other_days = reads_other_days(program_, node);
    for (const TermId term : terms) {
        for (const auto& alike : {std::array{Sort::gap, Sort::gap_here, Sort::gap_there},
                                  std::array{Sort::conflict, Sort::conflict_here, Sort::conflict_there}}) {
            Causes some;
            const bool too_many = std::any_of(records_.begin(), records_.end(),
                                              [](const auto& list) { return list.second > most_records; });
            if (too_many) {
                for (const Sort sort : alike) of(some, sort) = formulas_.truth(true);
            } else {
                FormulaId date = place.date;
                if (other_days) date = formulas_.variable(formulas_.add_variable(formulas_.variables()[day_]));
                some = standing(term, any_key(term), date).read.causes;
            }
            if (formulas_.is_no(of(some, alike.front()))) continue;
            const FormulaId brought = formulas_.all({bad, free_truth()});
            for (const Sort sort : alike)
                of(causes, sort) = formulas_.any({of(causes, sort), formulas_.all({brought, of(some, sort)})});
        }
    }
    return causes;
}

}  // namespace klausul::search
