#include "interpreter/evaluate/causes.hpp"

#include <algorithm>
#include <set>

namespace klausul {
namespace {

/// Which of two statuses stands for both.
int severity(Status status) { return static_cast<int>(status); }

bool same_cause(const Cause& a, const Cause& b) {
    return a.kind == b.kind && a.fact_asked == b.fact_asked && a.series == b.series && a.list == b.list &&
           (a.kind == Cause::Kind::fault || a.term == b.term) && a.node == b.node && a.key == b.key &&
           a.series_lack == b.series_lack && a.outer_record == b.outer_record && a.status == b.status &&
           a.fault == b.fault && a.date == b.date;
}

}  // namespace

void Causes::begin() {
    if (causes_.size() > 1) causes_.resize(1);
    origin_ = nullptr;
    limit_cause_ = 0;
}

CauseId Causes::add(Cause cause) {
    causes_.push_back(std::move(cause));
    return static_cast<CauseId>(causes_.size() - 1);
}

CauseId Causes::join(CauseId a, CauseId b) {
    if (a == 0 || a == b) return b;
    if (b == 0) return a;
    // Past this many the list is of no use to anybody; one side with a fact is kept, so that the status stays right.
    constexpr std::size_t enough = 200'000;
    if (causes_.size() > enough && causes_[a].has_fact == causes_[b].has_fact) return a;
    Cause cause;
    cause.kind = Cause::Kind::both;
    cause.has_fact = causes_[a].has_fact || causes_[b].has_fact;
    cause.first = a;
    cause.second = b;
    return add(std::move(cause));
}

CauseId Causes::strict(CauseId a, CauseId b) {
    if (a == 0 || b == 0) return a == 0 ? b : a;
    const bool a_fact = causes_[a].has_fact;
    const bool b_fact = causes_[b].has_fact;
    if (a_fact == b_fact) return join(a, b);
    return a_fact ? b : a;
}

CauseId Causes::fault(FaultKind kind, Maybe<NodeId> node, Number figure) {
    const bool bounds_met = kind == FaultKind::too_deep || kind == FaultKind::too_many_steps;
    if (bounds_met && limit_cause_ != 0) return limit_cause_;
    Cause cause;
    cause.kind = Cause::Kind::fault;
    cause.status = Status::error;
    cause.fault = kind;
    cause.node = node;
    const Origin origin = origin_ == nullptr ? Origin{} : *origin_;
    cause.term = origin.term;
    cause.key = origin.key;
    cause.date = origin.date;
    cause.figure = std::move(figure);
    const CauseId id = add(std::move(cause));
    if (bounds_met) limit_cause_ = id;
    return id;
}

CauseId Causes::not_given(FactId fact, const IndexKey& key, CauseId lacking) {
    Cause cause;
    cause.kind = Cause::Kind::fact;
    cause.has_fact = true;
    cause.fact_asked = fact;
    cause.lacking = lacking;
    cause.key = key;
    return add(std::move(cause));
}

CauseId Causes::block(Status status, Maybe<TermId> term, const IndexKey& key, Day date) {
    Cause cause;
    cause.kind = Cause::Kind::block;
    cause.status = status;
    cause.term = term;
    cause.key = key;
    cause.date = date;
    return add(std::move(cause));
}

CauseId Causes::unsaid() {
    const Origin here = origin_ == nullptr ? Origin{} : *origin_;
    return block(Status::gap, here.term, here.key, here.date);
}

std::vector<CauseId> Causes::flatten(CauseId id) const {
    std::vector<CauseId> plain;
    std::set<CauseId> seen;
    std::vector<CauseId> open{id};
    while (!open.empty()) {
        const CauseId next = open.back();
        open.pop_back();
        if (next == 0 || !seen.insert(next).second) continue;
        const Cause& cause = causes_[next];
        if (cause.kind == Cause::Kind::both) {
            open.push_back(cause.second);
            open.push_back(cause.first);
            continue;
        }
        const bool known =
            std::any_of(plain.begin(), plain.end(), [&](CauseId other) { return same_cause(causes_[other], cause); });
        if (!known) plain.push_back(next);
        if (plain.size() >= 1000) break;  // a list of a thousand missing facts helps nobody more than its first part
    }
    return plain;
}

CauseId Causes::worst(CauseId id) const {
    CauseId found = 0;
    for (const CauseId plain : flatten(id)) {
        const Cause& cause = causes_[plain];
        if (cause.has_fact) continue;
        if (found == 0 || severity(cause.status) > severity(causes_[found].status)) found = plain;
    }
    return found;
}

}  // namespace klausul
