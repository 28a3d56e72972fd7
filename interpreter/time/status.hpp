#pragma once

// What `klausul status` tells: for a day, which documents are in force and by which period, when notice must be given
// at the latest, and where documents that follow each other leave days to nobody or to two.

#include <string>
#include <vector>

#include "interpreter/time/term.hpp"

namespace klausul {

struct DocumentName {
    std::string path;
    std::string name;
    std::string title;

    [[nodiscard]] const std::string& shown() const { return title.empty() ? name : title; }
};

enum class InForce : std::uint8_t {
    yes,
    not_yet,
    ended,
    waits,      ///< not shown to have entered into force: that depends on facts that nobody has given
    proposal,   ///< only proposed
    not_stated  ///< the text gives no term; it is tried as if it were in force
};

/// `träder i kraft`: what a document waits for.
struct EntryStatus {
    enum class Entered : std::uint8_t { yes, no, unknown };
    Entered entered = Entered::unknown;
    std::vector<std::string> ways;     ///< each as written, after `när`
    std::vector<std::string> missing;  ///< the facts that would tell, in words
    std::vector<std::string> tags;
};

/// A clause as it is referred to.
struct ClauseName {
    std::string title;
    std::vector<std::string> tags;
};

struct DocumentStatus {
    DocumentName document;
    InForce in_force = InForce::not_stated;
    Term term;
    std::optional<EntryStatus> entry;
    Interval days;                        ///< days_in_force(term)
    std::optional<TermPeriod> period;     ///< the one that holds the date; else the last before it or the first after
    std::optional<TermPeriod> next;       ///< the renewal that follows if no notice is given
    std::optional<NoticeOutcome> notice;  ///< of notice that has been given
    std::vector<ClauseName> irreversible;
    std::vector<std::string> replaces, applies_also, also_called;
    std::string series;
};

/// Days that no document of a series covers, or two do.
struct SeriesFinding {
    enum class Kind : std::uint8_t { gap, overlap };
    Kind kind = Kind::gap;
    Interval days;
    bool holds_date = false;
    std::size_t before = 0;  ///< places among the documents
    std::size_t after = 0;
    bool replaces = false;  ///< the later one says that it replaces the earlier one
};

struct StatusReport {
    Day date;
    std::vector<DocumentStatus> documents;
    std::vector<SeriesFinding> findings;
};

/// What is true of one document on a day; the caller adds its name, clauses and relations.
[[nodiscard]] DocumentStatus status_on(const Term& term, std::optional<EntryStatus> entry, Day date);

/// Documents are of one series if they say so (`serie`), if one replaces the other, or if they lie in one folder under
/// names that differ in years only (`nutrition_2021`, `nutrition_2025`).
[[nodiscard]] StatusReport compare(std::vector<DocumentStatus> documents, Day date);

}  // namespace klausul
