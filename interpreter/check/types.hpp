#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Declared;
class Names;

/// Types, units and indexes as they are written after a colon, a number or `per`.
class Types {
public:
    Types(const Program& program, Reports& reports, const Declared& declared, Names& names)
        : program_(program), reports_(reports), declared_(declared), names_(names) {}

    Type fact_type(DocumentId document, const syntax::TypeTerm& term, bool derived);
    Type term_type(DocumentId document, const syntax::TypeTerm& term);
    Type resolve_type(DocumentId document, const syntax::TypeTerm& type);
    std::optional<Unit> resolve_unit(DocumentId document, const syntax::UnitTerm& unit, bool report = true);
    std::vector<DomainId> resolve_per(DocumentId document, const std::vector<syntax::Name>& per);
    DomainId resolve_domain(DocumentId document, const syntax::Name& name);
    [[nodiscard]] bool lies_within(DomainId domain, DomainId within) const;
    void drop_containers(std::vector<DomainId>& domains) const;

private:
    std::optional<Type> named_type(DocumentId document, const std::string& name);

    const Program& program_;
    Reports& reports_;
    const Declared& declared_;
    Names& names_;
};

}  // namespace klausul
