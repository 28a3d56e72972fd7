#include "interpreter/render/pages/document_page.hpp"

#include <fmt/format.h>

#include <set>

#include "grammar/syntax.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/pages/page_clauses.hpp"
#include "interpreter/render/pages/page_words.hpp"

namespace klausul {
namespace {

using namespace syntax;

std::string day_words(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

class DocumentPage {
public:
    DocumentPage(const Agreement& agreement, std::string file, std::vector<TagEntry> tags, Language language)
        : document_(*agreement.tree()),
          words_(agreement, language),
          clauses_(page_, words_),
          file_(std::move(file)),
          tags_(std::move(tags)),
          language_(language) {}

    DocPage made() {
        collect(document_.items);
        title();
        header();
        questions();
        readings();
        terms();
        facts();
        page_.heading(2, {say("Klausuler", "Clauses")});
        clauses_.document(document_.items, 3);
        templates();
        left_open();
        tables();
        checks();
        examples();
        tag_table();
        return std::move(page_);
    }

private:
    /// All that is declared, also within clauses.
    void collect(const std::vector<BodyItem>& items) {
        for (const BodyItem& item : items) {
            if (const auto* each = std::get_if<std::unique_ptr<syntax::Declaration>>(&item))
                declared_.push_back(each->get());
            if (const auto* clause = std::get_if<std::unique_ptr<Clause>>(&item)) collect((*clause)->items);
        }
    }

    [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const { return words_.say(sv, en); }

    template <typename Node, typename Use>
    void each(const Use& use) {
        for (const syntax::Declaration* declaration : declared_) {
            if (const Node* node = std::get_if<Node>(&declaration->node)) use(*node, *declaration);
        }
    }

    void title() {
        page_.title = document_.title ? document_.title->text : PageWords::spaced(document_.name.text);
        page_.heading(1, PageLine(page_.title).add(words_.tags(document_.tags)));
        page_.paragraph(PageLine(say("Sidan är skapad ur ", "This page is made from "))
                            .add(file_, PageStyle::code)
                            .add(say("; ändra där, inte här.", "; change it there, not here.")));
        if (document_.kind == DocumentKind::amendment)
            page_.paragraph({say("Ändring av ", "Amendment of ") + PageWords::spaced(document_.amends.text) +
                             (document_.amends_from.from ? say(" från och med ", " from and including ") +
                                                               day_words(*document_.amends_from.from)
                                                         : "")});
    }

    /// The lines of the header, and what the document builds on.
    void header() {
        std::vector<std::vector<PageLine>> rows{{{say("Huvud", "Header")}, {say("Tagg", "Tag")}}};
        for (const HeaderLine& line : document_.header) {
            PageLine text(PageWords::spaced(words_.written(line.span)));
            if (const auto* entry = std::get_if<HeaderEntry>(&line.node)) add_entry(text, *entry);
            if (const auto* ranking = std::get_if<HeaderRanking>(&line.node)) add_ranking(text, *ranking);
            rows.push_back({text, words_.tags(line.tags)});
        }
        std::string imports;
        each<Import>([&](const Import& import, const syntax::Declaration&) {
            imports += (imports.empty() ? "" : ", ") + import.module.text;
        });
        if (!imports.empty())
            rows.push_back({PageLine(say("bygger på ", "builds on ")).add(imports, PageStyle::code), {}});
        each<PartyDeclaration>([&](const PartyDeclaration& party, const syntax::Declaration& declaration) {
            PageLine text(say("part ", "party ") + PageWords::spaced(party.name.text));
            if (party.alias) text.add(say(", kallas ", ", called ") + PageWords::spaced(party.alias->text));
            if (party.part_of) text.add(say(", del av ", ", part of ") + PageWords::spaced(party.part_of->text));
            if (party.organisation_number) text.add(say(", orgnr ", ", org. no. ") + party.organisation_number->text);
            if (party.outside) text.add(say(", utanför avtalet", ", outside the agreement"));
            if (party.label) text.add(": " + party.label->text);
            rows.push_back({text, words_.tags(declaration.tags)});
        });
        page_.table(std::move(rows));
    }

    void add_entry(PageLine& text, const HeaderEntry& entry) {
        for (const EntryCondition& way : entry.conditions) {
            text.add("; ").add(words_.condition(way.when));
            if (way.from) text.add(say(", från ", ", from ")).add(words_.value(way.from));
            if (way.condition) text.add(say(", om ", ", if ")).add(words_.condition(way.condition));
            text.add(words_.tags(way.tags));
        }
    }

    static void add_ranking(PageLine& text, const HeaderRanking& ranking) {
        int number = 0;
        for (const auto& line : ranking.lines) {
            text.add(fmt::format("{} {}) ", number == 0 ? ":" : ";", number + 1));
            ++number;
            for (const Name& name : line) text.add((&name == line.data() ? "" : ", ") + PageWords::spaced(name.text));
        }
    }

    void questions() {
        std::vector<std::vector<PageLine>> rows{
            {{say("Fråga", "Question")}, {say("Svar", "Answer")}, {say("Typ", "Type")}}};
        each<AnswerDeclaration>([&](const AnswerDeclaration& answer, const syntax::Declaration&) {
            std::string type = words_.written(answer.type.span);
            for (const Name& per : answer.per) type += " per " + per.text;
            for (const Name& name : answer.names)
                rows.push_back({{answer.question ? answer.question->text : ""},
                                {name.text, PageStyle::code},
                                {PageWords::spaced(type)}});
        });
        if (rows.size() > 1) page_.heading(2, {say("Frågor som avtalet svarar på", "Questions that are answered")});
        page_.table(std::move(rows));
    }

    void readings() {
        bool first = true;
        each<ReadingDeclaration>([&](const ReadingDeclaration& reading, const syntax::Declaration& declaration) {
            if (first) page_.heading(2, {say("Tolkningar", "Readings")});
            first = false;
            PageLine line(reading.question ? reading.question->text : PageWords::spaced(reading.name.text),
                          PageStyle::strong);
            line.add(" (").add(reading.name.text, PageStyle::code).add(")");
            page_.item(0, line.add(words_.tags(declaration.tags)));
            for (const ReadingOption& option : reading.options) {
                PageLine one(option.label ? option.label->text : PageWords::spaced(option.name.text),
                             option.is_default ? PageStyle::strong : PageStyle::plain);
                if (option.is_default) one.add(say(" – den som gäller", " – the one taken"));
                if (option.not_encoded) one.add(say(" – ej kodad", " – not encoded"));
                page_.item(1, one.add(words_.tags(option.tags)));
            }
        });
    }

    /// Kinds of things, with what they may be.
    void terms() {
        bool first = true;
        each<TypeDeclaration>([&](const TypeDeclaration& type, const syntax::Declaration& declaration) {
            if (first) page_.heading(2, {say("Begrepp", "Terms")});
            first = false;
            PageLine line(PageWords::spaced(type.name.text), PageStyle::strong);
            page_.item(0, line.add(words_.tags(declaration.tags)));
            for (const Option& option : type.options)
                page_.item(1, PageLine(option.label ? option.label->text : PageWords::spaced(option.name.text))
                                  .add(words_.tags(option.tags)));
            for (const Field& field : type.fields) page_.item(1, described(field));
        });
    }

    [[nodiscard]] PageLine described(const Field& field) const {
        PageLine line;
        for (const Name& name : field.names)
            line.add((&name == field.names.data() ? "" : ", ") + PageWords::spaced(name.text));
        line.add(": " + PageWords::spaced(words_.written(field.type.span)));
        if (field.label) line.add(" – " + field.label->text);
        if (field.otherwise) line.add(say("; annars ", "; otherwise ")).add(words_.condition(field.otherwise));
        return line.add(words_.tags(field.tags));
    }

    void facts() {
        std::vector<std::vector<PageLine>> rows{
            {{say("Uppgift", "Fact")}, {say("Namn", "Name")}, {say("Typ", "Type")}}};
        each<FactDeclaration>([&](const FactDeclaration& fact, const syntax::Declaration& declaration) {
            std::string type = words_.written(fact.type.span);
            for (const Name& per : fact.per) type += " per " + per.text;
            for (const Name& name : fact.names) {
                PageLine label(fact.label ? fact.label->text : PageWords::spaced(name.text));
                if (fact.otherwise) label.add(say("; annars ", "; otherwise ")).add(words_.condition(fact.otherwise));
                rows.push_back({label.add(words_.tags(declaration.tags)),
                                {name.text, PageStyle::code},
                                {PageWords::spaced(type)}});
            }
            for (const Field& field : fact.fields) {
                for (const Name& name : field.names) {
                    PageLine label("– " + (field.label ? field.label->text : PageWords::spaced(name.text)));
                    if (field.otherwise)
                        label.add(say("; annars ", "; otherwise ")).add(words_.condition(field.otherwise));
                    rows.push_back({label.add(words_.tags(field.tags)),
                                    {name.text, PageStyle::code},
                                    {PageWords::spaced(words_.written(field.type.span))}});
                }
            }
        });
        if (rows.size() > 1) page_.heading(2, {say("Uppgifter om ett fall", "Facts of a case")});
        page_.table(std::move(rows));
    }

    /// Lines that other documents write out; in the place of tags they have labels.
    void templates() {
        if (!document_.templates.empty()) page_.heading(2, {say("Mallar", "Templates")});
        for (const Template& each : document_.templates) {
            const std::string title = PageWords::spaced(each.name.text);
            if (!each.for_header) {
                clauses_.one(each.clause, 3);
                continue;
            }
            page_.heading(3, PageLine(say("För huvudet: ", "For the header: ") + title));
            for (const HeaderLine& line : each.header)
                page_.item(0, PageLine(PageWords::spaced(words_.written(line.span))).add(words_.tags(line.tags)));
        }
    }

    void left_open() {
        if (!clauses_.expected().empty())
            page_.heading(2, {say("Väntade luckor och konflikter", "Expected gaps and conflicts")});
        for (const PageLine& line : clauses_.expected()) page_.item(0, line);
    }

    void tables() {
        each<TableDeclaration>([&](const TableDeclaration& table, const syntax::Declaration& declaration) {
            page_.heading(2, PageLine(say("Tabell: ", "Table: ") + PageWords::spaced(table.name.text))
                                 .add(words_.tags(declaration.tags)));
            std::vector<std::vector<PageLine>> rows(1);
            for (const Name& per : table.per) rows[0].emplace_back(PageWords::spaced(per.text));
            for (const TableColumn& column : table.columns) rows[0].emplace_back(PageWords::spaced(column.name.text));
            for (const TableRow& row : table.rows) {
                rows.emplace_back();
                for (const ExpressionPtr& cell : row.cells) rows.back().push_back(words_.value(cell));
            }
            page_.table(std::move(rows));
        });
    }

    void checks() {
        bool first = true;
        each<Check>([&](const Check& check, const syntax::Declaration& declaration) {
            if (first) page_.heading(2, {say("Kontrollräkningar", "Checks")});
            first = false;
            PageLine line(check.title ? check.title->text : "", PageStyle::strong);
            page_.item(0, line.add(words_.tags(check.tags)).add(words_.tags(declaration.tags)));
            for (const CheckLine& each : check.lines)
                page_.item(1, PageLine(words_.written(each.span), PageStyle::code).add(words_.tags(each.tags)));
        });
    }

    // ---- examples ------------------------------------------------------------------------------------------------

    void examples() {
        bool first = true;
        const auto heading = [&] {
            if (first) page_.heading(2, {say("Räknade exempel", "Worked examples")});
            first = false;
        };
        each<SharedFacts>([&](const SharedFacts& shared, const syntax::Declaration&) {
            heading();
            page_.item(0, PageLine(say("Förutsättningarna ", "The premises "))
                              .add(PageWords::spaced(shared.name.text), PageStyle::strong));
            given(shared.facts);
        });
        each<Example>([&](const Example& example, const syntax::Declaration&) {
            heading();
            PageLine line(example.title ? example.title->text : "", PageStyle::strong);
            if (example.date) line.add(say(", den ", ", on ") + day_words(*example.date));
            page_.item(0, line);
            given(example.facts);
            for (const ReadingChoice& reading : example.readings)
                page_.item(1, PageLine(say("med ", "with "))
                                  .add(words_.name(reading.reading.text))
                                  .add(" = ")
                                  .add(words_.option_of(reading.reading.text, reading.option.text)));
            for (const Expectation& expectation : example.expectations) expected(expectation);
            if (!example.deciding.empty())
                page_.item(1, PageLine(plain(Word::according_to).in(language_)).add(cited(example.deciding)));
        });
    }

    void given(const Facts& facts) {
        PageLine line;
        for (const Name& name : facts.shared)
            line.add(line.empty() ? "" : "; ")
                .add(say("förutsättningarna ", "the premises ") + PageWords::spaced(name.text));
        for (const syntax::Given& given : facts.values) line.add(line.empty() ? "" : "; ").add(stated(given));
        if (!line.empty()) page_.item(1, line);
        for (const GivenRecords& records : facts.lists) this->records(records, 1);
    }

    [[nodiscard]] PageLine stated(const syntax::Given& given) const {
        PageLine line = words_.name(given.name.text);
        for (const ExpressionPtr& member : given.members)
            line.add(&member == given.members.data() ? say(" för ", " for ") : "; ").add(words_.value(member));
        return line.add(" = ").add(words_.value_of(given.name.text, given.value));
    }

    void records(const GivenRecords& records, int level) {
        page_.item(level, {PageWords::spaced(records.name.text) + ":"});
        for (const GivenRecord& record : records.records) {
            PageLine line;
            for (const syntax::Given& field : record.fields) line.add(line.empty() ? "" : "; ").add(stated(field));
            page_.item(level + 1, line);
            for (const GivenRecords& inner : record.lists) this->records(inner, level + 2);
        }
    }

    void expected(const Expectation& expectation) {
        PageLine line("→ ");
        line.add(words_.value(expectation.answer));
        if (expectation.of_requirement) {
            const auto* met = std::get_if<syntax::TruthLiteral>(&expectation.value->node);
            line.add(met->value ? say(" är uppfyllt", " is met") : say(" är inte uppfyllt", " is not met"));
        } else if (expectation.status == Status::decided) {
            line.add(": ").add(words_.value_of(answer_of(expectation), expectation.value));
        } else {
            const Twin status = status_words(expectation.status);
            line.add(": " + say(status.sv, status.en)).add(words_.tags(expectation.tags));
            if (expectation.text) line.add(" ”" + expectation.text->text + "”");
            for (const ExpressionPtr& missing : expectation.missing)
                line.add(&missing == expectation.missing.data() ? say(", saknas ", ", missing ") : "; ")
                    .add(words_.value(missing));
        }
        page_.item(1, line);
        for (const ExpectedUnder& under : expectation.under)
            page_.item(2, PageLine(say("med ", "with "))
                              .add(words_.name(under.reading.text))
                              .add(" = ")
                              .add(words_.option_of(under.reading.text, under.option.text))
                              .add(": ")
                              .add(words_.value_of(answer_of(expectation), under.value)));
    }

    /// The answer that something is expected of, where it stands by itself.
    [[nodiscard]] static std::string answer_of(const Expectation& expectation) {
        const auto* answer = std::get_if<Reference>(&expectation.answer->node);
        return answer == nullptr ? "" : answer->name.text;
    }

    /// Tags with the clauses in which they stand.
    [[nodiscard]] PageLine cited(const Tags& tags) const {
        PageLine line;
        for (const Tag& tag : tags) {
            line.add(" ").add(tag.text, PageStyle::tag);
            for (const TagEntry& entry : tags_) {
                const TagPlace* place = entry.tag == tag.text ? deciding_place(entry) : nullptr;
                if (place != nullptr && !place->anchor.empty())
                    line.add(" ").link("§ " + place->clause, "#" + PageClauses::anchor_of(place->anchor));
            }
        }
        return line;
    }

    /// Where what bears the tag can decide: its first rule or exception, else its first place.
    [[nodiscard]] static const TagPlace* deciding_place(const TagEntry& entry) {
        for (const TagPlace& place : entry.places) {
            if (place.role == TagRole::rule || place.role == TagRole::exception) return &place;
        }
        return entry.places.empty() ? nullptr : &entry.places.front();
    }

    void tag_table() {
        std::vector<std::vector<PageLine>> rows{
            {{say("Tagg", "Tag")}, {say("Kodad som", "Encoded as")}, {say("Står i", "Stands in")}}};
        for (const TagEntry& entry : tags_) {
            // Without the numbers of lines, which change on every page when a line is put in at the top. What stands
            // more than once in a clause in the same role is told once.
            PageLine places;
            std::set<std::pair<TagRole, std::string>> told;
            for (const TagPlace& place : entry.places) {
                if (!told.insert({place.role, place.anchor}).second) continue;
                if (!places.empty()) places.add("; ");
                places.add(role_word(place.role).in(language_));
                if (!place.anchor.empty())
                    places.add(" ").link("§ " + place.clause, "#" + PageClauses::anchor_of(place.anchor));
            }
            rows.push_back({{entry.tag}, {encoding_word(entry.encoding).in(language_)}, places});
        }
        if (rows.size() > 1) page_.heading(2, {say("Register över taggar", "Index of tags")});
        page_.table(std::move(rows));
    }

    DocPage page_;
    const Document& document_;
    PageWords words_;
    PageClauses clauses_;
    std::string file_;
    std::vector<TagEntry> tags_;
    Language language_;
    std::vector<const syntax::Declaration*> declared_;
};

}  // namespace

DocPage document_page(const Agreement& agreement, const std::string& file, const DecidingRequirements& deciding,
                      Language language) {
    std::vector<TagEntry> tags = tag_index(tag_lines(*agreement.tree(), agreement.sources(), file, deciding));
    return DocumentPage(agreement, file, std::move(tags), language).made();
}

}  // namespace klausul
