// Duties, notes, steps and requirements: what stands in a clause without giving an answer.

#include "grammar/builder.hpp"

namespace klausul::build {

using namespace syntax;

namespace {

void read_window(Schedule& schedule, const View& window) {
    window.each(NodeKind::day_month, [&](const View& end) {
        (schedule.window_from ? schedule.window_to : schedule.window_from) = month_and_day(end);
    });
    if (!schedule.window_to) schedule.window_to = schedule.window_from;
}

DutyVerb verb_of(const View& view) {
    if (view.has(NodeKind::answers_for)) return DutyVerb::answers_for;
    if (view.has(NodeKind::strength_should)) return DutyVerb::should;
    if (view.has(NodeKind::strength_may)) return DutyVerb::may;
    return view.has(NodeKind::strength_can) ? DutyVerb::can : DutyVerb::shall;
}

}  // namespace

Schedule Builder::schedule(const View& view) {
    Schedule result;
    result.words = std::string(view.text());
    view.each([&](const View& word) {
        switch (word.kind()) {
            case NodeKind::every:
            case NodeKind::every_second:
                result.every = times_of(word);
                result.period = name_in(*word.find(NodeKind::period));
                break;
            case NodeKind::day_number:
                result.day_number = integer(*word.find(NodeKind::integer));
                break;
            case NodeKind::end_of_each: {
                const auto every =
                    word.has(NodeKind::every) ? *word.find(NodeKind::every) : *word.find(NodeKind::every_second);
                result.every = times_of(every);
                result.period = name_in(*every.find(NodeKind::period));
                result.at_first_day = word.has(NodeKind::first_day_in);
                result.at_last_day = word.has(NodeKind::last_day_in);
                break;
            }
            case NodeKind::in_advance:
                result.in_advance = true;
                break;
            case NodeKind::from_unknown_year:
                result.from_unknown_year = true;
                break;
            case NodeKind::from_year:
                result.from_year = integer(*word.find(NodeKind::year));
                break;
            case NodeKind::window:
                read_window(result, word);
                break;
            case NodeKind::deadline:
                if (const auto day = word.find(NodeKind::day_month))
                    result.window_to = month_and_day(*day);
                else if (const auto number = word.find(NodeKind::day_number))
                    result.day_number = integer(*number->find(NodeKind::integer));
                else
                    result.deadline = expression(*word.first());
                break;
            default:
                break;
        }
    });
    return result;
}

Duty Builder::duty(const View& view, const Block& block) {
    Duty result;
    if (const auto actor = view.find(NodeKind::name)) result.actor = name(*actor);
    result.verb = verb_of(view);
    result.text = *maybe_text(view);
    result.condition = if_part(view);
    if (const auto words = view.find(NodeKind::schedule)) result.schedule = schedule(*words);
    view.each(NodeKind::validity, [&](const View& dates) { merge(result.validity, validity(dates)); });
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    condition_lines(block, result.condition, &result.validity);
    return result;
}

Note Builder::note(const View& view, const Block& block) {
    Note result{*maybe_text(view), if_part(view), line_tags(view, block), statement_span(view)};
    condition_lines(block, result.condition, nullptr);
    return result;
}

Steps Builder::steps(const View& view, const Block& block) {
    Steps result{maybe_text(view), {}, line_tags(view, block), statement_span(view)};
    require_lines(block, result.span);
    read_all(block, Context::steps, [&](const View& line, const Block& under) {
        result.lines.push_back({*maybe_text(line), line_tags(line, under), statement_span(line)});
        nothing_under(under);
    });
    return result;
}

Requirement Builder::requirement(const View& view, const Block& block) {
    Requirement result{name_in(view),          maybe_name(view.find(NodeKind::on_item)),
                       if_part(view),          {},
                       line_tags(view, block), statement_span(view)};
    require_lines(block, result.span);
    read_all(block, Context::requirement, [&](const View& line, const Block& under) {
        result.lines.push_back(
            {part(line), maybe_text(line), line_tags(line, under), statement_span(line), if_part(line)});
        auto& last = result.lines.back();
        if (auto* open = open_block(last.condition)) return only_block(under, open);
        condition_lines(under, last.applies, nullptr);
    });
    return result;
}

}  // namespace klausul::build
