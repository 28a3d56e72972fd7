#pragma once

// Expressions of an agreement in words: facts by their labels, readings by their questions, comparisons spelt out. What
// has no words of its own stands as it is written.

#include <map>
#include <string>

#include "grammar/syntax.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/pages/page.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {

class PageWords {
public:
    PageWords(const Agreement& agreement, Language language);

    [[nodiscard]] PageLine value(const syntax::ExpressionPtr& expression) const;
    /// As something that holds or not: a yes/no fact is its label.
    [[nodiscard]] PageLine condition(const syntax::ExpressionPtr& expression) const;
    /// `alla följande gäller`
    [[nodiscard]] std::string list_words(const syntax::ConditionList& list) const;

    /// An option of a reading, or of a fact, field or answer whose type lists it, by its label; else as name().
    [[nodiscard]] PageLine option_of(const std::string& subject, const std::string& option) const;
    /// What is said of `subject`: an option of it by its label.
    [[nodiscard]] PageLine value_of(const std::string& subject, const syntax::ExpressionPtr& expression) const;

    /// A fact by its label, a reading by its question, an option or a party by its label, else the name in words.
    [[nodiscard]] PageLine name(const std::string& name) const;
    [[nodiscard]] PageLine tags(const syntax::Tags& tags) const;
    /// `jämtlands_kommuner` without its underscores.
    [[nodiscard]] static std::string spaced(std::string name);
    /// What stands in the source, on one line, without comments and tags.
    [[nodiscard]] std::string written(Span span) const;
    [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const {
        return std::string(klausul::say(language_, sv, en));
    }
    /// A word of the language.
    [[nodiscard]] std::string say(Twin word) const { return std::string(word.in(language_)); }

private:
    [[nodiscard]] PageLine value(const syntax::Expression& expression) const;
    [[nodiscard]] PageLine condition(const syntax::Expression& expression) const;
    [[nodiscard]] PageLine negated(const syntax::Expression& expression) const;
    [[nodiscard]] PageLine compared(const syntax::Binary& binary) const;
    [[nodiscard]] std::string between(Twin words) const;
    /// The name that an expression is nothing but, else empty.
    [[nodiscard]] static std::string subject_of(const syntax::Expression& expression);
    [[nodiscard]] PageLine allocation(const syntax::Allocation& allocation) const;
    [[nodiscard]] PageLine any_of(const syntax::AnyOf& any) const;
    [[nodiscard]] PageLine presence(const syntax::Presence& presence) const;
    [[nodiscard]] PageLine quantified(const syntax::Quantified& quantified) const;
    [[nodiscard]] PageLine aggregate(const syntax::Aggregate& aggregate) const;
    [[nodiscard]] PageLine arithmetic(const syntax::Binary& binary) const;
    [[nodiscard]] PageLine inline_list(const syntax::ConditionList& list) const;
    [[nodiscard]] PageLine joined(const std::vector<syntax::ExpressionPtr>& expressions, std::string_view last,
                                  const std::string& subject = "") const;
    [[nodiscard]] std::string field_label(const std::string& name) const;
    [[nodiscard]] bool is_truth(const syntax::Expression& expression) const;

    const Agreement& agreement_;
    Language language_;
    std::map<std::string, std::string> options_;  ///< labels of options that mean one thing
};

}  // namespace klausul
