#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

/// Makes nodes, constants and texts of the program, and puts its types and units into words.
class ProgramBuilder {
public:
    explicit ProgramBuilder(Program& program) : program_(program) {}

    /// A text that came into the program from elsewhere.
    void note_text(const std::string& text, TextId place) { text_places_.emplace(text, place); }
    /// The node, with children that were made before it.
    NodeId emit(Op op, Kind kind, Span span, const std::vector<NodeId>& children = {},
                NodePayload payload = NodePayload(), Unit unit = {});
    NodeId constant(Number value, Kind kind, Span span, Unit unit = {});
    [[nodiscard]] Phrase type_words(const Type& type) const;
    [[nodiscard]] std::string unit_text(const Unit& unit) const;
    /// In backticks, or that there is none.
    [[nodiscard]] Phrase unit_words(const Unit& unit) const;
    /// What one member of an index is, with its article.
    [[nodiscard]] Phrase member_words(DomainId domain) const;
    /// The place of a text, which is kept once.
    TextId text_place(const std::string& text);

private:
    Program& program_;
    std::unordered_map<std::string, TextId> text_places_;
};

}  // namespace klausul
