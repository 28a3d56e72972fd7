// A terminal with line editing by libedit: history, completion, and Ctrl-C that drops the line and nothing else.

#include <langinfo.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "command/console.hpp"
#include "grammar/text/visible_text.hpp"
#include "repl/libedit.hpp"

namespace klausul {
namespace {

constexpr int history_size = 1000;
constexpr std::size_t most_listed = 60;

/// Only how bytes become letters: numbers are ours, and never follow a locale. Without UTF-8, libedit drops å, ä and ö.
void use_utf8() {
    const char* set = std::setlocale(LC_CTYPE, "");
    if (set == nullptr || std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

/// What all words have in common at their beginning, cut between letters.
std::string common_beginning(const std::vector<std::string>& words) {
    std::string common = words.front();
    for (const std::string& word : words) {
        const auto [end, other] = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
        common.erase(end, common.end());
    }
    while (!is_utf8(common)) common.pop_back();
    return common;
}

class Terminal : public Console {
public:
    explicit Terminal(std::string history_file) : history_file_(std::move(history_file)) {
        use_utf8();
        // While something is worked out, Ctrl-C must not end the session; all work is bounded.
        // Blocked as well, since libedit has a handler of its own in place while it reads.
        std::signal(SIGINT, SIG_IGN);
        sigset_t interrupt;
        sigemptyset(&interrupt);
        sigaddset(&interrupt, SIGINT);
        sigprocmask(SIG_BLOCK, &interrupt, nullptr);
        edit_ = libedit::el_init("klausul", stdin, stdout, stderr);
        history_ = libedit::history_init();
        if (edit_ == nullptr || history_ == nullptr) return;
        HistEvent event;
        libedit::history(history_, &event, H_SETSIZE, history_size);
        libedit::history(history_, &event, H_SETUNIQUE, 1);
        if (!history_file_.empty()) libedit::history(history_, &event, H_LOAD, history_file_.c_str());
        libedit::el_set(edit_, EL_CLIENTDATA, this);
        libedit::el_set(edit_, EL_PROMPT, &Terminal::give_prompt);
        libedit::el_set(edit_, EL_EDITOR, "emacs");
        libedit::el_set(edit_, EL_SIGNAL, 1);
        libedit::el_set(edit_, EL_HIST, libedit::history, history_);
        libedit::el_set(edit_, EL_ADDFN, "klausul-complete", "complete a name", &Terminal::complete);
        libedit::el_set(edit_, EL_BIND, "^I", "klausul-complete", nullptr);
        // While a line is edited, Ctrl-C is a key like others.
        libedit::el_set(edit_, EL_SETTY, "-d", "-isig", nullptr);
        libedit::el_set(edit_, EL_ADDFN, "klausul-interrupt", "drop the line", &Terminal::interrupt);
        libedit::el_set(edit_, EL_BIND, "^C", "klausul-interrupt", nullptr);
        libedit::el_set(edit_, EL_ADDFN, "klausul-suspend", "go to the background", &Terminal::suspend);
        libedit::el_set(edit_, EL_BIND, "^Z", "klausul-suspend", nullptr);
        libedit::el_set(edit_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    }

    ~Terminal() override {
        HistEvent event;
        if (history_ != nullptr && !history_file_.empty()) save_history(event);
        if (history_ != nullptr) libedit::history_end(history_);
        if (edit_ != nullptr) libedit::el_end(edit_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool usable() const { return edit_ != nullptr && history_ != nullptr; }
    [[nodiscard]] bool is_terminal() const override { return true; }
    void set_completer(Completer completer) override { completer_ = std::move(completer); }

    Input read(const std::string& prompt) override {
        prompt_ = prompt;
        interrupted_ = false;
        int count = 0;
        // Before the prompt is seen: libedit does it after, and a Ctrl-D in between would be no key.
        libedit::el_set(edit_, EL_PREP_TERM, 1);
        const char* line = libedit::el_gets(edit_, &count);
        if (interrupted_) {
            libedit::el_reset(edit_);
            write("^C\n");
            return {Input::Kind::interrupted, ""};
        }
        if (line == nullptr || count <= 0) {
            write("\n");
            return {Input::Kind::ended, ""};
        }
        std::string text(line, static_cast<std::size_t>(count));
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
        HistEvent event;
        if (!text.empty()) libedit::history(history_, &event, H_ENTER, text.c_str());
        return {Input::Kind::line, std::move(text)};
    }

    void write(std::string_view text) override {
        const std::string safe = for_terminal(std::string(text), true);
        std::fwrite(safe.data(), 1, safe.size(), stdout);
        std::fflush(stdout);
    }

private:
    static Terminal& self(EditLine* edit) {
        void* data = nullptr;
        libedit::el_get(edit, EL_CLIENTDATA, &data);
        return *static_cast<Terminal*>(data);
    }

    static char* give_prompt(EditLine* edit) { return self(edit).prompt_.data(); }

    static unsigned char interrupt(EditLine* edit, int) {
        self(edit).interrupted_ = true;
        return CC_NEWLINE;
    }

    static unsigned char suspend(EditLine*, int) {
        std::raise(SIGTSTP);
        return CC_REDISPLAY;
    }

    static unsigned char complete(EditLine* edit, int) { return self(edit).complete_word(); }

    unsigned char complete_word() {
        const LineInfo* line = libedit::el_line(edit_);
        const std::string begun(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
        if (!completer_) return CC_ERROR;
        const Completions found = completer_(begun);
        if (found.words.empty()) return CC_ERROR;
        const std::string typed = begun.substr(found.begin);
        std::string more = common_beginning(found.words).substr(typed.size());
        const bool one = found.words.size() == 1;
        if (one && !found.words.front().ends_with("/")) more += ' ';
        if (!more.empty()) return libedit::el_insertstr(edit_, more.c_str()) == -1 ? CC_ERROR : CC_REFRESH;
        show(found.words);
        return CC_REDISPLAY;
    }

    void show(const std::vector<std::string>& words) {
        std::string text = "\n";
        for (std::size_t i = 0; i < std::min(words.size(), most_listed); ++i)
            text += (i == 0 ? "" : "  ") + visible(words[i]);
        write(text + (words.size() > most_listed ? " …\n" : "\n"));
    }

    void save_history(HistEvent& event) {
        std::error_code error;
        const auto folder = std::filesystem::path(history_file_).parent_path();
        if (!folder.empty()) std::filesystem::create_directories(folder, error);
        libedit::history(history_, &event, H_SAVE, history_file_.c_str());
    }

    std::string history_file_;
    EditLine* edit_ = nullptr;
    History* history_ = nullptr;
    Completer completer_;
    std::string prompt_;
    bool interrupted_ = false;
};

}  // namespace

std::unique_ptr<Console> make_terminal(const std::string& history) {
    if (!libedit::is_open()) return nullptr;
    auto terminal = std::make_unique<Terminal>(history);
    if (!terminal->usable()) return nullptr;
    return terminal;
}

}  // namespace klausul
