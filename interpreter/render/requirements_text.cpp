#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

using Requirements = std::span<const RequirementOutcome>;

std::string key_of(const RequirementOutcome& requirement) {
    return fmt::format("{}", fmt::join(requirement.key, ", "));
}

/// Its lines tell something that the status does not.
bool needs_lines(const RequirementOutcome& requirement) {
    return requirement.status == RequirementStatus::not_met || requirement.status == RequirementStatus::undetermined;
}

/// Of none of its lines is anything known: what each lacks says no more than that the case tells nothing of it.
bool is_untold(const RequirementOutcome& requirement) {
    return requirement.key.empty() && requirement.status == RequirementStatus::undetermined &&
           std::all_of(requirement.lines.begin(), requirement.lines.end(), [](const RequirementOutcome::Line& line) {
               return line.status == RequirementStatus::undetermined && line.problem_status.empty();
           });
}

class RequirementsText {
public:
    explicit RequirementsText(const RequirementsStyle& style) : style_(style) {}

    /// Those of one name, which stand together: one, or one for each record.
    void add(Requirements same) {
        const RequirementOutcome& first = same.front();
        const bool single = same.size() == 1 && first.key.empty();
        out_ += fmt::format("  {}{}\n", first.name, single ? fmt::format(": {}", word(first.status)) : "");
        if (const std::string clause = clause_text(first.clause, style_.with_documents); !clause.empty())
            out_ += fmt::format("    {}\n", clause);
        if (single) return lines(first, 4);
        settled(same, RequirementStatus::met);
        settled(same, RequirementStatus::not_applicable);
        for (const RequirementOutcome& each : same) {
            if (!needs_lines(each)) continue;
            out_ += fmt::format("    {}: {}\n", key_of(each), word(each.status));
            lines(each, 6);
        }
    }
    /// Those of which nothing is known, on one line; all names stand in the JSON.
    void add_untold(const std::vector<std::string>& names) {
        constexpr std::size_t most = 8;
        const std::vector<std::string> shown(names.begin(),
                                             names.begin() + std::min<std::ptrdiff_t>(most, std::ssize(names)));
        out_ += fmt::format("  {} {}: {}{}\n", names.size(), say("krav kan inte avgöras", "requirements undetermined"),
                            fmt::join(shown, "; "), names.size() > most ? "; …" : "");
    }
    std::string take() { return std::move(out_); }

private:
    /// The records of which there is no more to say, on one line.
    void settled(Requirements same, RequirementStatus status) {
        std::vector<std::string> keys;
        for (const RequirementOutcome& each : same) {
            if (each.status == status) keys.push_back(key_of(each));
        }
        if (!keys.empty()) out_ += fmt::format("    {}: {}\n", fmt::join(keys, "; "), word(status));
    }

    void lines(const RequirementOutcome& requirement, std::size_t indent) {
        if (!needs_lines(requirement)) return;
        std::size_t met = 0;
        for (const RequirementOutcome::Line& line : requirement.lines) {
            if (line.status == RequirementStatus::met) ++met;
            if (line.status == RequirementStatus::not_met || line.status == RequirementStatus::undetermined)
                add(line, indent);
        }
        if (met > 0) out_ += fmt::format("{:{}}{}\n", "", indent, met_lines(met, requirement.lines.size()));
    }

    void add(const RequirementOutcome::Line& line, std::size_t indent) {
        const std::string tags = tags_text(line.tags);
        out_ += fmt::format("{:{}}{}  {}{}{}\n", "", indent, pad(word(line.status), status_width()), line.sentence,
                            tags.empty() ? "" : " ", tags);
        const std::size_t deeper = indent + status_width() + 2;
        if (!line.problem_status.empty())
            out_ += fmt::format("{:{}}{} {}\n", "", deeper, say("beror på:", "because of:"), line.problem_status);
        for (const Missing& missing : line.missing)
            out_ += fmt::format("{:{}}{} {}\n", "", deeper, missing_word(style_.language),
                                missing_text(missing, style_.language));
    }

    std::string met_lines(std::size_t met, std::size_t all) const {
        if (style_.language == Language::english) return fmt::format("{} of {} lines met", met, all);
        return fmt::format("{} av {} {} {}", met, all, all == 1 ? "rad" : "rader", met == 1 ? "uppfylld" : "uppfyllda");
    }

    /// Wide enough for the words that lines are told with.
    std::size_t status_width() const {
        return std::max(display_width(word(RequirementStatus::not_met)),
                        display_width(word(RequirementStatus::undetermined)));
    }
    std::string_view word(RequirementStatus status) const { return requirement_word(status, style_.language); }
    std::string_view say(std::string_view sv, std::string_view en) const {
        return klausul::say(style_.language, sv, en);
    }

    RequirementsStyle style_;
    std::string out_;
};

}  // namespace

std::string requirements_text(const std::vector<RequirementOutcome>& requirements, const RequirementsStyle& style) {
    if (requirements.empty()) return {};
    constexpr std::size_t many = 3;  // more than this are folded
    std::vector<std::string> untold;
    std::vector<RequirementOutcome> told;
    for (const RequirementOutcome& each : requirements) {
        if (is_untold(each)) {
            untold.push_back(each.name);
        } else {
            told.push_back(each);
        }
    }
    const bool folded = untold.size() > many;
    RequirementsText text(style);
    for (Requirements rest(folded ? told : requirements); !rest.empty();) {
        const auto other = std::find_if(rest.begin(), rest.end(),
                                        [&](const RequirementOutcome& each) { return each.name != rest.front().name; });
        const auto count = static_cast<std::size_t>(other - rest.begin());
        text.add(rest.first(count));
        rest = rest.subspan(count);
    }
    if (folded) text.add_untold(untold);
    return fmt::format("\n{}\n{}", say(style.language, "Krav", "Requirements"), text.take());
}

}  // namespace klausul
