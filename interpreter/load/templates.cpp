#include "interpreter/load/templates.hpp"

#include <algorithm>
#include <functional>

#include "interpreter/check/messages.hpp"

namespace klausul {
namespace {

using namespace syntax;

/// What all templates of a run may come to when they are written out.
constexpr std::size_t most_written = 4'000'000;

/// Calls `visit` with each use among the items and in the clauses within them.
void for_each_use(const std::vector<BodyItem>& items, const std::function<void(const TemplateUse&)>& visit) {
    for (const BodyItem& item : items) {
        const auto* clause = std::get_if<std::unique_ptr<Clause>>(&item);
        if (clause == nullptr) continue;
        if ((*clause)->use) visit(*(*clause)->use);
        for_each_use((*clause)->items, visit);
    }
}

void for_each_use(const std::vector<HeaderLine>& header, const std::function<void(const TemplateUse&)>& visit) {
    for (const HeaderLine& line : header) {
        if (const auto* use = std::get_if<TemplateUse>(&line.node)) visit(*use);
    }
}

template <typename Item>
void append(std::vector<Item>& all, std::vector<Item> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// `first`, then what was there.
template <typename Item>
void put_before(std::vector<Item>& all, std::vector<Item> first) {
    append(first, std::move(all));
    all = std::move(first);
}

Phrase mend_by_nearest(const std::string& name, const std::vector<std::string>& known, Phrase otherwise) {
    if (const auto nearest = nearest_name(name, known))
        return {"menade du `" + *nearest + "`?", "did you mean `" + *nearest + "`?"};
    return otherwise;
}

Phrase place_words(bool header) { return header ? Phrase{"huvudet", "the header"} : Phrase{"en klausul", "a clause"}; }

}  // namespace

void TemplateWriter::run() {
    for (const Document& document : documents_) {
        auto& first = first_named_.emplace_back();
        for (std::size_t number = 0; number < document.templates.size(); ++number)
            first.try_emplace(document.templates[number].name.text, number);
    }
    for (std::size_t document = 0; document < documents_.size(); ++document) {
        for (std::size_t number = 0; number < documents_[document].templates.size(); ++number) {
            std::vector<Place> open;
            check_template({document, number}, open);
        }
    }
    for (std::size_t document = 0; document < documents_.size(); ++document) {
        Document& text = documents_[document];
        if (text.kind == DocumentKind::module) {
            const auto refuse = [&](const TemplateUse& use) {
                report(code::template_in_module, use.span, {use.name.text});
            };
            for_each_use(text.items, refuse);
            for_each_use(text.header, refuse);
            continue;
        }
        // The header of an amendment is told apart by the checker: next to nothing may stand in it.
        if (text.kind == DocumentKind::agreement) write_header(text.header, document, nullptr);
        write_items(text.items, document, nullptr);
    }
}

std::vector<WrittenTemplate> TemplateWriter::take_used() {
    std::vector<WrittenTemplate> result;
    for (auto& [place, used] : used_) result.push_back(std::move(used));
    return result;
}

void TemplateWriter::report(int code, Span span, std::vector<Phrase> words, std::vector<Related> related) {
    diagnostics_.push_back({code, span, std::move(words), std::move(related)});
}

// ---- what is meant, and whether it can be --------------------------------------------------------------------------

/// The documents whose names this one sees, itself first.
std::vector<std::size_t> TemplateWriter::seen_from(std::size_t document) const {
    std::vector<std::size_t> seen{document};
    const auto add = [&](std::size_t next) {
        if (std::find(seen.begin(), seen.end(), next) == seen.end()) seen.push_back(next);
    };
    add(amended_[document]);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (const std::size_t next : imports_[seen[i]]) add(next);
    }
    return seen;
}

/// The first template of a document that has the name, with or without the document's before it.
std::optional<std::size_t> TemplateWriter::named(std::size_t document, const std::string& name) const {
    const auto& first = first_named_[document];
    if (const auto found = first.find(name); found != first.end()) return found->second;
    const std::string before = documents_[document].name.text + ".";
    if (name.compare(0, before.size(), before) != 0) return std::nullopt;
    const auto found = first.find(name.substr(before.size()));
    return found == first.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TemplateWriter::Place> TemplateWriter::resolve(std::size_t from, const TemplateUse& use) {
    std::vector<Place> found;
    const std::vector<std::size_t> seen = seen_from(from);
    for (const std::size_t document : seen) {
        if (const auto number = named(document, use.name.text)) found.emplace_back(document, *number);
        if (!found.empty() && document == from) break;
    }
    if (found.empty()) {
        std::vector<std::string> known;
        for (const std::size_t document : seen) {
            for (const Template& each : documents_[document].templates) known.push_back(each.name.text);
        }
        report(code::unknown_template, use.name.span,
               {use.name.text, mend_by_nearest(use.name.text, known,
                                               {"skriv den med `mall` i en modul, och `använd` modulen",
                                                "write it with `template` in a module, and `use` the module"})});
        return std::nullopt;
    }
    if (found.size() == 1) return found.front();
    std::string documents;
    for (const Place& place : found) documents += (documents.empty() ? "" : ", ") + documents_[place.first].name.text;
    report(code::ambiguous_name, use.name.span,
           {use.name.text, documents, documents_[found.front().first].name.text + "." + use.name.text});
    return std::nullopt;
}

/// The template that is used, if the use is right in every way.
std::optional<TemplateWriter::Place> TemplateWriter::checked(std::size_t from, const TemplateUse& use, bool in_header) {
    const std::size_t before = diagnostics_.size();
    const std::optional<Place> place = resolve(from, use);
    if (!place) return std::nullopt;
    const Template& used = at(*place);
    if (used.for_header == in_header) {
        check_labels(use, used);
    } else {
        report(code::template_for_other_place, use.name.span,
               {used.name.text, place_words(used.for_header), place_words(in_header)},
               {{used.clause.span, {"mallen står här", "the template stands here"}}});
    }
    return diagnostics_.size() == before ? place : std::nullopt;
}

void TemplateWriter::check_labels(const TemplateUse& use, const Template& used) {
    std::vector<std::string> labels;
    for (const Tag& label : used.labels) labels.push_back(label.text);
    std::map<std::string, Span> given;
    for (const LabelLine& line : use.lines) {
        const std::string& label = line.label.text;
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
            std::string all;
            for (const std::string& each : labels) all += (all.empty() ? "`" : ", `") + each + "`";
            const Phrase otherwise = all.empty() ? Phrase{"mallen har inga etiketter", "the template has no labels"}
                                                 : Phrase{"etiketterna är " + all, "the labels are " + all};
            report(code::unknown_label, line.label.span,
                   {label, used.name.text, mend_by_nearest(label, labels, otherwise)});
        }
        const auto [first, is_first] = given.emplace(label, line.label.span);
        if (!is_first)
            report(code::label_given_twice, line.label.span, {label}, {{first->second, {"först här", "first here"}}});
    }
    Phrase missing("");
    std::string first_missing;
    for (const Tag& label : used.labels) {
        if (given.contains(label.text)) continue;
        if (first_missing.empty()) first_missing = label.text;
        missing.sv += (missing.sv.empty() ? "`" : ", `") + label.text + "`";
    }
    missing.en = missing.sv;
    if (!first_missing.empty())
        report(code::label_not_given, use.span, {used.name.text, missing, first_missing},
               {{used.clause.span, {"mallen står här", "the template stands here"}}});
}

/// The templates that this one uses are checked before it; one that is open comes round to itself.
void TemplateWriter::check_template(Place place, std::vector<Place>& open) {
    if (!checked_.insert(place).second) return;
    const Template& each = at(place);
    const Place first{place.first, first_named_[place.first].at(each.name.text)};
    if (first != place)
        report(code::duplicate_name, each.name.span, {each.name.text},
               {{at(first).name.span, {"bestämdes först här", "first declared here"}}});
    open.push_back(place);
    const auto check = [&](const TemplateUse& use) {
        const auto used = checked(place.first, use, each.for_header);
        const bool circle = used && std::find(open.begin(), open.end(), *used) != open.end();
        if (circle) report(code::template_circle, use.span, {use.name.text});
        constexpr std::size_t deepest = 20;
        const bool too_deep = used && !circle && open.size() >= deepest;
        if (too_deep) report(code::templates_too_large, use.span, {std::to_string(most_written)});
        if (used && !circle && !too_deep) check_template(*used, open);
        if (!used || circle || too_deep || faulty_.contains(*used)) faulty_.insert(place);
    };
    for_each_use(each.clause.items, check);
    for_each_use(each.header, check);
    open.pop_back();
}

// ---- writing out ---------------------------------------------------------------------------------------------------

void TemplateWriter::write_items(std::vector<BodyItem>& items, std::size_t from, const Span* outer) {
    for (BodyItem& item : items) {
        if (auto* clause = std::get_if<std::unique_ptr<Clause>>(&item)) write_clause(**clause, from, outer);
        if (auto* change = std::get_if<std::unique_ptr<Amendment>>(&item)) {
            if ((*change)->clause) write_clause(*(*change)->clause, from, outer);
            write_items((*change)->items, from, outer);
        }
    }
}

/// The template's lines come first, then those the clause adds. `outer` is the use that led here, if this is within a
/// template.
void TemplateWriter::write_clause(Clause& clause, std::size_t from, const Span* outer) {
    write_items(clause.items, from, outer);
    if (!clause.use) return;
    const auto place = checked(from, *clause.use, false);
    if (!place) return;
    const Span told = outer != nullptr ? *outer : clause.use->span;
    auto lines = lines_of(*place, *clause.use, told);
    if (!lines) return;
    write_items(lines->clause.items, place->first, &told);
    clause.use->head = lines->clause.span;
    if (!clause.title) clause.title = lines->clause.title;
    if (clause.validity.empty()) clause.validity = lines->clause.validity;
    clause.cannot_be_terminated = clause.cannot_be_terminated || lines->clause.cannot_be_terminated;
    put_before(clause.conditions, std::move(lines->clause.conditions));
    put_before(clause.wording, std::move(lines->clause.wording));
    put_before(clause.items, std::move(lines->clause.items));
    put_before(clause.tags, std::move(lines->clause.tags));
}

void TemplateWriter::write_header(std::vector<HeaderLine>& header, std::size_t from, const Span* outer) {
    std::vector<HeaderLine> written;
    for (HeaderLine& line : header) {
        const auto* use = std::get_if<TemplateUse>(&line.node);
        if (use == nullptr) {
            written.push_back(std::move(line));
            continue;
        }
        const auto place = checked(from, *use, true);
        const Span told = outer != nullptr ? *outer : use->span;
        auto lines = place ? lines_of(*place, *use, told) : std::nullopt;
        if (!lines) continue;
        write_header(lines->header, place->first, &told);
        append(written, std::move(lines->header));
    }
    header = std::move(written);
}

/// The template as it reads here; nothing if it cannot be written out, which has been told.
std::optional<Template> TemplateWriter::lines_of(Place place, const TemplateUse& use, Span told) {
    const Template& used = at(place);
    const Block* head = head_of(place);
    if (faulty_.contains(place) || head == nullptr) return std::nullopt;
    written_ += used.lines.end - used.lines.begin;
    if (written_ > most_written) {
        const bool first = written_ - (used.lines.end - used.lines.begin) <= most_written;
        if (first) report(code::templates_too_large, told, {std::to_string(most_written)});
        return std::nullopt;
    }
    LabelTags labels;
    for (const LabelLine& line : use.lines) labels[line.label.text] = line.tags;
    WrittenTemplate& noted = used_[place];
    noted.lines = used.lines;
    noted.document = amended_[place.first];
    if (std::find(noted.uses.begin(), noted.uses.end(), told) == noted.uses.end()) noted.uses.push_back(told);
    return write_out(sources_[place.first], *head, labels);
}

const Block* TemplateWriter::head_of(Place place) {
    const auto known = layouts_.find(place.first);
    const Layout& layout = known != layouts_.end()
                               ? known->second
                               : layouts_.emplace(place.first, read_layout(sources_[place.first])).first->second;
    const auto begin = at(place).lines.begin;
    const auto found = std::lower_bound(layout.blocks.begin(), layout.blocks.end(), begin,
                                        [](const Block& block, auto wanted) { return block.begin < wanted; });
    return found == layout.blocks.end() || found->begin != begin ? nullptr : &*found;
}

}  // namespace klausul
