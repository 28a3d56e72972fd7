#include "interpreter/evaluate/settlement.hpp"

#include <algorithm>
#include <utility>

namespace klausul {
namespace {

bool same(const Result& a, const Result& b) { return a.referral == b.referral && a.value == b.value; }

bool must_with_value(const Entry& entry) { return entry.lives.truth == Truth::yes && entry.value.good(); }

/// Whether two that must live say different things.
bool conflicting(std::span<const Entry> entries) {
    const Entry* seen = nullptr;
    for (const Entry& entry : entries) {
        if (!must_with_value(entry)) continue;
        if (seen != nullptr && !same(seen->value, entry.value)) return true;
        seen = &entry;
    }
    return false;
}

/// Whether all that may live say the same, and one of them must.
bool settled_by_all(std::span<const Entry> entries) {
    bool must = false;
    for (const Entry& entry : entries) {
        if (!entry.value.good() || !same(entries.front().value, entry.value)) return false;
        must = must || entry.lives.truth == Truth::yes;
    }
    return must;
}

}  // namespace

TermValue Settlement::blocked(CauseId cause) const { return {Number(), cause, causes_.at(cause).status, none}; }

TermValue Settlement::open(CauseId cause) const {
    if (causes_.at(cause).has_fact) return {Number(), cause, Status::undetermined, none};
    return blocked(causes_.worst(cause));
}

TermValue Settlement::decided(RuleId rule, Result value, TermId term, const IndexKey& key, Day date) {
    const CauseId cause = value.referral ? causes_.block(Status::referred, term, key, date) : 0;
    return {std::move(value.value), cause, value.referral ? Status::referred : Status::decided, rule};
}

CauseId Settlement::open_causes(std::span<const Entry> entries) {
    const auto must = std::find_if(entries.begin(), entries.end(), must_with_value);
    CauseId causes = 0;
    for (const Entry& entry : entries) {
        const bool may = entry.lives.truth == Truth::unknown;
        if (may && must != entries.end() && entry.value.good() && same(must->value, entry.value)) continue;
        if (may) causes = causes_.join(causes, entry.lives.cause);
        causes = causes_.join(causes, entry.value.cause);
    }
    return causes;
}

/// The five steps of docs/evaluation.md.
TermValue Settlement::settle(std::span<Entry> entries, TermId term, const IndexKey& key, Day date,
                             CauseId not_in_force) {
    // Nearly always there is one, and nothing to compare it with.
    if (entries.size() == 1 && must_with_value(entries.front()))
        return decided(entries.front().rule, std::move(entries.front().value), term, key, date);
    if (conflicting(entries))
        return {Number(), causes_.block(Status::conflict, term, key, date), Status::conflict, none};
    if (settled_by_all(entries)) {
        const auto must = std::find_if(entries.begin(), entries.end(), must_with_value);
        return decided(must->rule, std::move(must->value), term, key, date);
    }
    CauseId certain = 0;
    for (const Entry& entry : entries) {
        if (entry.lives.truth != Truth::yes || entry.value.good() || causes_.at(entry.value.cause).has_fact) continue;
        certain = causes_.join(certain, entry.value.cause);
    }
    if (certain != 0) return blocked(causes_.worst(certain));
    const CauseId causes = open_causes(entries);
    if (causes != 0) return open(causes);
    // Nothing speaks, but the agreement leaves a gap only if it is in force.
    if (not_in_force != 0) return open(not_in_force);
    return {Number(), causes_.block(Status::gap, term, key, date), Status::gap, none};
}

}  // namespace klausul
