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
    std::size_t place;
};
/// The same of a fact that is derived where it is not stated.
struct PendingDefault {
    DocumentId document;
    const syntax::Expression* source;
    FactId fact;
};

/// What the declarations leave to later phases, by the places that symbols name. What is pointed to is owned by the
/// input.
struct Declared {
    struct Function {
        DocumentId document;
        const syntax::FunctionDeclaration* source;
    };
    struct Premises {
        DocumentId document;
        const syntax::SharedFacts* source;
    };
    /// One of the two.
    struct Example {
        DocumentId document;
        const syntax::Example* example = nullptr;
        const syntax::Check* check = nullptr;
    };

    Table<FunctionId, Function> functions;
    Table<PremisesId, Premises> premises;
    std::vector<Example> examples;
    std::vector<PendingDefault> fact_defaults;
    std::unordered_map<std::string, std::vector<DomainId>> lists_of_type;  ///< by record type
    Table<TermId, bool> type_known;  ///< grows with the terms, and each is settled by its first rule
};

}  // namespace klausul
