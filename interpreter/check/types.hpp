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

    /// What may be given of a fact; `derived` where it is worked out when it is not stated.
    Type fact_type(DocumentId document, const syntax::TypeTerm& term, bool derived);
    /// Of what comes out: an answer, a helper, a column of a table.
    Type term_type(DocumentId document, const syntax::TypeTerm& term);
    Type resolve_type(DocumentId document, const syntax::TypeTerm& type);
    /// None if one of its parts is no unit, which is reported if so wished.
    std::optional<Unit> resolve_unit(DocumentId document, const syntax::UnitTerm& unit, bool report = true);
    /// Each once, and no index beside one that lies in it.
    std::vector<DomainId> resolve_per(DocumentId document, const std::vector<syntax::Name>& per);
    /// none if there is no index of the name, which is reported.
    Maybe<DomainId> resolve_domain(DocumentId document, const syntax::Name& name);
    /// A row in the record around it, a record in its group, a group in a coarser one.
    [[nodiscard]] bool lies_within(DomainId domain, DomainId within) const;
    void drop_containers(std::vector<DomainId>& domains) const;

    /// Whether a word after `per` was no index, which has been reported: what seems to lack one then does so for that.
    [[nodiscard]] bool has_unknown_index() const { return unknown_index_; }

private:
    std::optional<Type> named_type(DocumentId document, const std::string& name);

    const Program& program_;
    Reports& reports_;
    const Declared& declared_;
    Names& names_;
    bool unknown_index_ = false;
};

}  // namespace klausul
