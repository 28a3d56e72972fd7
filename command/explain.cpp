// klausul explain: what a diagnostic means, why it is a mistake and how it is mended.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "command/diagnostic_pages.hpp"
#include "command/verb.hpp"
#include "grammar/text/visible_text.hpp"

namespace klausul {
namespace {

std::string code_name(int code) { return fmt::format("K{:04}", code); }

/// `K0302`, `k302`, `0302` and `302` are one code.
std::optional<int> read_code(std::string_view written) {
    if (!written.empty() && (written[0] == 'K' || written[0] == 'k')) written.remove_prefix(1);
    if (written.empty() || written.size() > 4) return std::nullopt;
    int code = 0;
    for (const char digit : written) {
        if (std::isdigit(static_cast<unsigned char>(digit)) == 0) return std::nullopt;
        code = 10 * code + (digit - '0');
    }
    return code;
}

const PageText* find_page(int code) {
    const auto pages = page_texts();
    const auto found =
        std::find_if(pages.begin(), pages.end(), [&](const PageText& each) { return each.code == code; });
    return found == pages.end() ? nullptr : &*found;
}

/// The sentence with its open places as `…`: what fills them is different each time.
std::string bare_sentence(std::string_view sentence) {
    std::string bare;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool slot = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
        if (slot) i += 2;
        bare += slot ? std::string_view("…") : sentence.substr(i, 1);
    }
    return bare;
}

/// Indented by two blanks, broken between words before the 80th column.
std::string paragraph(std::string_view words) {
    std::string text;
    std::string line;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (display_width(line) + 1 + display_width(word) > 78 && !line.empty()) {
            text += line + '\n';
            line.clear();
        }
        line.append(line.empty() ? "  " : " ").append(word);
    }
    return text + line + '\n';
}

std::string examples_text(std::string_view heading, std::string_view main, const std::vector<ExampleText>& examples) {
    std::string text = fmt::format("\n{}:\n", heading);
    for (const ExampleText& example : examples) {
        if (examples.size() > 1) text += fmt::format("\n  # {}\n", example.path.empty() ? main : example.path);
        std::string_view rest = example.text;
        for (std::size_t end = 0; (end = rest.find('\n')) != std::string_view::npos; rest.remove_prefix(end + 1))
            text += fmt::format("  {}\n", visible(rest.substr(0, end)));
    }
    return text;
}

class Explain {
public:
    explicit Explain(Session& session) : session_(session) {}

    int perform(const std::vector<std::string>& codes) {
        if (codes.empty()) return list();
        std::vector<Page> pages;
        for (const std::string& written : codes) {
            const auto code = read_code(written);
            const PageText* text = code ? find_page(*code) : nullptr;
            const auto page = text != nullptr ? read_page(*text) : std::nullopt;
            if (!page) return unknown(written, code);
            pages.push_back(*page);
        }
        if (session_.json) return show_json(pages);
        for (const Page& page : pages) session_.out += (session_.out.empty() ? "" : "\n") + text_of(page);
        return exit_code::fine;
    }

private:
    [[nodiscard]] std::string sentence(const Message& message) const {
        return bare_sentence(session_.say(message.sv, message.en));
    }

    std::string text_of(const Page& page) const {
        const Message& message = *find_message(all_messages(), page.code);
        std::string text = fmt::format("{} {}: {}\n", severity_word(message.severity, session_.language),
                                       code_name(page.code), sentence(message));
        const auto part = [&](std::string_view sv, std::string_view en, const Phrase& words) {
            text += fmt::format("\n{}\n{}", session_.say(sv, en), paragraph(session_.say(words)));
        };
        part("Vad det betyder", "What it means", page.means);
        part("Varför det är fel", "Why it is a mistake", page.why);
        part("Så rättas det", "How to mend it", page.mend);
        const std::string_view main = session_.say("dokumentet", "the document");
        text += examples_text(session_.say("Fel", "Wrong"), main, page.wrong);
        return text + examples_text(session_.say("Rätt", "Right"), main, page.right);
    }

    void write_head(const Message& message) {
        json_.member("code", code_name(message.code)).member("severity", severity_key(message.severity));
        json_.member("message", sentence(message));
    }

    void write_examples(std::string_view key, const std::vector<ExampleText>& examples) {
        json_.key(key).begin_array();
        for (const ExampleText& example : examples) {
            json_.begin_object();
            if (!example.path.empty()) json_.member("path", example.path);
            json_.member("text", example.text).end_object();
        }
        json_.end_array();
    }

    int show_json(const std::vector<Page>& pages) {
        json_.begin_array();
        for (const Page& page : pages) {
            json_.begin_object();
            write_head(*find_message(all_messages(), page.code));
            json_.member("means", session_.say(page.means)).member("why", session_.say(page.why));
            json_.member("mend", session_.say(page.mend));
            write_examples("wrong", page.wrong);
            write_examples("right", page.right);
            json_.end_object();
        }
        session_.out = json_.end_array().take();
        return exit_code::fine;
    }

    int list() {
        if (session_.json) json_.begin_array();
        for (const auto& table : all_messages()) {
            for (const Message& message : table) list(message);
        }
        if (session_.json) session_.out = json_.end_array().take();
        return exit_code::fine;
    }

    void list(const Message& message) {
        if (!session_.json) {
            session_.out += fmt::format("{}  {}\n", code_name(message.code), sentence(message));
            return;
        }
        json_.begin_object(JsonWriter::Layout::one_line);
        write_head(message);
        json_.end_object();
    }

    int unknown(const std::string& written, std::optional<int> code) {
        std::vector<std::string> names;
        for (const PageText& page : page_texts()) names.push_back(code_name(page.code));
        const std::string shown = code ? code_name(*code) : written;
        Phrase problem = unknown_name({"koden", "code"}, shown, names);
        if (did_you_mean(shown, names).sv.empty()) {
            problem.sv += "; `klausul explain` visar alla";
            problem.en += "; `klausul explain` lists all";
        }
        return session_.refuse("", problem);
    }

    Session& session_;
    JsonWriter json_;
};

}  // namespace

Verb explain_verb() {
    auto codes = std::make_shared<std::vector<std::string>>();
    Verb verb{"explain",
              "förklara",
              {"förklarar en felkod, som K0302, med ett fel och ett rätt exempel; utan kod listas alla",
               "explains a code, such as K0302, with a wrong and a right example; without one, lists all"},
              {"[KOD]", "[CODE]"},
              codes.get(),
              true,
              {},
              [codes](Session& session) { return Explain(session).perform(*codes); }};
    verb.operands_optional = true;
    return verb;
}

}  // namespace klausul
