#include "interpreter/render/pages/page_clauses.hpp"
#include "grammar/words/keywords.hpp"

#include <fmt/format.h>

namespace klausul {

using namespace syntax;

std::string PageClauses::anchor_of(const std::string& path) {
    std::string anchor = "k-";
    for (const char c : path) {
        if (c == ' ') continue;
        anchor += c == '/' ? '-' : c;
    }
    return anchor;
}

void PageClauses::document(const std::vector<BodyItem>& items, int level) {
    level_ = level;
    for (const bool clauses : {false, true}) {
        for (const BodyItem& item : items) {
            const bool clause = std::holds_alternative<std::unique_ptr<Clause>>(item) ||
                                std::holds_alternative<std::unique_ptr<syntax::Amendment>>(item);
            if (clause == clauses) std::visit([this](const auto& each) { show(each); }, item);
        }
    }
}

void PageClauses::items(const std::vector<BodyItem>& items, int level) {
    const int outer = level_;
    level_ = level;
    for (const BodyItem& item : items) std::visit([this](const auto& each) { show(each); }, item);
    level_ = outer;
}

void PageClauses::one(const Clause& clause, int level) {
    const std::string outer = path_;
    const std::string outer_heading = heading_;
    heading_ = clause.title ? clause.title->text : PageWords::spaced(clause.name.text);
    path_ += (path_.empty() ? "" : " / ") + clause.name.text;
    PageLine heading("§ " + heading_);
    page_.heading(level, heading.add(words_.tags(clause.tags)), anchor_of(path_));
    for (const ExpressionPtr& condition : clause.conditions)
        under({say("Gäller om ", "Applies if ")}, condition, {}, 0);
    if (!clause.validity.empty()) page_.paragraph({say("Gäller ", "Applies ") + validity(clause.validity)});
    if (clause.cannot_be_terminated) page_.paragraph({say("Kan inte sägas upp.", "Cannot be terminated.")});
    for (const Text& text : clause.wording) page_.paragraph({text.text});
    items(clause.items, level + 1);
    path_ = outer;
    heading_ = outer_heading;
}

void PageClauses::show(const std::unique_ptr<Amendment>& amendment) {
    const std::string path = "§ " + PageWords::spaced(amendment->path.text);
    const std::string words = amendment->kind == syntax::Amendment::Kind::replaces ? path + say(" lyder", " reads")
                              : amendment->kind == syntax::Amendment::Kind::repeals
                                  ? path + say(" upphävs", " is repealed")
                                  : say("Läggs till", "Added");
    page_.heading(level_, PageLine(words).add(words_.tags(amendment->tags)));
    ++level_;
    if (amendment->clause) show(amendment->clause);
    items(amendment->items, level_);
    --level_;
}

// ---- rules -----------------------------------------------------------------------------------------------------

PageLine PageClauses::targets(const std::vector<Target>& targets) const {
    PageLine line;
    for (const Target& target : targets) {
        if (&target != targets.data()) line.add(", ");
        line.add(PageWords::spaced(target.name.text), PageStyle::strong);
    }
    const Target& last = targets.back();
    for (const Name& per : last.per) line.add(say(" per ", " per ") + PageWords::spaced(per.text));
    for (const ExpressionPtr& key : last.grouped_by)
        line.add(&key == last.grouped_by.data() ? say(" grupperat efter ", " grouped by ") : "; ")
            .add(words_.value(key));
    if (last.as_of) line.add(say(" vid ", " at ") + PageWords::spaced(last.as_of->text));
    return line;
}

PageLine PageClauses::when(const ExpressionPtr& condition) const {
    if (condition == nullptr) return {};
    return PageLine(say(", när ", ", when ")).add(words_.condition(condition));
}

std::string PageClauses::validity(const Validity& validity) const {
    const auto day = [](const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); };
    std::string text;
    if (validity.from) text += say("från och med ", "from and including ") + day(*validity.from);
    if (validity.to) text += (text.empty() ? "" : " ") + say("till och med ", "to and including ") + day(*validity.to);
    return text;
}

void PageClauses::criteria(const ConditionList& list, int level) {
    for (const Criterion& criterion : list.criteria) {
        PageLine line = criterion.label ? PageLine(criterion.label->text + ": ") : PageLine();
        under(line, criterion.condition, words_.tags(criterion.tags), level);
    }
}

void PageClauses::under(PageLine line, const ExpressionPtr& condition, const PageLine& tags, int level) {
    const auto* list = condition ? std::get_if<ConditionList>(&condition->node) : nullptr;
    if (list == nullptr) {
        page_.item(level, line.add(words_.condition(condition)).add(tags));
        return;
    }
    page_.item(level, line.add(words_.list_words(*list) + ":").add(tags));
    criteria(*list, level + 1);
}

void PageClauses::occasions(PageLine line, const std::vector<Occasion>& occasions, const PageLine& tags, int level) {
    if (occasions.empty()) {
        page_.item(level, line.add(tags));
        return;
    }
    if (occasions.size() == 1) {
        PageLine both = tags;
        both.add(words_.tags(occasions.front().tags));
        under(line.add(say(", när ", ", when ")), occasions.front().condition, both, level);
        return;
    }
    page_.item(level, line.add(say(", när något av detta gäller:", ", when any of this holds:")).add(tags));
    for (const Occasion& occasion : occasions) under({}, occasion.condition, words_.tags(occasion.tags), level + 1);
}

void PageClauses::rule(const Rule& rule, int level) {
    static constexpr std::pair<std::string_view, std::string_view> strengths[] = {{": ", ": "},
                                                                                  {" ska vara ", " shall be "},
                                                                                  {" bör vara ", " should be "},
                                                                                  {" får vara ", " may be "},
                                                                                  {" kan vara ", " can be "}};
    PageLine line = targets(rule.targets);
    const auto* choice = rule.value ? std::get_if<Choice>(&rule.value->node) : nullptr;
    if (rule.value == nullptr) {
        line.add(say(" gäller inte", " does not apply"));
    } else if (std::get_if<Referral>(&rule.value->node) != nullptr) {
        line.add(" " + words_.written(rule.value->span));
    } else if (choice != nullptr) {
        line.add(say(" beror på ", " depends on ")).add(words_.value(choice->selector)).add(":");
    } else {
        const auto& [sv, en] = strengths[static_cast<std::size_t>(rule.strength)];
        line.add(say(sv, en)).add(words_.value_of(rule.targets.back().name.text, rule.value));
    }
    if (!rule.validity.empty()) line.add(" (" + validity(rule.validity) + ")");
    occasions(line, rule.occasions, words_.tags(rule.tags), level);
    if (choice != nullptr) {
        for (const ChoiceLine& each : choice->lines) {
            const auto* selector = std::get_if<Reference>(&choice->selector->node);
            PageLine option;
            for (const Name& name : each.options)
                option.add(&name == each.options.data() ? "" : ", ")
                    .add(words_.option_of(selector != nullptr ? selector->name.text : "", name.text));
            option.add(": ");
            option.add(each.value ? words_.value(each.value) : PageLine(words_.say(twin(Word::not_encoded))));
            page_.item(level + 1, option.add(words_.tags(each.tags)));
        }
        if (choice->otherwise)
            page_.item(level + 1, PageLine(say("annars: ", "otherwise: ")).add(words_.value(choice->otherwise)));
    }
    for (const Uprating& uprating : rule.upratings)
        page_.item(level + 1, PageLine(words_.written(uprating.span)).add(words_.tags(uprating.tags)));
    if (rule.frozen) page_.item(level + 1, {words_.written(rule.frozen->span)});
    if (rule.series_ends) {
        const std::string series = rule.series_ends_of ? rule.series_ends_of->text : "";
        page_.item(level + 1, {say("upphör " + series + ": avgörs genom ", "if " + series + " ends: settled by ") +
                               "”" + rule.series_ends->text + "”"});
    }
    for (const Exception& each : rule.exceptions) exception(each, level + 1);
}

PageLine PageClauses::references(const std::vector<RuleReference>& references) const {
    PageLine line;
    for (const RuleReference& each : references) {
        if (&each != references.data()) line.add(", ");
        if (each.kind == RuleReference::Kind::tag) {
            line.add(each.name.text, PageStyle::tag);
        } else {
            line.add((each.kind == RuleReference::Kind::clause ? "§ " : "") + PageWords::spaced(each.name.text));
        }
    }
    return line;
}

void PageClauses::exception(const Exception& exception, int level) {
    PageLine line(exception.silent ? say("Gäller inte", "Does not apply") : say("Undantag", "Exception"));
    if (!exception.hosts.empty()) line.add(say(" från ", " from ")).add(references(exception.hosts));
    occasions(line, exception.occasions, words_.tags(exception.tags), level);
    for (const Rule& each : exception.rules) rule(each, level + 1);
    for (const Exception& inner : exception.exceptions) this->exception(inner, level + 1);
}

void PageClauses::show(const Precedence& precedence) {
    PageLine line;
    for (const auto& group : precedence.chain) {
        if (&group != precedence.chain.data()) line.add(say(" går före ", " prevails over "));
        line.add(references(group));
    }
    page_.item(0, line.add(when(precedence.condition)).add(words_.tags(precedence.tags)));
}

void PageClauses::show(const Ranking& ranking) {
    PageLine line(
        say("Rangordning, det första går före det som följer", "Order, the first prevails over what follows"));
    page_.item(0, line.add(when(ranking.condition)).add(words_.tags(ranking.tags)));
    for (const RankingLine& each : ranking.lines) {
        PageLine operand = references(each.operands);
        if (each.label) operand.add(" " + each.label->text);
        page_.item(1, operand.add(when(each.condition)).add(words_.tags(each.tags)));
    }
}

// ---- what is followed up or read -------------------------------------------------------------------------------

void PageClauses::show(const Duty& duty) {
    const std::string verb = say(duty_verb(duty.verb, Language::swedish), duty_verb(duty.verb, Language::english));
    PageLine line;
    if (duty.actor) {
        line.add(PageWords::spaced(duty.actor->text) + " " + verb, PageStyle::strong).add(" ");
    } else {
        line.add(verb + ":", PageStyle::strong).add(" ");
    }
    line.add(duty.text.text);
    if (duty.schedule) line.add(", " + duty.schedule->words);
    if (!duty.validity.empty()) line.add(" (" + validity(duty.validity) + ")");
    page_.item(0, line.add(when(duty.condition)).add(words_.tags(duty.tags)));
}

void PageClauses::show(const Note& note) {
    PageLine line(say("Anmärkning", "Note"), PageStyle::emphasis);
    page_.item(0, line.add(": ”" + note.text.text + "”").add(when(note.condition)).add(words_.tags(note.tags)));
}

void PageClauses::show(const Prose& prose) { page_.item(0, PageLine(prose.text.text).add(words_.tags(prose.tags))); }

void PageClauses::show(const Steps& steps) {
    PageLine line(steps.title ? steps.title->text : say("I tur och ordning", "In turn"));
    page_.item(0, line.add(":").add(words_.tags(steps.tags)));
    int number = 0;
    for (const Prose& each : steps.lines)
        page_.item(1, PageLine(fmt::format("{}) {}", ++number, each.text.text)).add(words_.tags(each.tags)));
}

void PageClauses::show(const Requirement& requirement) {
    PageLine line(say("Krav: ", "Requirement: ") + PageWords::spaced(requirement.name.text), PageStyle::strong);
    if (requirement.on) line.add(say(" på varje ", " on each ") + PageWords::spaced(requirement.on->text));
    page_.item(0, line.add(when(requirement.condition)).add(words_.tags(requirement.tags)));
    for (const RequirementLine& each : requirement.lines) {
        PageLine one = each.sentence ? PageLine(each.sentence->text) : words_.condition(each.condition);
        page_.item(1, one.add(when(each.applies)).add(words_.tags(each.tags)));
    }
}

void PageClauses::show(const ExpectedFinding& finding) {
    const bool gap = finding.kind == ExpectedFinding::Kind::gap;
    PageLine line(gap ? say("Väntad lucka", "Expected gap") : say("Väntad konflikt", "Expected conflict"),
                  PageStyle::emphasis);
    line.add(say(" i ", " in "));
    for (const Name& answer : finding.answers) {
        if (&answer != finding.answers.data()) line.add("; ");
        line.add(words_.name(answer.text));
    }
    line.add(when(finding.condition));
    line.add(": ”" + finding.reason.text + "”").add(words_.tags(finding.tags));
    if (!path_.empty()) line.add(" ").link("§ " + heading_, "#" + anchor_of(path_));
    expected_.push_back(std::move(line));
}

}  // namespace klausul
