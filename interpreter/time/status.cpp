#include "interpreter/time/status.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace klausul {
namespace {

/// The last period that the document reaches, and the period it begins with.
std::optional<TermPeriod> nearest_period(const Term& term, const Interval& days, Day date) {
    if (date < days.first()) return first_period(term);
    return days.ends() ? period_on(term, days.last()) : std::nullopt;
}

InForce in_force_on(const DocumentStatus& status, Day date) {
    const Term& term = status.term;
    const Interval& days = status.days;
    if (term.proposal) return InForce::proposal;
    const auto entered = status.entry ? status.entry->entered : EntryStatus::Entered::yes;
    if (days.contains(date) && entered == EntryStatus::Entered::unknown) return InForce::waits;
    if (days.contains(date) && entered == EntryStatus::Entered::no) return InForce::not_yet;
    if (term.known == TermKnown::not_stated) return InForce::not_stated;
    if (days.contains(date)) return InForce::yes;
    return date < days.first() ? InForce::not_yet : InForce::ended;
}

/// The end of notice cuts a period that has no end of its own.
TermPeriod cut_to(TermPeriod period, const Interval& days) {
    if (period.kind == TermPeriod::Kind::until_further_notice) period.days = days;
    return period;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

/// `nutrition_2021_2022` without its years.
std::string without_years(std::string name) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    constexpr std::size_t year = 5;  // _2021
    while (name.size() > year && name[name.size() - year] == '_' &&
           std::all_of(name.end() - (year - 1), name.end(), is_digit))
        name.resize(name.size() - year);
    return name;
}

/// Puts documents together; each set is one series.
class Together {
public:
    explicit Together(const std::vector<DocumentStatus>& documents) : documents_(documents), root_(documents.size()) {
        std::iota(root_.begin(), root_.end(), std::size_t{0});
        std::map<std::string, std::size_t> by_series, by_name;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const DocumentStatus& each = documents[i];
            if (!each.series.empty()) join(i, by_series.emplace(each.series, i).first->second);
            const std::string name = folder_of(each.document.path) + "/" + without_years(each.document.name);
            join(i, by_name.emplace(name, i).first->second);
        }
        for (std::size_t later = 0; later < documents.size(); ++later) {
            for (std::size_t earlier = 0; earlier < documents.size(); ++earlier) {
                if (replaces(later, earlier)) join(later, earlier);
            }
        }
    }

    [[nodiscard]] bool replaces(std::size_t later, std::size_t earlier) const {
        const auto& replaced = documents_[later].replaces;
        return later != earlier &&
               std::find(replaced.begin(), replaced.end(), documents_[earlier].document.name) != replaced.end();
    }

    [[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> sets() {
        std::map<std::size_t, std::vector<std::size_t>> all;
        for (std::size_t i = 0; i < documents_.size(); ++i) all[root(i)].push_back(i);
        return all;
    }

private:
    std::size_t root(std::size_t i) {
        while (root_[i] != i) i = root_[i] = root_[root_[i]];
        return i;
    }
    void join(std::size_t one, std::size_t other) {
        // The first of them stands for all, so that the order of the paths decides nothing but the order shown.
        const std::size_t a = root(one);
        const std::size_t b = root(other);
        root_[std::max(a, b)] = std::min(a, b);
    }

    const std::vector<DocumentStatus>& documents_;
    std::vector<std::size_t> root_;
};

bool has_days(const DocumentStatus& document) {
    // A document that waits has no first day to measure a gap to.
    return !document.days.empty() && document.in_force != InForce::not_stated && !document.entry;
}

}  // namespace

DocumentStatus status_on(const Term& term, std::optional<EntryStatus> entry, Day date) {
    DocumentStatus status;
    status.term = term;
    status.entry = std::move(entry);
    status.days = days_in_force(term);
    status.in_force = in_force_on(status, date);
    status.notice = notice_outcome(term);
    if (status.in_force == InForce::proposal) {
        status.period = first_period(term);
        return status;
    }
    status.period = status.days.contains(date) ? period_on(term, date) : nearest_period(term, status.days, date);
    if (!status.period && status.days.contains(date)) status.period = first_period(term);
    if (!status.period) return status;
    *status.period = cut_to(*status.period, status.days);
    if (status.period->days.ends() && status.period->days.to < status.days.to)
        status.next = period_after(term, *status.period);
    return status;
}

StatusReport compare(std::vector<DocumentStatus> documents, Day date) {
    StatusReport report{date, std::move(documents), {}};
    Together together(report.documents);
    for (auto& [root, members] : together.sets()) {
        std::erase_if(members, [&](std::size_t i) { return !has_days(report.documents[i]); });
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return report.documents[a].days.from < report.documents[b].days.from;
        });
        for (std::size_t i = 1; i < members.size(); ++i) {
            // The one that reached farthest so far, which need not be the one that began last.
            const std::size_t before = *std::max_element(
                members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), [&](std::size_t a, std::size_t b) {
                    return report.documents[a].days.to < report.documents[b].days.to;
                });
            const Interval& earlier = report.documents[before].days;
            const Interval& later = report.documents[members[i]].days;
            const bool meets = earlier.ends() && later.from == earlier.to + 1;
            if (meets) continue;
            const bool gap = later.from > earlier.to;
            SeriesFinding found;
            found.kind = gap ? SeriesFinding::Kind::gap : SeriesFinding::Kind::overlap;
            found.days = gap ? Interval{earlier.to + 1, later.from - 1} : common_days(earlier, later);
            found.holds_date = found.days.contains(date);
            found.before = before;
            found.after = members[i];
            found.replaces = together.replaces(members[i], before);
            report.findings.push_back(found);
        }
    }
    std::stable_sort(report.findings.begin(), report.findings.end(), [](const auto& a, const auto& b) {
        return std::tie(a.days.from, a.before) < std::tie(b.days.from, b.before);
    });
    return report;
}

}  // namespace klausul
