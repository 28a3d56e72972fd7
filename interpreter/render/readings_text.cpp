#include "interpreter/render/readings_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

using Option = ReadingComparison::Option;

/// One outcome under each option; null where an option has no such element.
using Across = std::vector<const Outcome*>;

struct Row {
    std::string heading;
    std::vector<std::string> cells;
};

const Outcome* find_outcome(const Option& option, const std::string& answer, const std::vector<std::string>& key) {
    for (const Answer& each : option.answers) {
        if (each.name != answer) continue;
        for (const Answer::Element& element : each.elements) {
            if (element.key == key) return &element.outcome;
        }
    }
    return nullptr;
}

/// For a reader, that is; which clauses gave it does not count.
bool same_outcome(const Outcome* a, const Outcome* b) {
    if (a == nullptr || b == nullptr) return a == b;
    return a->status == b->status && a->value == b->value && a->text == b->text;
}

bool all_same(const Across& across) {
    return std::all_of(across.begin(), across.end(),
                       [&](const Outcome* each) { return same_outcome(each, across.front()); });
}

bool rests_on(const Across& across, const std::string& reading) {
    return std::any_of(across.begin(), across.end(), [&](const Outcome* outcome) {
        return outcome != nullptr && std::any_of(outcome->readings.begin(), outcome->readings.end(),
                                                 [&](const ReadingUsed& each) { return each.name == reading; });
    });
}

/// Null where the outcome is no amount.
const Number* kronor_of(const Outcome* outcome) {
    const bool decided = outcome != nullptr && outcome->status == Status::decided && outcome->value;
    return decided ? outcome->value->kronor() : nullptr;
}

class ReadingText {
public:
    ReadingText(const ReadingComparison& reading, Language language) : reading_(reading), language_(language) {}

    std::string show() {
        for (const Answer& answer : reading_.options.front().answers) add(answer);
        out_ = heading();
        for (const Option& option : reading_.options) out_ += legend(option);
        if (rows_.empty() && alike_.empty()) {
            out_ += fmt::format("\n  {}\n",
                                say("inget svar beror på den här tolkningen", "no answer rests on this reading"));
            return out_;
        }
        if (!rows_.empty()) show_table();
        for (const std::string& line : alike_) out_ += fmt::format("  {}\n", line);
        return out_;
    }

private:
    // ---- what stands above the table ----

    std::string heading() const {
        const std::string tags = tags_text(reading_.tags);
        const std::string name =
            reading_.question.empty() ? reading_.name : fmt::format("{} ({})", reading_.question, reading_.name);
        std::string text = fmt::format("{}{}{}\n", name, tags.empty() ? "" : " ", tags);
        for (const auto& [other, option] : reading_.given)
            text += fmt::format("  {} {} = {}\n", say("spelar roll först när", "matters only when"), other, option);
        return text;
    }

    std::string legend(const Option& option) const {
        std::size_t width = 0;
        for (const Option& each : reading_.options) width = std::max(width, display_width(each.name));
        const std::string marks = marks_of(option);
        const std::string text =
            fmt::format("{}{}{}", option.label, option.label.empty() || marks.empty() ? "" : " ", marks);
        return text.empty() ? fmt::format("  {}\n", option.name)
                            : fmt::format("  {}  {}\n", pad(option.name, width), text);
    }

    std::string marks_of(const Option& option) const {
        std::string marks;
        if (is_default(option)) marks = say("(förvald)", "(default)");
        if (&option == &reading_.options[reading_.taken] && !is_default(option))
            marks = say("(vald i fallet)", "(taken by the case)");
        return marks;
    }

    bool is_default(const Option& option) const { return &option == &reading_.options[reading_.default_option]; }

    // ---- rows ----

    void add(const Answer& answer) {
        if (answer.elements.size() == 1 && answer.elements.front().key.empty()) {
            const Across across = across_options(answer.name, {});
            if (rests_on(across, reading_.name) || !all_same(across)) add_row(answer.name, across);
        } else {
            add_elements(answer);
        }
    }

    /// The elements that come out differently, under a line with the name of the answer.
    void add_elements(const Answer& answer) {
        std::size_t same = 0;
        bool concerned = false;
        std::vector<std::pair<std::string, Across>> different;
        for (const Answer::Element& element : answer.elements) {
            Across across = across_options(answer.name, element.key);
            concerned = concerned || rests_on(across, reading_.name);
            if (all_same(across)) {
                ++same;
            } else {
                different.emplace_back(fmt::format("  {}", fmt::join(element.key, ", ")), std::move(across));
            }
        }
        const std::string name = fmt::format("{} per {}", answer.name, fmt::join(answer.per, "; "));
        if (different.empty()) {
            if (concerned) alike_.push_back(fmt::format("{}: {}", name, all_alike(same)));
            return;
        }
        rows_.push_back({name, {}});
        for (const auto& [heading, across] : different) add_row(heading, across);
        if (same > 0) rows_.push_back({fmt::format("  ({})", some_alike(same)), {}});
    }

    std::string all_alike(std::size_t count) const {
        if (language_ == Language::english) return fmt::format("all {} alike under every option", count);
        return fmt::format("alla {} lika under varje läsning", count);
    }
    std::string some_alike(std::size_t count) const {
        if (language_ == Language::english) return fmt::format("{} more alike", count);
        return fmt::format("{} till är lika", count);
    }

    Across across_options(const std::string& answer, const std::vector<std::string>& key) const {
        Across across;
        for (const Option& option : reading_.options) across.push_back(find_outcome(option, answer, key));
        return across;
    }

    void add_row(const std::string& heading, const Across& across) {
        Row row{heading, {}};
        for (const Outcome* outcome : across) row.cells.push_back(cell(outcome));
        rows_.push_back(std::move(row));
        if (Row differences = differences_of(across); !differences.cells.empty())
            rows_.push_back(std::move(differences));
    }

    std::string cell(const Outcome* outcome) const {
        if (outcome == nullptr) return "–";
        if (outcome->status == Status::decided && outcome->value) return value_words(*outcome->value, language_);
        return std::string(status_word(outcome->status, language_));
    }

    /// In kronor, from the default; empty where there is nothing to tell.
    Row differences_of(const Across& across) const {
        const Number* usual = kronor_of(across[reading_.default_option]);
        if (usual == nullptr) return {};
        Row row;
        bool any = false;
        for (const Outcome* outcome : across) {
            const Number* amount = kronor_of(outcome);
            const bool differs = amount != nullptr && *amount != *usual;
            // As many decimals as the amounts, so that they stand right under each other.
            const bool whole = differs && amount->is_whole() && usual->is_whole();
            row.cells.push_back(differs ? signed_kronor(*amount - *usual, whole ? 0 : 2) : "");
            any = any || differs;
        }
        return any ? row : Row{};
    }

    std::string signed_kronor(const Number& difference, int decimals) const {
        const bool less = difference < Number(0);
        std::string digits = (less ? Number(0) - difference : difference).swedish(decimals);
        if (language_ == Language::english) std::replace(digits.begin(), digits.end(), ',', '.');
        return fmt::format("{}{}\u00A0kr", less ? "−" : "+", digits);
    }

    // ---- the table ----

    void show_table() {
        Row names{"", {}};
        Row marks{"", {}};
        for (const Option& option : reading_.options) {
            names.cells.push_back(option.name);
            marks.cells.push_back(marks_of(option));
        }
        rows_.insert(rows_.begin(), {std::move(names), std::move(marks)});
        std::size_t heading_width = 0;
        std::vector<std::size_t> widths(reading_.options.size(), 0);
        for (const Row& row : rows_) {
            // A heading that stands alone on its line may run past the column.
            if (!row.cells.empty()) heading_width = std::max(heading_width, display_width(row.heading));
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                widths[i] = std::max(widths[i], display_width(row.cells[i]));
        }
        out_ += '\n';
        for (const Row& row : rows_) {
            std::string line = row.cells.empty() ? row.heading : pad(row.heading, heading_width);
            for (std::size_t i = 0; i < row.cells.size(); ++i) line += "  " + pad_left(row.cells[i], widths[i]);
            line.erase(line.find_last_not_of(' ') + 1);
            out_ += fmt::format("  {}\n", line);
        }
    }

    std::string_view say(std::string_view sv, std::string_view en) const { return klausul::say(language_, sv, en); }

    const ReadingComparison& reading_;
    Language language_;
    std::vector<Row> rows_;
    std::vector<std::string> alike_;
    std::string out_;
};

}  // namespace

std::string readings_text(const std::vector<ReadingComparison>& readings, Language language) {
    if (readings.empty())
        return std::string(say(language, "inget svar beror på någon tolkning\n", "no answer rests on a reading\n"));
    std::string text;
    for (const ReadingComparison& reading : readings) {
        if (!text.empty()) text += '\n';
        text += ReadingText(reading, language).show();
    }
    return visible_lines(text);
}

}  // namespace klausul
