#include "interpreter/evaluate/period_days.hpp"

namespace klausul {
namespace {

int months_of(DomainKind kind) {
    switch (kind) {
        case DomainKind::years:
            return 12;
        case DomainKind::half_years:
            return 6;
        case DomainKind::quarters:
            return 3;
        case DomainKind::months:
            return 1;
        case DomainKind::options:
        case DomainKind::parties:
        case DomainKind::records:
        case DomainKind::groups:
            break;
    }
    return 0;
}

}  // namespace

std::int64_t period_of(Day day, DomainKind kind) {
    const int months = months_of(kind);
    if (months == 0) return 0;
    const CivilDate date = to_civil(day);
    return (std::int64_t{date.year} * 12 + date.month - 1) / months;
}

std::optional<PeriodDays> days_of_period(DomainKind kind, std::int64_t period) {
    const int months = months_of(kind);
    if (months == 0 || period < 1 || period > std::int64_t{9999} * 12) return std::nullopt;
    const std::int64_t first_month = period * months;
    const auto first = to_day({static_cast<int>(first_month / 12), static_cast<int>(first_month % 12) + 1, 1});
    if (!first) return std::nullopt;
    const std::int64_t end = first_month + months - 1;
    const auto last_month = to_day({static_cast<int>(end / 12), static_cast<int>(end % 12) + 1, 1});
    if (!last_month) return std::nullopt;
    return PeriodDays{*first, last_of_month(*last_month)};
}

Day start_of_period(const PeriodPlan& plan, Day day) {
    const CivilDate date = to_civil(day);
    const int months = (date.year - plan.from_year) * 12 + date.month - 1;
    const int passed = months >= 0 ? months / plan.months : -((-months + plan.months - 1) / plan.months);
    const int start = passed * plan.months;
    const int year = plan.from_year + (start >= 0 ? start / 12 : -((-start + 11) / 12));
    const int month = start - (year - plan.from_year) * 12;
    const Day first = to_day({year, month + 1, 1}).value_or(Day{Day::min_number});
    return first < plan.not_before && plan.not_before <= day ? plan.not_before : first;
}

}  // namespace klausul
