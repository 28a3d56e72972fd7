#include "interpreter/explain/wording.hpp"

#include <algorithm>

namespace klausul {

/// The place with the brackets that its words lack: an expression's place is that of its parts, and where a part
/// stood in brackets one of them may lie just outside.
Span Wording::with_brackets(Span span) const {
    const std::string_view text = sources_[span.source].text();
    int open = 0;
    int lacking = 0;
    for (const char c : sources_[span.source].slice(span)) {
        open += c == '(' ? 1 : 0;
        if (c == ')') open > 0 ? --open : ++lacking;
    }
    const auto step = [&](std::uint32_t& at, int direction, char bracket) {
        std::uint32_t next = at;
        while (next > 0 && next < text.size() && text[direction < 0 ? next - 1 : next] == ' ')
            next = next + static_cast<std::uint32_t>(direction);
        if (next == 0 && direction < 0) return false;
        if (next >= text.size() || text[direction < 0 ? next - 1 : next] != bracket) return false;
        at = next + static_cast<std::uint32_t>(direction);
        return true;
    };
    while (lacking > 0 && step(span.begin, -1, '(')) --lacking;
    while (open > 0 && step(span.end, 1, ')')) --open;
    return span;
}

std::string Wording::source_words(Span span) const {
    return span.source < sources_.size() ? sources_[span.source].words(with_brackets(span)) : "";
}

ClauseReference Wording::reference(RuleId id) const {
    const RuleInfo& rule = program_.rules[id];
    ClauseReference result;
    result.document = rule.document == none ? "" : program_.documents[*rule.document].name;
    if (rule.clause != none) {
        result.clause = program_.clauses[*rule.clause].path;
        result.title = program_.clauses[*rule.clause].title;
    }
    for (const AmendmentInfo& amendment : program_.amendments) {
        if (amendment.source == program_.text_of(rule.clause, rule.span))
            result.amendment = amendment.title.empty() ? to_text(amendment.from) : amendment.title;
    }
    result.tags = rule.tags;
    result.strength = rule.strength;
    result.span = rule.span;
    return result;
}

IndexedName Wording::path_name(const std::string& name, const std::vector<DomainId>& per, const IndexKey& key) const {
    std::string member;
    for (std::size_t i = 0; i < per.size(); ++i) {
        const bool record = program_.domains[per[i]].kind == DomainKind::records;
        const std::vector<std::string> indexes = index_names(program_, per[i]);
        const std::vector<std::string> names = member_names(evaluator_, per[i], key[i]);
        for (std::size_t each = 0; each < names.size(); ++each)
            member += (i + each == 0 ? "" : "; ") + (record ? indexes[each] + " " : "") + names[each];
    }
    return {name, member};
}

IndexedName Wording::term_name(TermId term, const IndexKey& key) const {
    return path_name(program_.terms[term].name, program_.terms[term].per, key);
}

Missing Wording::missing(const Cause& cause) const {
    if (cause.kind == Cause::Kind::series) {
        const SeriesInfo& series = program_.series[*cause.series];
        const SeriesLack& lack = cause.series_lack;
        Missing missing{{series.name, member_name(program_, series.index(), lack.period)}, series.title};
        if (!lack.before) return missing;
        missing.detail = lack.day_unknown ? Phrase("om det publicerades före ", "whether it was published before ")
                                          : Phrase("publicerat före ", "published before ");
        missing.detail += Value{*lack.before};
        if (lack.day_unknown) missing.detail += Phrase(" är inte känt", " is not known");
        return missing;
    }
    if (cause.kind == Cause::Kind::list) {
        for (const ListInfo& list : program_.lists) {
            if (list.domain != cause.list) continue;
            if (!cause.outer_record) return {list.name, list.label};
            const DomainId outer = *program_.domains[list.domain].parent;
            return {path_name(list.field, {outer}, {*cause.outer_record, 0, 0}), list.label};
        }
    }
    const FactInfo& fact = program_.facts[*cause.fact_asked];
    if (cause.kind == Cause::Kind::periods) return {fact.name, fact.label};
    return {path_name(fact.name, fact.per, cause.key), fact.label};
}

Missing Wording::missing_fact(FactId fact, const IndexKey& key) const {
    Cause cause;
    cause.fact_asked = fact;
    cause.key = key;
    return missing(cause);
}

std::vector<Missing> Wording::missing_facts(CauseId cause) const {
    std::vector<Missing> facts;
    for (const CauseId id : evaluator_.flatten(cause)) {
        if (evaluator_.cause(id).has_fact) facts.push_back(missing(evaluator_.cause(id)));
    }
    return facts;
}

/// "uppdrag 3", "fakturor 1; rader 2", "Berg; 2026-03"
std::string Wording::element_name(DomainId domain, std::int64_t member) const {
    const bool group = program_.domains[domain].kind == DomainKind::groups;
    const std::vector<std::string> indexes = index_names(program_, domain);
    const std::vector<std::string> names = member_names(evaluator_, domain, member);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : "; ") + (group ? "" : indexes[i] + " ") + names[i];
    return text;
}

/// The kind of period that a number counts, or none.
Maybe<DomainId> Wording::period_counted(NodeId id) const {
    const Node& node = program_.nodes[id];
    if (node.op == Op::term) return node.kind == Kind::number ? program_.terms[node.as<TermId>()].type.period : none;
    const auto period = row_of(node.op).counts;
    return period ? domain_of(*period) : none;
}

Type Wording::type_of(NodeId id) const {
    const Node& node = program_.nodes[id];
    Type type;
    type.kind = node.kind;
    if (node.kind == Kind::number) {
        type.unit = program_.node_units[id];
        type.period = period_counted(id);
        return type;
    }
    if (node.op == Op::fact) return program_.facts[node.as<FactId>()].type;
    if (node.op == Op::term) return program_.terms[node.as<TermId>()].type;
    if (node.op == Op::reading) type.enumeration = program_.readings[node.as<ReadingId>()].enumeration;
    return type;
}

Value Wording::series_value(SeriesId id, const Number& value) const {
    const SeriesInfo& series = program_.series[id];
    Type type;
    const auto percent = program_.units.find("%");
    if (series.yearly_change && percent) type.unit.parts.push_back({*percent, 1});
    return named_value(program_, evaluator_.facts(), series.yearly_change ? value * Number(100) : value, type);
}

}  // namespace klausul
