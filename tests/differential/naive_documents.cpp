// The term of a document, as "Documents" in docs/reference.md says it.

#include <algorithm>

#include "naive_program.hpp"

namespace klausul::differential {
namespace {

struct Length {
    int months = 0;
    int days = 0;
};

Length length_of(const syntax::Period& period) {
    const std::string& unit = period.unit.text;
    if (unit.starts_with("dag")) return {0, period.count};
    if (unit.starts_with("veck")) return {0, period.count * 7};
    const int months = unit.starts_with("år") ? 12 : unit.starts_with("halvår") ? 6 : unit.starts_with("kvart") ? 3 : 1;
    return {months * period.count, 0};
}

int moved(int day, const Length& length, int times) {
    return months_later(day, length.months * times) + length.days * times;
}

bool is_month_end(int day) { return month_end(day) == day; }

int day_of(const syntax::Date& date) { return day_number({date.year, date.month, date.day}); }

/// How far into the future ends of renewals are looked for.
constexpr int most_renewals = 1200;

}  // namespace

NaiveDocument::NaiveDocument(const syntax::Document& document) : name(document.name.text) {
    for (const syntax::HeaderLine& line : document.header) {
        if (const auto* said = std::get_if<syntax::HeaderTerm>(&line.node)) {
            is_stated = said->kind != syntax::TermKind::not_stated;
            if (said->validity.from) first_day = day_of(*said->validity.from);
            if (said->validity.to) agreed_end = day_of(*said->validity.to);
            if (said->extended_to) agreed_end = day_of(*said->extended_to);
        }
        if (const auto* said = std::get_if<syntax::HeaderRenewal>(&line.node)) renewal = said;
        if (const auto* said = std::get_if<syntax::HeaderNotice>(&line.node); said && said->stated) notice = said;
        if (const auto* said = std::get_if<syntax::HeaderNoticeGiven>(&line.node)) notice_given = day_of(said->date);
        if (const auto* said = std::get_if<syntax::HeaderMinimumTerm>(&line.node)) minimum = said;
        if (const auto* said = std::get_if<syntax::HeaderEntry>(&line.node)) entry = said;
    }
}

/// Renewal `number` counted from the agreed end, so that nothing drifts; an end on a month's last day stays on it, and
/// another one goes to a month's last day where that has no such day.
int NaiveDocument::end_of_renewal(int number) const {
    const Length length = length_of(renewal->period);
    const int end = moved(*agreed_end, length, number);
    return length.months != 0 && is_month_end(*agreed_end) ? month_end(end) : end;
}

std::pair<int, int> NaiveDocument::days_in_force(std::optional<int> told_of_notice) const {
    const int from = first_day.value_or(no_first_day);
    const int without_notice = end_without_notice();
    const std::optional<int> given = told_of_notice ? told_of_notice : notice_given;
    if (!is_stated || !given || notice == nullptr || !notice->period) return {from, without_notice};
    const Length length = length_of(*notice->period);
    const auto runs_out = [&](int day) {
        const int end = moved(day, length, 1);
        return notice->to_month_end ? month_end(end) : end;
    };
    const auto in_time = [&](int end) {
        return notice->to_month_end ? runs_out(*given) <= end : *given <= moved(end, length, -1);
    };
    const int held_until =
        minimum != nullptr && first_day ? moved(from, length_of(minimum->period), 1) - 1 : no_first_day;
    if (notice->during_term || !agreed_end)
        return {from, std::min(without_notice, std::max(runs_out(*given), held_until))};
    if (renewal == nullptr) return {from, without_notice};
    int end = *agreed_end;
    for (int number = 1; (!in_time(end) || end < held_until) && number < most_renewals; ++number)
        end = end_of_renewal(number);
    return {from, end};
}

}  // namespace klausul::differential
