// Templates: lines that documents write out with tags of their own. A template is read where it stands, so that its
// mistakes are told once; where it is used it is read again, with the tags of the use in the place of its labels.

#include <algorithm>

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"
#include "grammar/templates.hpp"

namespace klausul::build {

using namespace syntax;

namespace {

std::uint32_t end_of(const Block& block) { return block.children.empty() ? block.end : end_of(block.children.back()); }

bool is_label(const std::string& tag) { return name_length(tag) == tag.size() && !is_reserved(tag); }

bool holds(const Tags& tags, const std::string& text) {
    return std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.text == text; });
}

}  // namespace

Template Builder::template_lines(const View& view, const Block& block) {
    Template result;
    open_template_.emplace();
    result.name = name_in(view);
    result.for_header = view.has(NodeKind::for_header);
    result.clause.name = result.name;
    result.clause.title = maybe_text(view);
    result.clause.tags = line_tags(view, block);
    result.clause.span = statement_span(view);
    result.lines = {source_.index(), block.begin, end_of(block)};
    if (block.children.empty()) report(code::block_missing, result.clause.span, {});
    if (result.for_header) {
        Document head;
        read_all(block, Context::header, [&](const View& line, const Block& under) { header_line(head, line, under); });
        result.header = std::move(head.header);
    } else {
        clause_lines(result.clause, block);
    }
    for (const Tag& tag : open_template_->pointed_out) {
        if (!holds(open_template_->labels, tag.text))
            report(code::template_points_out, tag.span, {"[" + tag.text + "]"});
    }
    result.labels = std::move(open_template_->labels);
    open_template_.reset();
    return result;
}

Template Builder::written_out(const Block& block, const LabelTags& labels) {
    Template result;
    label_tags_ = &labels;
    read(block, Context::top, [&](const View& view) {
        if (view.kind() == NodeKind::template_head) result = template_lines(view, block);
    });
    label_tags_ = nullptr;
    return result;
}

/// Whether the line gives a label its tags; anything else is a line of the clause.
bool Builder::label_line(TemplateUse& use, const Block& block) {
    const auto match = match_statement(Context::labels, words_of(block, source_));
    if (!match.found && !match.failure) return false;
    read(block, Context::labels, [&](const View& view) {
        use.lines.push_back({name_in(view), line_tags(view, block)});
        nothing_under(block);
    });
    return true;
}

/// Within a template tags are labels; where it is written out they give way to the tags of the use.
Tags Builder::labelled(Tags tags) {
    if (!open_template_) return tags;
    if (label_tags_ != nullptr) {
        Tags result;
        for (const Tag& tag : tags) {
            const auto own = label_tags_->find(tag.text);
            if (own != label_tags_->end()) result.insert(result.end(), own->second.begin(), own->second.end());
        }
        return result;
    }
    for (const Tag& tag : tags) {
        if (!is_label(tag.text)) report(code::template_fixed_tag, tag.span, {"[" + tag.text + "]"});
        if (!holds(open_template_->labels, tag.text)) open_template_->labels.push_back(tag);
    }
    return tags;
}

/// A template points at its own lines, by their labels: a clause or a tag of the document that uses it is not its to
/// know.
std::vector<RuleReference> Builder::labelled(std::vector<RuleReference> references) {
    if (!open_template_) return references;
    std::vector<RuleReference> result;
    for (RuleReference& reference : references) {
        const Name& name = reference.name;
        const bool is_tag = reference.kind == RuleReference::Kind::tag;
        if (label_tags_ == nullptr) {
            if (is_tag)
                open_template_->pointed_out.push_back({name.text, name.span});
            else
                report(code::template_points_out, name.span, {"`" + name.text + "`"});
        } else if (const auto own = label_tags_->find(name.text); is_tag && own != label_tags_->end()) {
            for (const Tag& tag : own->second) result.push_back({RuleReference::Kind::tag, {tag.text, tag.span}});
        }
    }
    return label_tags_ == nullptr ? std::move(references) : result;
}

}  // namespace klausul::build

namespace klausul {

syntax::Template write_out(const Source& source, const Block& head, const LabelTags& labels) {
    std::vector<Diagnostic> told_where_it_stands;
    return build::Builder(source, told_where_it_stands).written_out(head, labels);
}

}  // namespace klausul
