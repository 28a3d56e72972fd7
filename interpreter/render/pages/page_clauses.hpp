#pragma once

// Clauses and what stands in them, as blocks of a page.

#include <string>
#include <vector>

#include "interpreter/render/pages/page.hpp"
#include "interpreter/render/pages/page_words.hpp"

namespace klausul {

class PageClauses {
public:
    PageClauses(DocPage& page, const PageWords& words) : page_(page), words_(words) {}

    /// All of a document: first what stands outside of clauses, then the clauses in their order.
    void document(const std::vector<syntax::BodyItem>& items, int level);
    /// One clause by itself.
    void one(const syntax::Clause& clause, int level);
    /// What is left open on purpose, from anywhere in the document.
    [[nodiscard]] const std::vector<PageLine>& expected() const { return expected_; }

    /// `beräkning / avgift` as an anchor of the page.
    [[nodiscard]] static std::string anchor_of(const std::string& path);

private:
    void show(const syntax::Rule& rule) { this->rule(rule, 0); }
    void show(const syntax::Exception& exception) { this->exception(exception, 0); }
    void show(const syntax::Precedence& precedence);
    void show(const syntax::Ranking& ranking);
    void show(const syntax::Duty& duty);
    void show(const syntax::Note& note);
    void show(const syntax::Prose& prose);
    void show(const syntax::Steps& steps);
    void show(const syntax::Requirement& requirement);
    void show(const syntax::ExpectedFinding& finding);
    void show(const std::unique_ptr<syntax::Clause>& clause) { one(*clause, level_); }
    void show(const std::unique_ptr<syntax::Declaration>&) {}  // each kind has a place of its own
    void show(const std::unique_ptr<syntax::Amendment>& amendment);

    void items(const std::vector<syntax::BodyItem>& items, int level);
    void rule(const syntax::Rule& rule, int level);
    void exception(const syntax::Exception& exception, int level);
    void criteria(const syntax::ConditionList& list, int level);
    /// The line goes on with the condition; criteria on lines of their own stand below it.
    void under(PageLine line, const syntax::ExpressionPtr& condition, const PageLine& tags, int level);
    void occasions(PageLine line, const std::vector<syntax::Occasion>& occasions, const PageLine& tags, int level);
    [[nodiscard]] PageLine targets(const std::vector<syntax::Target>& targets) const;
    [[nodiscard]] PageLine when(const syntax::ExpressionPtr& condition) const;
    [[nodiscard]] std::string validity(const syntax::Validity& validity) const;
    [[nodiscard]] PageLine references(const std::vector<syntax::RuleReference>& references) const;
    [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const { return words_.say(sv, en); }

    DocPage& page_;
    const PageWords& words_;
    std::string path_;
    std::string heading_;
    std::vector<PageLine> expected_;
    int level_ = 3;  ///< of the next heading
};

}  // namespace klausul
