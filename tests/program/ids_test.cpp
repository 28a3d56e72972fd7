// Ids: places of one table are no numbers and no places of another, and what may be missing indexes nothing. Most of it
// is for the compiler to say.

#include <algorithm>
#include <map>
#include <type_traits>
#include <unordered_set>
#include <vector>
#include "tests/catch.hpp"

#include "interpreter/program/core.hpp"

namespace {

using namespace klausul;

template <typename A, typename B>
concept comparable = requires(A a, B b) {
    a == b;
};
template <typename A, typename B>
concept ordered_with = requires(A a, B b) {
    a < b;
};
template <typename T>
concept countable = requires(T a) {
    ++a;
}
|| requires(T a) { a + 1; }
|| requires(T a) { a - a; };
template <typename T>
concept number_like = requires(T a) {
    static_cast<std::size_t>(a);
}
|| requires(T a) { !a; };
template <typename Rows, typename Index>
concept indexed_by = requires(Rows rows, Index index) {
    rows[index];
};

// An id is made of a number where that is said, and never of another id or of what may be missing.
static_assert(std::is_constructible_v<RuleId, std::size_t>);
static_assert(!std::is_convertible_v<std::uint32_t, RuleId> && !std::is_convertible_v<int, RuleId>);
static_assert(!std::is_constructible_v<RuleId, TermId> && !std::is_assignable_v<RuleId&, TermId>);
static_assert(!std::is_constructible_v<RuleId, Maybe<RuleId>> && !std::is_constructible_v<RuleId, None>);
static_assert(!std::is_assignable_v<RuleId&, std::uint32_t> && !std::is_assignable_v<RuleId&, None>);
static_assert(!std::is_default_constructible_v<RuleId>);

// It is taken for no number, and nothing is reckoned with it.
static_assert(!std::is_convertible_v<RuleId, std::uint32_t> && !number_like<RuleId> && !countable<RuleId>);
static_assert(!std::is_convertible_v<Maybe<RuleId>, std::uint32_t> && !number_like<Maybe<RuleId>>);
static_assert(!countable<Maybe<RuleId>>);

// Ids of different tables do not meet.
static_assert(comparable<RuleId, RuleId> && ordered_with<RuleId, RuleId>);
static_assert(!comparable<RuleId, TermId> && !comparable<RuleId, int> && !comparable<RuleId, None>);
static_assert(!comparable<Maybe<RuleId>, TermId> && !comparable<Maybe<RuleId>, Maybe<TermId>>);
static_assert(!comparable<Maybe<RuleId>, int> && comparable<Maybe<RuleId>, RuleId> && comparable<Maybe<RuleId>, None>);

// What may be missing is made of an id or of `none`, and must be asked for its id.
static_assert(std::is_convertible_v<RuleId, Maybe<RuleId>> && std::is_convertible_v<None, Maybe<RuleId>>);
static_assert(!std::is_constructible_v<Maybe<RuleId>, TermId> && !std::is_constructible_v<Maybe<RuleId>, int>);
static_assert(!std::is_constructible_v<Maybe<RuleId>, Maybe<TermId>>);
static_assert(!std::is_convertible_v<Maybe<RuleId>, RuleId>);

// Tables are indexed by their own ids only.
using Rules = Table<RuleId, int>;
static_assert(indexed_by<Rules, RuleId> && indexed_by<const Rules, RuleId>);
static_assert(!indexed_by<Rules, TermId> && !indexed_by<Rules, Maybe<RuleId>> && !indexed_by<Rules, None>);
static_assert(!indexed_by<Rules, std::size_t> && !indexed_by<Rules, int> && !indexed_by<std::vector<int>, RuleId>);

// They cost what numbers cost.
static_assert(sizeof(RuleId) == sizeof(std::uint32_t) && sizeof(Maybe<RuleId>) == sizeof(std::uint32_t));
static_assert(std::is_trivially_copyable_v<RuleId> && std::is_trivially_copyable_v<Maybe<RuleId>>);

// A node's payload is an id of the table that its operator names.
static_assert(is_id<FactId>(row_of(Op::fact).payload) && !is_id<TermId>(row_of(Op::fact).payload));
static_assert(is_id<DomainId>(row_of(Op::group_with).payload) && is_id<DomainId>(row_of(Op::inner_record).payload));
static_assert(!std::is_convertible_v<std::uint32_t, NodePayload> && !std::is_constructible_v<NodePayload, None>);
static_assert(!std::is_constructible_v<NodePayload, Maybe<FactId>>);

}  // namespace

TEST_CASE("a table gives each row an id that stays", "[program]") {
    Table<RuleId, std::string> rows;
    CHECK(rows.empty());
    const RuleId next = rows.next();
    const RuleId first = rows.push_back("a");
    const RuleId second = rows.push_back("b");
    CHECK(first == next);
    CHECK(first < second);
    CHECK(rows[first] == "a");
    CHECK(rows[second] == "b");
    CHECK(rows.last() == second);
    CHECK(rows.id_of(rows[second]) == second);
    CHECK(rows.contains(second));
    CHECK_FALSE(rows.contains(rows.next()));
    std::vector<RuleId> ids;
    for (const RuleId id : rows.ids()) ids.push_back(id);
    CHECK(ids == std::vector<RuleId>{first, second});
    rows.pop_back();
    CHECK(rows.size() == 1);
    CHECK_FALSE(rows.contains(second));
}

TEST_CASE("the ids of a table are those it had when they were asked for", "[program]") {
    Table<RuleId, int> rows(2, 7);
    for (const RuleId id : rows.ids()) rows.push_back(rows[id] + 1);
    CHECK(rows == Table<RuleId, int>([] {
              Table<RuleId, int> wanted(2, 7);
              wanted.push_back(8);
              wanted.push_back(8);
              return wanted;
          }()));
}

TEST_CASE("an id that may be missing is asked before it is read", "[program]") {
    Maybe<RuleId> rule;
    CHECK(rule == none);
    rule = RuleId(3);
    CHECK(rule != none);
    CHECK(rule == RuleId(3));
    CHECK(*rule == RuleId(3));
    rule = none;
    CHECK(rule == none);
    CHECK(rule != RuleId(0));
    CHECK(Maybe(RuleId(5)) < Maybe<RuleId>());
}

TEST_CASE("reading an id that is not there is an error that a host can catch", "[program]") {
    const Maybe<RuleId> rule = none;
    CHECK_THROWS_AS(*rule, InternalError);
    CHECK_THROWS_AS(*rule, std::logic_error);
    try {
        static_cast<void>(*rule);
        FAIL("nothing was thrown");
    } catch (const InternalError& error) {
        CHECK(std::string(error.what()).find("there is none") != std::string::npos);
    }
    CHECK(*Maybe<RuleId>(RuleId(4)) == RuleId(4));
}

TEST_CASE("ids are keys of maps and sets", "[program]") {
    const std::map<RuleId, int> by_rule{{RuleId(1), 1}, {RuleId(0), 0}};
    CHECK(by_rule.begin()->first == RuleId(0));
    const std::unordered_set<RuleId> rules{RuleId(1), RuleId(1), RuleId(2)};
    CHECK(rules.size() == 2);
    CHECK(rules.contains(RuleId(2)));
}

TEST_CASE("every payload but plain numbers is an id of one table", "[program]") {
    const auto tables = [](Payload kind) {
        return static_cast<int>(is_id<ConstantId>(kind)) + is_id<FactId>(kind) + is_id<TermId>(kind) +
               is_id<ReadingId>(kind) + is_id<SeriesId>(kind) + is_id<ContainerId>(kind) + is_id<GroupKeyId>(kind) +
               is_id<DomainId>(kind) + is_id<PeriodId>(kind) + is_id<ShiftId>(kind) + is_id<SetId>(kind) +
               is_id<ChoiceId>(kind) + is_id<RoundingId>(kind) + is_id<LoopId>(kind) + is_id<AllocationId>(kind) +
               is_id<UpratingId>(kind) + is_id<TextId>(kind);
    };
    for (const OpRow& row : op_rows) {
        const bool number =
            row.payload == Payload::unused || row.payload == Payload::local || row.payload == Payload::number;
        INFO(static_cast<int>(row.op));
        CHECK(tables(row.payload) == (number ? 0 : 1));
        CHECK(NodePayload().fits(row.op) == number);
    }
    CHECK(NodePayload(FactId(2)).fits(Op::fact));
    CHECK_FALSE(NodePayload(FactId(2)).fits(Op::term));
    CHECK(NodePayload(FactId(2)).value() == 2);
}

TEST_CASE("a choice says nothing of what no line and no rest is about", "[program]") {
    ChoicePlan plan;
    plan.by_option = {Maybe(NodeId(4)), none};
    CHECK(plan.line(0) == NodeId(4));
    CHECK(plan.line(1) == none);
    CHECK(plan.line(2) == none);
    plan.otherwise = NodeId(9);
    CHECK(plan.line(0) == NodeId(4));
    CHECK(plan.line(1) == NodeId(9));
    CHECK(plan.line(2) == NodeId(9));
}
