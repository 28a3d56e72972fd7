#pragma once

// What the parts of a program are known by: places in its tables. Each table has an id of a type of its own and is
// indexed by nothing else, so that a place in one is never taken for a place in another, and nothing that may be
// missing for a place at all.

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "interpreter/program/internal_error.hpp"

namespace klausul {

/// A place in the tables of a `Thing`. There is always one: what may be missing is a Maybe. Made of a number, and
/// taken for one, only where that is said; two of different things do not meet.
template <typename Thing>
class Id {
public:
    constexpr explicit Id(std::size_t position) : position_(static_cast<std::uint32_t>(position)) {}
    /// From 0. For what stands in the table in order and for what is put into words, not to index with.
    [[nodiscard]] constexpr std::uint32_t position() const { return position_; }

    friend constexpr bool operator==(Id, Id) = default;
    friend constexpr std::strong_ordering operator<=>(Id, Id) = default;

private:
    std::uint32_t position_;
};

/// That there is nothing.
struct None {
    constexpr explicit None(int) {}
};
inline constexpr None none{0};

/// An id, or none. It is asked (`!= none`) before it is read (`*`); it indexes nothing itself. As small as the id.
template <typename AnyId>
class Maybe {
public:
    constexpr Maybe() = default;
    // NOLINTBEGIN(google-explicit-constructor,hicpp-explicit-conversions): an id may stand wherever it may be missing
    constexpr Maybe(None) {}
    constexpr Maybe(AnyId id) : position_(id.position()) {}
    // NOLINTEND(google-explicit-constructor,hicpp-explicit-conversions)

    /// There must be one: who has not asked is stopped here by an InternalError, before anything is indexed with it.
    [[nodiscard]] constexpr AnyId operator*() const {
        if (position_ == missing) [[unlikely]]
            fail_internally("an id that may be missing was read where there is none");
        return AnyId(position_);
    }

    friend constexpr bool operator==(Maybe, Maybe) = default;
    friend constexpr bool operator==(Maybe a, AnyId b) { return a == Maybe(b); }
    friend constexpr bool operator==(Maybe a, None) { return a.position_ == missing; }
    /// None comes last.
    friend constexpr std::strong_ordering operator<=>(Maybe, Maybe) = default;

private:
    static constexpr std::uint32_t missing = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t position_ = missing;
};

/// All ids of a table, in order.
template <typename AnyId>
class IdRange {
public:
    class Iterator {
    public:
        explicit Iterator(std::size_t position) : position_(position) {}
        [[nodiscard]] AnyId operator*() const { return AnyId(position_); }
        Iterator& operator++() {
            ++position_;
            return *this;
        }
        friend bool operator==(Iterator, Iterator) = default;

    private:
        std::size_t position_;
    };

    explicit IdRange(std::size_t count) : count_(count) {}
    [[nodiscard]] Iterator begin() const { return Iterator(0); }
    [[nodiscard]] Iterator end() const { return Iterator(count_); }

private:
    std::size_t count_;
};

/// A row for each id. Rows are added at the end and keep their ids.
template <typename AnyId, typename Row>
class Table {
public:
    using value_type = Row;
    using Rows = std::vector<Row>;

    Table() = default;
    explicit Table(std::size_t size, const Row& row = Row()) : rows_(size, row) {}

    /// The id must be of this table.
    [[nodiscard]] typename Rows::reference operator[](AnyId id) {
        assert(contains(id));
        return rows_[id.position()];
    }
    [[nodiscard]] typename Rows::const_reference operator[](AnyId id) const {
        assert(contains(id));
        return rows_[id.position()];
    }
    [[nodiscard]] bool contains(AnyId id) const { return id.position() < rows_.size(); }

    AnyId push_back(Row row) {
        rows_.push_back(std::move(row));
        return last();
    }
    /// The row added last; there must be one.
    [[nodiscard]] AnyId last() const {
        assert(!rows_.empty());
        return AnyId(rows_.size() - 1);
    }
    /// Takes the last row away; its id is no more.
    void pop_back() { rows_.pop_back(); }
    /// What the next row will be known by.
    [[nodiscard]] AnyId next() const { return AnyId(rows_.size()); }
    /// A row of this table.
    [[nodiscard]] AnyId id_of(const Row& row) const { return AnyId(static_cast<std::size_t>(&row - rows_.data())); }
    [[nodiscard]] IdRange<AnyId> ids() const { return IdRange<AnyId>(rows_.size()); }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    void resize(std::size_t size) { rows_.resize(size); }
    void assign(std::size_t size, const Row& row) { rows_.assign(size, row); }
    void clear() { rows_.clear(); }

    [[nodiscard]] auto begin() { return rows_.begin(); }
    [[nodiscard]] auto end() { return rows_.end(); }
    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }
    [[nodiscard]] typename Rows::reference back() { return rows_.back(); }
    [[nodiscard]] typename Rows::const_reference back() const { return rows_.back(); }

    friend bool operator==(const Table&, const Table&) = default;

private:
    Rows rows_;
};

using NodeId = Id<struct Node>;
using FactId = Id<struct FactInfo>;
using ListId = Id<struct ListInfo>;
using RecordId = Id<struct RecordInfo>;
using TermId = Id<struct TermInfo>;
using RuleId = Id<struct RuleInfo>;
using ReadingId = Id<struct ReadingInfo>;
using SeriesId = Id<struct SeriesInfo>;
using DomainId = Id<struct Domain>;
using EnumerationId = Id<struct Enumeration>;
using PartyId = Id<struct Party>;
using ClauseId = Id<struct ClauseInfo>;
using DocumentId = Id<struct DocumentInfo>;
using RequirementId = Id<struct RequirementInfo>;
using UnitId = Id<struct NamedUnit>;

// What a node refers to beside those.
using ConstantId = Id<struct ConstantTag>;
using TextId = Id<struct TextTag>;
using SetId = Id<struct SetTag>;
using RoundingId = Id<struct RoundingPlan>;
using LoopId = Id<struct LoopPlan>;
using ChoiceId = Id<struct ChoicePlan>;
using AllocationId = Id<struct AllocationPlan>;
using UpratingId = Id<struct UpratingPlan>;
using ShiftId = Id<struct ShiftPlan>;
using PeriodId = Id<struct PeriodPlan>;
using ContainerId = Id<struct ContainerRead>;
using GroupKeyId = Id<struct GroupKeyRead>;

/// For each reading of a program, the option that is taken.
using TakenOptions = Table<ReadingId, std::uint32_t>;

}  // namespace klausul

template <typename Thing>
struct std::hash<klausul::Id<Thing>> {
    std::size_t operator()(klausul::Id<Thing> id) const noexcept { return std::hash<std::uint32_t>{}(id.position()); }
};
