#include <fmt/format.h>

#include <utility>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

using Step = Explanation::Step;

/// A calculation that does not fit on a line of this width gets a line for each form of it.
constexpr std::size_t widest_calculation = 100;

/// Everything a tree says, so that equal trees are known as such.
std::string content(const Explanation& step) {
    std::string text = step.name.in(Language::swedish) + '\n' + step.words.in(Language::swedish) + '\n' +
                       (step.value ? plain_text(*step.value) : "") + '(';
    for (const Explanation& child : step.children) text += content(child);
    return text + ')';
}

class ExplanationText {
public:
    ExplanationText(const ExplanationStyle& style, std::set<std::string>& explained)
        : style_(style), explained_(explained) {}

    void add(const Explanation& step, std::size_t indent) {
        const bool known =
            step.step == Step::answer && !step.children.empty() && !explained_.insert(content(step)).second;
        out_ += fmt::format("{:{}}{}{}\n", "", indent, line(step, indent),
                            known ? say("  (se ovan)", "  (see above)") : "");
        if (known) return;
        if (is_repeated(step)) {
            out_ += fmt::format("{:{}}{}\n", "", indent + 2,
                                say("(underlaget som ovan)", "(resting on the same as above)"));
            return;
        }
        for (const Explanation& child : step.children) add(child, indent + 2);
    }
    std::string take() { return std::move(out_); }

private:
    /// A long list of facts and terms that has been shown before: the shares of all municipalities, for each of them.
    bool is_repeated(const Explanation& step) {
        constexpr std::size_t long_list = 4;
        if (step.step != Step::arithmetic || step.children.size() < long_list) return false;
        std::string all = step.name.in(Language::swedish) + '\n';
        for (const Explanation& child : step.children) all += content(child);
        return !explained_.insert(all).second;
    }

    std::string line(const Explanation& step, std::size_t indent) const {
        switch (step.step) {
            case Step::answer:
                return name(step) + result(step);
            case Step::spoke:
                return rule(step, say("enligt", "by"));
            case Step::beaten:
                return rule(step, say("viker:", "gives way:")) + beaten_by(step);
            case Step::failed:
                return rule(step, say("gäller inte:", "does not apply:"));
            case Step::undecided:
                return rule(step, say("går inte att avgöra:", "cannot be decided:")) + hanging_on(step);
            case Step::fact:
                return given(construct_words(Construct::fact).in(style_.language), step);
            case Step::reading:
                return given(construct_words(Construct::reading).in(style_.language), step);
            case Step::series:
                return given(construct_words(Construct::index).in(style_.language), step);
            case Step::arithmetic:
                break;
        }
        return calculation(step, indent);
    }

    /// "enligt § Avstämning [TIL-16]: belopp = årsbelopp + avvikelse * justeringsbelopp". What the rule came to stands
    /// above it, and how below, so it is not said here.
    std::string rule(const Explanation& step, std::string_view verb) const {
        std::string text(verb);
        // What stands in no clause and has no tag, such as a line typed at the prompt, is only its words.
        const std::string where = step.clause ? clause(*step.clause) : "";
        if (!where.empty()) text += " " + where;
        if (!name(step).empty()) text += (where.empty() ? " " : ": ") + name(step);
        return text;
    }

    std::string beaten_by(const Explanation& step) const {
        return step.by ? fmt::format(" ({} {})", say("för", "to"), clause(*step.by)) : std::string();
    }

    std::string hanging_on(const Explanation& step) const {
        return step.by ? fmt::format(" ({} {})", say("beror på", "depends on"), clause(*step.by)) : std::string();
    }

    /// "uppgift anslutna för 2025 = 170 personer  (anslutna under kalenderåret)"
    std::string given(std::string_view kind, const Explanation& step) const {
        const std::string label = step.words.in(style_.language);
        const std::string value =
            step.value ? result(step) : fmt::format(": {}", twin(Word::unknown).in(style_.language));
        return fmt::format("{} {}{}{}", kind, name(step), value, label.empty() ? "" : fmt::format("  ({})", label));
    }

    /// The words of the agreement, the same with figures, and what they come to.
    std::string calculation(const Explanation& step, std::size_t indent) const {
        const std::string figures = step.words.in(style_.language);
        // Figures that are nothing but the value would only say it twice.
        const bool says_value = step.value && figures == value_words(*step.value, style_.language);
        if (figures.empty() || figures == name(step) || says_value) return name(step) + result(step);
        if (step.value && step.value->kind() == Kind::truth)
            return fmt::format("{} ({}): {}", name(step), figures, value_words(*step.value, style_.language));
        const std::string on_one_line = fmt::format("{} = {}{}", name(step), figures, result(step));
        if (indent + display_width(on_one_line) <= widest_calculation) return on_one_line;
        const std::string next = fmt::format("\n{:{}}", "", indent + 4);
        const std::string value = step.value ? next + "= " + value_words(*step.value, style_.language) : std::string();
        return fmt::format("{}{}= {}{}", name(step), next, figures, value);
    }

    std::string name(const Explanation& step) const { return step.name.in(style_.language); }

    std::string result(const Explanation& step) const {
        if (step.value && step.value->kind() == Kind::truth) return ": " + value_words(*step.value, style_.language);
        if (step.value) return " = " + value_words(*step.value, style_.language);
        if (step.status && *step.status != Status::decided)
            return fmt::format(": {}", status_word(*step.status, style_.language));
        return {};
    }

    std::string clause(const ClauseReference& rule) const { return clause_text(rule, style_.with_documents); }
    std::string_view say(std::string_view sv, std::string_view en) const {
        return klausul::say(style_.language, sv, en);
    }

    const ExplanationStyle& style_;
    std::set<std::string>& explained_;
    std::string out_;
};

}  // namespace

std::string ExplanationWriter::write(const Explanation& explanation, std::size_t indent) {
    ExplanationText text(style_, explained_);
    text.add(explanation, indent);
    return text.take();
}

}  // namespace klausul
