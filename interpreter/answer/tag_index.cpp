#include "interpreter/answer/tag_index.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "grammar/syntax.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul {
namespace {

using namespace syntax;

/// Walks a document and notes each tag where it stands.
class TagWalk {
public:
    TagWalk(const std::vector<Source>& sources, const std::string& file, const DecidingRequirements& deciding)
        : sources_(sources), file_(file), deciding_(deciding) {}

    std::vector<TagLine> lines(const Document& document) {
        note(document.tags, Encoding::computed, TagRole::header);
        for (const HeaderLine& line : document.header) header(line);
        for (const BodyItem& item : document.items) body(item);
        std::stable_sort(lines_.begin(), lines_.end(),
                         [](const TagLine& a, const TagLine& b) { return a.place.line < b.place.line; });
        return std::move(lines_);
    }

private:
    void note(const Tags& tags, Encoding encoding, TagRole role) {
        for (const Tag& tag : tags) {
            const TagPlace place{encoding, role,   file_, sources_[tag.span.source].position(tag.span.begin).line,
                                 clause_,  anchor_};
            lines_.push_back({tag.text, place});
        }
    }

    void header(const HeaderLine& line) {
        note(line.tags, Encoding::computed, TagRole::header);
        if (const auto* entry = std::get_if<HeaderEntry>(&line.node)) {
            for (const EntryCondition& condition : entry->conditions) {
                note(condition.tags, Encoding::computed, TagRole::header);
                expression(condition.when);
                expression(condition.condition);
            }
        }
    }

    void body(const BodyItem& item) {
        std::visit([this](const auto& each) { visit(each); }, item);
    }

    // ---- rules ---------------------------------------------------------------------------------------------------

    void visit(const Rule& rule) {
        note(rule.tags, Encoding::computed, TagRole::rule);
        expression(rule.value);
        occasions(rule.occasions, TagRole::rule);
        for (const Uprating& uprating : rule.upratings) note(uprating.tags, Encoding::computed, TagRole::uprating);
        for (const Exception& exception : rule.exceptions) visit(exception);
    }

    void visit(const Exception& exception) {
        note(exception.tags, Encoding::computed, TagRole::exception);
        occasions(exception.occasions, TagRole::exception);
        for (const Rule& rule : exception.rules) visit(rule);
        for (const Exception& inner : exception.exceptions) visit(inner);
    }

    void occasions(const std::vector<Occasion>& all, TagRole role) {
        for (const Occasion& occasion : all) {
            note(occasion.tags, Encoding::computed, role);
            expression(occasion.condition);
        }
    }

    void visit(const Precedence& precedence) { note(precedence.tags, Encoding::computed, TagRole::precedence); }

    void visit(const Ranking& ranking) {
        note(ranking.tags, Encoding::computed, TagRole::precedence);
        for (const RankingLine& line : ranking.lines) note(line.tags, Encoding::computed, TagRole::precedence);
    }

    /// Lines within expressions: criteria and the lines of a choice.
    void expression(const ExpressionPtr& expression) {
        if (expression == nullptr) return;
        if (const auto* list = std::get_if<ConditionList>(&expression->node)) {
            for (const Criterion& criterion : list->criteria) {
                note(criterion.tags, Encoding::computed, TagRole::criterion);
                this->expression(criterion.condition);
            }
        } else if (const auto* choice = std::get_if<Choice>(&expression->node)) {
            for (const ChoiceLine& line : choice->lines) {
                note(line.tags, Encoding::computed, TagRole::choice);
                this->expression(line.value);
            }
            this->expression(choice->otherwise);
        } else if (const auto* binary = std::get_if<Binary>(&expression->node)) {
            this->expression(binary->left);
            this->expression(binary->right);
        } else if (const auto* unary = std::get_if<Unary>(&expression->node)) {
            this->expression(unary->operand);
        }
    }

    // ---- what is followed up or read -----------------------------------------------------------------------------

    /// The days of a duty that has a time are computed: the calendar tells them.
    void visit(const Duty& duty) {
        note(duty.tags, duty.schedule ? Encoding::computed : Encoding::checklist, TagRole::duty);
    }
    void visit(const Note& each) { note(each.tags, Encoding::text, TagRole::note); }
    void visit(const Prose& prose) { note(prose.tags, Encoding::text, TagRole::text); }

    void visit(const Steps& steps) {
        note(steps.tags, Encoding::checklist, TagRole::steps);
        for (const Prose& line : steps.lines) note(line.tags, Encoding::checklist, TagRole::steps);
    }

    void visit(const Requirement& requirement) {
        const bool decides = deciding_.contains({sources_[requirement.span.source].path(), requirement.span.begin});
        const auto each = [&](const Tags& tags) {
            note(tags, Encoding::checklist, TagRole::requirement);
            if (decides) note(tags, Encoding::computed, TagRole::requirement);
        };
        each(requirement.tags);
        expression(requirement.condition);
        for (const RequirementLine& line : requirement.lines) {
            each(line.tags);
            expression(line.condition);
        }
    }

    void visit(const ExpectedFinding& finding) { note(finding.tags, Encoding::text, TagRole::expected); }

    // ---- around them ---------------------------------------------------------------------------------------------

    void visit(const std::unique_ptr<Clause>& clause) {
        const std::string outer = clause_;
        const std::string outer_anchor = anchor_;
        clause_ = clause->title ? clause->title->text : clause->name.text;
        anchor_ += (anchor_.empty() ? "" : " / ") + clause->name.text;
        const bool decides = !clause->conditions.empty() || !clause->validity.empty() || clause->cannot_be_terminated;
        note(clause->tags, decides ? Encoding::computed : Encoding::text, TagRole::clause);
        for (const ExpressionPtr& condition : clause->conditions) expression(condition);
        for (const BodyItem& item : clause->items) body(item);
        clause_ = outer;
        anchor_ = outer_anchor;
    }

    void visit(const std::unique_ptr<Amendment>& amendment) {
        note(amendment->tags, Encoding::computed, TagRole::header);
        if (amendment->clause) visit(amendment->clause);
        for (const BodyItem& item : amendment->items) body(item);
    }

    void visit(const std::unique_ptr<Declaration>& declaration) {
        std::visit([&](const auto& each) { declared(each, declaration->tags); }, declaration->node);
    }

    void declared(const ReadingDeclaration& reading, const Tags& tags) {
        note(tags, Encoding::computed, TagRole::reading);
        for (const ReadingOption& option : reading.options) note(option.tags, Encoding::computed, TagRole::option);
    }
    void declared(const TypeDeclaration& type, const Tags& tags) {
        note(tags, Encoding::computed, TagRole::definition);
        for (const Option& option : type.options) note(option.tags, Encoding::computed, TagRole::definition);
        for (const Field& field : type.fields) note(field.tags, Encoding::computed, TagRole::definition);
    }
    void declared(const FactDeclaration& fact, const Tags& tags) {
        note(tags, Encoding::computed, TagRole::definition);
        for (const Field& field : fact.fields) note(field.tags, Encoding::computed, TagRole::definition);
    }
    void declared(const SeriesDeclaration&, const Tags& tags) { note(tags, Encoding::computed, TagRole::index); }
    void declared(const TableDeclaration&, const Tags& tags) { note(tags, Encoding::computed, TagRole::table); }
    void declared(const Check& check, const Tags& tags) {
        note(tags, Encoding::computed, TagRole::check);
        note(check.tags, Encoding::computed, TagRole::check);
        for (const CheckLine& line : check.lines) note(line.tags, Encoding::computed, TagRole::check);
    }
    static void declared(const Example&, const Tags&) {}
    template <typename Other>
    void declared(const Other&, const Tags& tags) {
        note(tags, Encoding::computed, TagRole::definition);
    }

    const std::vector<Source>& sources_;
    const std::string& file_;
    const DecidingRequirements& deciding_;
    std::vector<TagLine> lines_;
    std::string clause_;
    std::string anchor_;
};

/// Letters as they are, a number by its size: NUT-2 before NUT-10.
std::vector<std::pair<std::uint64_t, std::string>> sorting_key(const std::string& tag) {
    std::vector<std::pair<std::uint64_t, std::string>> parts;
    for (std::size_t i = 0; i < tag.size();) {
        const bool digits = tag[i] >= '0' && tag[i] <= '9';
        std::size_t end = i;
        while (end < tag.size() && (tag[end] >= '0' && tag[end] <= '9') == digits) ++end;
        const std::string part = tag.substr(i, end - i);
        if (digits && part.size() < 18) {
            parts.emplace_back(std::stoull(part), "");
        } else {
            parts.emplace_back(0, part);
        }
        i = end;
    }
    return parts;
}

}  // namespace

void add_deciding_requirements(const Program& program, const std::vector<Source>& sources,
                               DecidingRequirements& deciding) {
    std::vector<Maybe<NodeId>> roots;
    for (const RuleInfo& rule : program.rules) {
        roots.insert(roots.end(), {rule.condition, rule.value});
        roots.insert(roots.end(), rule.clause_conditions.begin(), rule.clause_conditions.end());
    }
    for (const RequirementInfo& requirement : program.requirements)
        roots.insert(roots.end(), requirement.applies.begin(), requirement.applies.end());
    for (const Passage& passage : program.passages) roots.push_back(passage.condition);
    for (const NoteInfo& note : program.notes) roots.push_back(note.condition);
    std::set<TermId> read;
    for (const Maybe<NodeId> root : roots) {
        for (const TermId term : search::terms_within(program, root)) read.insert(term);
    }
    for (const RequirementInfo& requirement : program.requirements) {
        if (read.contains(requirement.term))
            deciding.emplace(sources[requirement.span.source].path(), requirement.span.begin);
    }
}

std::vector<TagLine> tag_lines(const syntax::Document& document, const std::vector<Source>& sources,
                               const std::string& file, const DecidingRequirements& deciding) {
    return TagWalk(sources, file, deciding).lines(document);
}

std::vector<TagEntry> tag_index(const std::vector<TagLine>& lines) {
    std::map<std::string, TagEntry> by_tag;
    for (const TagLine& line : lines) {
        TagEntry& entry = by_tag[line.tag];
        if (entry.places.empty()) entry.encoding = line.place.encoding;
        entry.tag = line.tag;
        entry.encoding = std::min(entry.encoding, line.place.encoding);
        entry.places.push_back(line.place);
    }
    std::vector<TagEntry> index;
    for (auto& [tag, entry] : by_tag) index.push_back(std::move(entry));
    std::stable_sort(index.begin(), index.end(),
                     [](const TagEntry& a, const TagEntry& b) { return sorting_key(a.tag) < sorting_key(b.tag); });
    return index;
}

}  // namespace klausul
