#pragma once

#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;

/// The lines of a header that say when a document is in force, and what about them cannot be meant.
class HeaderTerms {
public:
    explicit HeaderTerms(Reports& reports) : reports_(reports) {}

    /// One line, into the document.
    void read_term_line(DocumentInfo& document, const syntax::HeaderLine& line);
    /// When all lines are read: on which days the document is in force.
    void settle_term(DocumentInfo& document, const std::vector<syntax::HeaderLine>& header);

private:
    Length usable_length(const syntax::Period& period);
    void report_repeated_lines(const std::vector<syntax::HeaderLine>& header);
    void report_month_of_notice(const Term& term, const std::vector<syntax::HeaderLine>& header);

    Reports& reports_;
};

}  // namespace klausul
