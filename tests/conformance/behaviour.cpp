#include "conformance/behaviour.hpp"

#include <algorithm>
#include <utility>

namespace klausul::conformance {
namespace {

constexpr std::string_view mark = "== ";

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> filled_lines(std::string_view text) {
    std::vector<std::string> filled;
    for (const std::string_view line : lines_of(text)) {
        if (!line.empty()) filled.emplace_back(line);
    }
    return filled;
}

class BehaviourReader {
public:
    explicit BehaviourReader(std::string name) { read_.behaviour.name = std::move(name); }

    ReadBehaviour read(std::string_view text) {
        for (const std::string_view line : lines_of(text)) {
            ++line_;
            if (line.starts_with(mark)) {
                close();
                open(line.substr(mark.size()));
            } else if (head_.empty()) {
                sentence(line);
            } else {
                body_.append(line).append("\n");
            }
        }
        close();
        judge_whole();
        return std::move(read_);
    }

private:
    void open(std::string_view head) {
        head_ = head;
        opened_ = line_;
        body_.clear();
    }

    void sentence(std::string_view line) {
        if (line.empty()) return;
        if (!line.starts_with("# ")) return mistake("a file begins with `# ` and the behaviour in one sentence");
        std::string& whole = read_.behaviour.sentence;
        whole.append(whole.empty() ? "" : " ").append(line.substr(2));
    }

    void close() {
        if (head_.empty()) return;
        Behaviour& behaviour = read_.behaviour;
        if (head_.ends_with(".klausul")) {
            behaviour.documents.push_back({head_, body_});
        } else if (head_ == "diagnostics") {
            once(behaviour.diagnostics);
        } else if (head_ == "remarks") {
            once(behaviour.remarks);
        } else if (head_ == "examples") {
            once(behaviour.examples);
        } else if (head_ == "case") {
            behaviour.cases.push_back({opened_, body_, std::nullopt, std::nullopt, std::nullopt});
        } else if (head_ == "answers" || head_ == "result" || head_ == "refused") {
            expectation();
        } else {
            mistake("no such section: " + head_);
        }
    }

    void once(std::optional<std::vector<std::string>>& lines) {
        if (lines) mistake("a second section " + head_);
        lines = filled_lines(body_);
    }

    void expectation() {
        if (read_.behaviour.cases.empty()) return mistake("no case before " + head_);
        JudgedCase& judged = read_.behaviour.cases.back();
        if (head_ == "refused") return once(judged.refused);
        std::optional<JsonValue>& place = head_ == "answers" ? judged.answers : judged.result;
        if (place) mistake("a second section " + head_ + " for one case");
        JsonText json = read_json(body_);
        for (const JsonMistake& each : json.mistakes)
            mistake(each.message.en + " (line " + std::to_string(opened_ + each.line) + ")");
        place = std::move(json.value);
        if (place && (!place->is(JsonValue::Type::object) || place->members.empty()))
            mistake("an object with something in it is expected");
    }

    /// A file that expects nothing would pass whatever the language did.
    void judge_whole() {
        const Behaviour& behaviour = read_.behaviour;
        opened_ = line_;
        if (behaviour.sentence.empty()) mistake("no sentence");
        if (behaviour.documents.empty()) mistake("no document");
        if (behaviour.diagnostics && behaviour.diagnostics->empty()) mistake("no diagnostic is named");
        if (behaviour.examples && behaviour.examples->empty()) mistake("no example is named");
        if (!behaviour.diagnostics && !behaviour.remarks && !behaviour.examples && behaviour.cases.empty())
            mistake("nothing is expected");
        if (behaviour.diagnostics && (behaviour.examples || !behaviour.cases.empty()))
            mistake("a document with errors gives no answers");
        for (const JudgedCase& each : behaviour.cases) {
            opened_ = each.line;
            if (!each.answers && !each.result && !each.refused) mistake("nothing is expected of this case");
            if (each.refused && (each.answers || each.result)) mistake("a case that is refused has no answers");
            if (each.refused && each.refused->empty()) mistake("no place is named that is refused");
        }
    }

    void mistake(const std::string& words) {
        read_.mistakes.push_back("line " + std::to_string(head_.empty() ? line_ : opened_) + ": " + words);
    }

    ReadBehaviour read_;
    std::string head_;
    std::string body_;
    std::size_t line_ = 0;
    std::size_t opened_ = 0;
};

}  // namespace

ReadBehaviour read_behaviour(std::string name, std::string_view text) {
    return BehaviourReader(std::move(name)).read(text);
}

}  // namespace klausul::conformance
