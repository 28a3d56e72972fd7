#pragma once

// A case: a date, facts in typed slots, the readings taken and index values that replace the library's. Not given is
// a state of its own and never zero. Filling a case with numbers allocates nothing once it has been used, so one
// Case may serve millions of cases in turn (clear() between them). Not for use from two threads at once.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/program/core.hpp"

namespace klausul {

/// `unknown` (`okänt`, JSON null) means the same as not given, but was said.
enum class Given : std::uint8_t { no, value, unknown, not_applicable, absent };

struct FactValue {
    Number value;
    Given state = Given::no;
};

/// The place of one value of an indexed fact: for each `per`, the option, party, record or year. Unused places are 0.
using IndexKey = std::array<std::int64_t, 3>;

class Case {
public:
    explicit Case(const Program& program);

    /// Forgets date, facts, lists and index values; readings go back to their defaults.
    void clear();

    void set_date(Day date) { date_ = date; }
    [[nodiscard]] std::optional<Day> date() const { return date_; }

    /// A scalar fact, in its declared unit (a percent fact declared `procent` takes 5.4 for 5,4 %).
    void set(FactId fact, Number value) { scalars_[slot(fact)] = {std::move(value), Given::value}; }
    void set(FactId fact, FactValue value) { scalars_[slot(fact)] = std::move(value); }
    void set(FactId fact, const IndexKey& key, FactValue value);
    [[nodiscard]] const FactValue& get(FactId fact) const { return scalars_[slot(fact)]; }
    [[nodiscard]] const FactValue& get(FactId fact, const IndexKey& key) const;

    /// How many records a list has; a list that was never given has none and is_list_given() is false.
    void set_list_size(DomainId list, std::size_t records);
    [[nodiscard]] std::size_t list_size(DomainId list) const { return list_sizes_[list]; }
    [[nodiscard]] bool is_list_given(DomainId list) const { return list_given_[list]; }
    /// A list within records holds the rows of all of them, one record after the other. `rows_of_each` says how many
    /// each outer record has; empty = it does not tell, so that they are unknown, not zero.
    void set_rows(DomainId list, const std::vector<std::optional<std::uint32_t>>& rows_of_each);
    struct Rows {
        std::vector<std::uint32_t> begin;  ///< of each outer record, and the end of the last
        std::vector<std::uint32_t> owner;  ///< of each row
        std::vector<bool> given;           ///< of each outer record
        bool all_given = true;
    };
    [[nodiscard]] const Rows& rows(DomainId list) const { return rows_[list]; }

    /// The members of one of its indexes for which an indexed fact is given, in ascending order.
    [[nodiscard]] std::vector<std::int64_t> given_members(FactId fact, std::size_t index) const;

    void set_reading(ReadingId reading, std::uint32_t option) { readings_[reading] = option; }
    [[nodiscard]] std::uint32_t reading(ReadingId reading) const { return readings_[reading]; }
    [[nodiscard]] const TakenOptions& readings() const { return readings_; }

    /// Index values of the case: a level, or a change as a number (2,5 % = 0.025).
    /// `absent` says that no figure is published for the period any more.
    void set_series(SeriesId series, int period, FactValue value);
    [[nodiscard]] const FactValue& series(SeriesId series, int period) const;
    [[nodiscard]] bool has_series() const { return !series_.empty(); }
    [[nodiscard]] const std::map<std::pair<SeriesId, int>, FactValue>& all_series() const { return series_; }

    /// As if it had never been given: a fact for all its members, a list with those within it, an index value.
    void forget(FactId fact);
    void forget_list(DomainId list);
    void forget_series(SeriesId series, int period) { series_.erase({series, period}); }

    /// The number that stands for a text; equal texts give equal numbers, also with those of the program.
    [[nodiscard]] Number text(std::string_view text);
    [[nodiscard]] const std::string& text_of(const Number& value) const;
    /// The number that stands for a pair (a period, a span of time, a clock window).
    [[nodiscard]] Number pair(Number first, Number second);
    [[nodiscard]] const Pair& pair_of(const Number& value) const;

    /// Hands its own texts and pairs over to the end of the program's, where their numbers stay what they are; only so
    /// may the program take in more of either while the case lives.
    void hand_over_pools(Table<TextId, std::string>& texts, std::vector<Pair>& pairs);

    /// An answer or helper that is taken to be `value`, whatever the rules say of it, on every day.
    void suppose(TermId term, const IndexKey& key, Number value);
    void forget_supposed(TermId term, const IndexKey& key) { supposed_.erase({term, key}); }
    void forget_supposed(TermId term);
    /// What is asked has entered into force, whatever is decided: `antag avtalet i kraft`.
    void suppose_in_force();
    [[nodiscard]] const Number* supposed(TermId term, const IndexKey& key) const;
    [[nodiscard]] const std::map<std::pair<TermId, IndexKey>, Number>& all_supposed() const { return supposed_; }

    // What the header of the main document may leave open, since it comes later: notice that was given, and when it was
    // signed. They stand in the place of the header's own lines.
    void set_notice_given(std::optional<NoticeGiven> notice) { notice_given_ = std::move(notice); }
    [[nodiscard]] const std::optional<NoticeGiven>& notice_given() const { return notice_given_; }
    void set_signed_on(std::optional<Interval> days) { signed_on_ = days; }
    [[nodiscard]] const std::optional<Interval>& signed_on() const { return signed_on_; }
    /// The term of the main document with what the case tells of it.
    [[nodiscard]] Term term_of_main() const;

    /// Rules of documents speak as if the document's term had no end and no beginning (`oavsett avtalstid`).
    void set_regardless_of_term(bool on) { regardless_of_term_ = on; }
    [[nodiscard]] bool regardless_of_term() const { return regardless_of_term_; }

private:
    struct Indexed {
        std::vector<FactValue> dense;  ///< one `per` over options, parties or records: by its value
        std::map<IndexKey, FactValue> sparse;
    };
    [[nodiscard]] std::uint32_t slot(FactId fact) const { return program_->facts[fact].slot; }
    [[nodiscard]] bool is_dense(FactId fact) const;

    const Program* program_;
    std::optional<Day> date_;
    std::vector<FactValue> scalars_;
    std::vector<Indexed> indexed_;
    Table<DomainId, std::size_t> list_sizes_;
    Table<DomainId, bool> list_given_;
    Table<DomainId, Rows> rows_;
    TakenOptions readings_;
    std::map<std::pair<SeriesId, int>, FactValue> series_;
    std::vector<std::string> texts_;
    std::unordered_map<std::string, std::size_t> text_places_;
    std::vector<Pair> pairs_;
    std::map<std::pair<TermId, IndexKey>, Number> supposed_;
    std::optional<NoticeGiven> notice_given_;
    std::optional<Interval> signed_on_;
    bool regardless_of_term_ = false;
};

}  // namespace klausul
