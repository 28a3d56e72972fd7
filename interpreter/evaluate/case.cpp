#include "interpreter/evaluate/case.hpp"

#include <algorithm>
#include <iterator>

namespace klausul {
namespace {

const FactValue not_given{};

bool is_dense_domain(DomainKind kind) {
    return kind == DomainKind::options || kind == DomainKind::parties || kind == DomainKind::records;
}

}  // namespace

Case::Case(const Program& program) : program_(&program) {
    scalars_.resize(program.scalar_facts);
    indexed_.resize(program.indexed_facts);
    list_sizes_.resize(program.domains.size());
    list_given_.resize(program.domains.size());
    rows_.resize(program.domains.size());
    clear();
}

void Case::clear() {
    date_.reset();
    for (FactValue& fact : scalars_) fact = {};
    for (Indexed& fact : indexed_) {
        fact.dense.clear();
        fact.sparse.clear();
    }
    std::fill(list_sizes_.begin(), list_sizes_.end(), 0);
    std::fill(list_given_.begin(), list_given_.end(), false);
    readings_ = default_options(*program_);
    series_.clear();
    texts_.clear();
    text_places_.clear();
    for (Rows& rows : rows_) rows = {};
    pairs_.clear();
    supposed_.clear();
    notice_given_.reset();
    signed_on_.reset();
    regardless_of_term_ = false;
}

bool Case::is_dense(FactId fact) const {
    const auto& per = program_->facts[fact].per;
    return per.size() == 1 && is_dense_domain(program_->domains[per[0]].kind);
}

void Case::set(FactId fact, const IndexKey& key, FactValue value) {
    if (program_->facts[fact].per.empty()) return set(fact, std::move(value));
    Indexed& indexed = indexed_[slot(fact)];
    if (!is_dense(fact)) {
        indexed.sparse[key] = std::move(value);
        return;
    }
    const auto place = static_cast<std::size_t>(key[0]);
    if (indexed.dense.size() <= place) indexed.dense.resize(place + 1);
    indexed.dense[place] = std::move(value);
}

const FactValue& Case::get(FactId fact, const IndexKey& key) const {
    if (program_->facts[fact].per.empty()) return get(fact);
    const Indexed& indexed = indexed_[slot(fact)];
    if (is_dense(fact)) {
        const auto place = static_cast<std::size_t>(key[0]);
        return place < indexed.dense.size() ? indexed.dense[place] : not_given;
    }
    const auto found = indexed.sparse.find(key);
    return found == indexed.sparse.end() ? not_given : found->second;
}

void Case::set_list_size(DomainId list, std::size_t records) {
    list_sizes_[list] = records;
    list_given_[list] = true;
}

void Case::set_series(SeriesId series, int period, FactValue value) { series_[{series, period}] = std::move(value); }

const FactValue& Case::series(SeriesId series, int period) const {
    static const FactValue not_given;
    const auto found = series_.find({series, period});
    return found == series_.end() ? not_given : found->second;
}

void Case::set_rows(DomainId list, const std::vector<std::optional<std::uint32_t>>& rows_of_each) {
    Rows rows;
    for (std::size_t outer = 0; outer < rows_of_each.size(); ++outer) {
        const bool given = rows_of_each[outer].has_value();
        rows.begin.push_back(static_cast<std::uint32_t>(rows.owner.size()));
        rows.given.push_back(given);
        rows.all_given = rows.all_given && given;
        if (given) rows.owner.insert(rows.owner.end(), *rows_of_each[outer], static_cast<std::uint32_t>(outer));
    }
    rows.begin.push_back(static_cast<std::uint32_t>(rows.owner.size()));
    set_list_size(list, rows.owner.size());
    rows_[list] = std::move(rows);
}

Term Case::term_of_main() const {
    Term term = program_->documents[program_->main].term;
    if (notice_given_) term.given = notice_given_;
    if (signed_on_) term.signed_on = signed_on_;
    return term;
}

void Case::suppose(TermId term, const IndexKey& key, Number value) {
    supposed_.insert_or_assign({term, key}, std::move(value));
}

void Case::forget_supposed(TermId term) {
    std::erase_if(supposed_, [&](const auto& each) { return each.first.first == term; });
}

void Case::suppose_in_force() {
    for (const DocumentInfo& document : program_->documents) {
        if (document.asked && document.entry != none) suppose(*document.entry, {}, Number(1));
    }
}

const Number* Case::supposed(TermId term, const IndexKey& key) const {
    if (supposed_.empty()) return nullptr;
    const auto found = supposed_.find({term, key});
    return found == supposed_.end() ? nullptr : &found->second;
}

std::vector<std::int64_t> Case::given_members(FactId fact, std::size_t index) const {
    const Indexed& indexed = indexed_[slot(fact)];
    std::vector<std::int64_t> members;
    for (const auto& [key, value] : indexed.sparse) {
        if (value.state != Given::no) members.push_back(key[index]);
    }
    for (std::size_t place = 0; place < indexed.dense.size(); ++place) {
        if (indexed.dense[place].state != Given::no) members.push_back(static_cast<std::int64_t>(place));
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

void Case::forget(FactId fact) {
    if (program_->facts[fact].per.empty()) {
        scalars_[slot(fact)] = {};
    } else {
        indexed_[slot(fact)] = {};
    }
}

void Case::forget_list(DomainId list) {
    for (const ListInfo& info : program_->lists) {
        if (program_->domains[info.domain].parent == list && info.domain != list) forget_list(info.domain);
        if (info.domain != list) continue;
        for (const FactId field : info.fields) forget(field);
    }
    list_sizes_[list] = 0;
    list_given_[list] = false;
    rows_[list] = {};
}

void Case::hand_over_pools(Table<TextId, std::string>& texts, std::vector<Pair>& pairs) {
    for (std::string& text : texts_) texts.push_back(std::move(text));
    std::move(pairs_.begin(), pairs_.end(), std::back_inserter(pairs));
    texts_.clear();
    text_places_.clear();
    pairs_.clear();
}

Number Case::text(std::string_view text) {
    const auto& fixed = program_->texts;
    const auto in_program = std::find(fixed.begin(), fixed.end(), text);
    if (in_program != fixed.end()) return static_cast<std::int64_t>(in_program - fixed.begin());
    const auto [found, added] = text_places_.emplace(text, texts_.size());
    if (added) texts_.emplace_back(text);
    return static_cast<std::int64_t>(fixed.size() + found->second);
}

const std::string& Case::text_of(const Number& value) const {
    const auto place = static_cast<std::size_t>(value.to_int64().value_or(0));
    const std::size_t fixed = program_->texts.size();
    return place < fixed ? program_->texts[TextId(place)] : texts_[place - fixed];
}

Number Case::pair(Number first, Number second) {
    pairs_.push_back({std::move(first), std::move(second)});
    return static_cast<std::int64_t>(program_->pairs.size() + pairs_.size() - 1);
}

const Pair& Case::pair_of(const Number& value) const {
    const auto place = static_cast<std::size_t>(value.to_int64().value_or(0));
    const std::size_t fixed = program_->pairs.size();
    return place < fixed ? program_->pairs[place] : pairs_[place - fixed];
}

}  // namespace klausul
