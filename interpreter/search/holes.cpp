#include "interpreter/search/holes.hpp"

#include <algorithm>

namespace klausul::search {

std::vector<Interval> holes_of(const Program& program, TermId term) {
    std::vector<Interval> in_force;
    for (const RuleId id : program.terms[term].rules) {
        const RuleInfo& rule = program.rules[id];
        if (!rule.hosts.empty()) continue;
        const DocumentInfo* document = rule.document == none ? nullptr : &program.documents[*rule.document];
        if (document != nullptr && document->entry != none) return {};
        const Interval of_document = document == nullptr ? Interval{} : document->in_force;
        const Interval days{std::max(rule.in_force.from, of_document.from), std::min(rule.in_force.to, of_document.to)};
        if (days.from <= days.to) in_force.push_back(days);
    }
    std::sort(in_force.begin(), in_force.end(), [](const Interval& a, const Interval& b) { return a.from < b.from; });
    std::vector<Interval> holes;
    for (std::size_t i = 1; i < in_force.size(); ++i) {
        const auto before = std::max_element(in_force.begin(), in_force.begin() + static_cast<std::ptrdiff_t>(i),
                                             [](const Interval& a, const Interval& b) { return a.to < b.to; });
        if (before->to == Day::max_number || in_force[i].from <= before->to + 1) continue;
        holes.push_back({before->to + 1, in_force[i].from - 1});
    }
    return holes;
}

}  // namespace klausul::search
