#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

/// An expression to be checked later, and the place in the program that it belongs to.
struct PendingNode {
    DocumentId document;
    const syntax::Expression* source;
    std::uint32_t place;
};

/// What the declarations leave to later phases, by the places that symbols name. What is pointed to is owned by the
/// input.
struct Declared {
    struct Function {
        DocumentId document;
        const syntax::FunctionDeclaration* source;
    };
    struct Premises {
        DocumentId document = none;
        const syntax::SharedFacts* source = nullptr;
    };
    /// One of the two.
    struct Example {
        DocumentId document;
        const syntax::Example* example = nullptr;
        const syntax::Check* check = nullptr;
    };

    std::vector<Function> functions;
    std::vector<Premises> premises;
    std::vector<Example> examples;
    std::vector<PendingNode> fact_defaults;                                ///< by fact
    std::unordered_map<std::string, std::vector<DomainId>> lists_of_type;  ///< by record type
    std::vector<bool> type_known;  ///< by term; grows with the terms, and each is settled by its first rule
};

}  // namespace klausul
