#pragma once

// What is typed at the prompt of `klausul repl`, line by line, and what is told in return. No terminal is known here: a
// line goes in and a text comes out, so that a stream drives it as well as a keyboard.
//
// What cannot be understood changes nothing, and what is done can be undone.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/console.hpp"
#include "repl/workspace.hpp"

namespace klausul {

/// The form in which answers are shown.
enum class Form : unsigned char { text, table, json, csv };

struct ReplSettings {
    Language language = Language::swedish;
    bool colour = false;
    std::vector<std::string> roots;
    Day today;  ///< taken where the document has no first day
};

class ReplSession {
public:
    explicit ReplSession(ReplSettings settings);

    /// What a session is begun with; false if a document or the case cannot be used, which `told` says.
    struct Start {
        std::vector<std::string> documents;
        std::string case_path;
        std::optional<Day> date;
    };
    [[nodiscard]] bool start(const Start& start, std::string& told);

    /// `hembesök 2026-03-31> `, or the sign that a statement goes on.
    [[nodiscard]] std::string prompt() const;
    [[nodiscard]] std::string take(const std::string& line);
    /// Drops a statement that was begun (Ctrl-C).
    [[nodiscard]] std::string abandon();
    /// The end of the input, perhaps within a statement.
    [[nodiscard]] std::string end();
    [[nodiscard]] bool finished() const { return finished_; }
    /// `fråga x` was typed: the questions are put, and their answers kept as facts of the session.
    [[nodiscard]] bool interview_is_due() const { return !interviewed_.empty(); }
    void hold_interview(Console& console);
    [[nodiscard]] Completions complete(std::string_view begun) const;

private:
    struct State {
        std::shared_ptr<const Workspace> workspace;
        Case facts;
        std::vector<std::string> asleep;  ///< facts in words, of which the documents know nothing any more
    };
    struct Undo {
        State state;
        std::string what;
    };
    /// What became of a statement: a state to go on with, or what is wrong.
    struct Applied {
        std::optional<State> state;
        std::string told;
    };
    using Action = std::string (ReplSession::*)(const std::string& rest);
    struct Command {
        std::string_view sv, en;  ///< its names, parted by blanks
        Action action;
        std::string_view usage_sv, usage_en;
        std::string_view help_sv, help_en;
        bool wants_words = false;  ///< without any it is a name like others
    };
    static const std::vector<Command>& commands();

    // repl_session.cpp
    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const;
    [[nodiscard]] const Workspace& workspace() const { return *state_->workspace; }
    [[nodiscard]] const Program& program() const { return workspace().program(); }
    [[nodiscard]] const Agreement& agreement() const { return workspace().agreement(); }
    std::string perform(const std::string& statement);
    std::string dispatch(const std::string& statement);
    std::string expression(const std::string& text, bool explain);
    [[nodiscard]] bool goes_on(const std::string& text) const;
    [[nodiscard]] bool opens_block(const std::string& text) const;
    void keep(State state, std::string what);
    std::string reload_if_changed();
    [[nodiscard]] const Command* find_command(const std::string& word) const;
    [[nodiscard]] std::string near_command(const std::string& statement) const;
    [[nodiscard]] std::string mistakes_text(const std::vector<Diagnostic>& diagnostics,
                                            const std::vector<Source>& sources) const;
    [[nodiscard]] std::string problem(const Phrase& phrase) const;
    std::string undo(const std::string& rest);
    std::string finish(const std::string& rest);
    std::string form(const std::string& rest);

    // repl_help.cpp
    std::string help(const std::string& rest);

    // repl_statements.cpp
    [[nodiscard]] Applied apply(const std::string& text, const State& from) const;
    [[nodiscard]] Applied apply_date(const std::string& rest, const State& from) const;
    [[nodiscard]] Applied apply_header(const std::string& line, const State& from) const;
    [[nodiscard]] Applied apply_reading(const std::string& rest, const State& from) const;
    [[nodiscard]] Applied apply_facts(const std::string& text, const State& from) const;
    [[nodiscard]] Applied apply_rule(const std::string& text, const State& from) const;
    [[nodiscard]] Applied apply_assignment(const std::string& text, const State& from) const;
    [[nodiscard]] bool is_given_name(const std::string& name, const State& from) const;
    [[nodiscard]] std::vector<std::string> given_names() const;
    [[nodiscard]] std::string refuse_unknown(const std::string& name) const;
    [[nodiscard]] Applied with_workspace(const std::shared_ptr<const Workspace>& workspace, const State& from) const;
    [[nodiscard]] Applied reopened(const std::vector<std::string>& paths, const Scratch& scratch,
                                   const State* from) const;
    [[nodiscard]] std::string opening_mistakes(const OpenedWorkspace& opened) const;
    [[nodiscard]] State fresh(const std::shared_ptr<const Workspace>& workspace) const;
    std::string run_statement(const std::string& text);
    std::string date(const std::string& rest);
    std::string reading(const std::string& rest);
    std::string rule(const std::string& rest);
    std::string suppose(const std::string& rest);
    std::string notice(const std::string& rest);
    std::string signing(const std::string& rest);
    std::string what_if(const std::string& rest);
    std::string forget(const std::string& what);
    std::string reset(const std::string& rest);
    std::string load_document(const std::string& path);
    std::string load_case(const std::string& rest);

    // repl_answers.cpp
    [[nodiscard]] std::string shown(const RunResult& result) const;
    /// Empty if there is such an answer.
    [[nodiscard]] std::string refuse_answer(const std::string& name) const;
    [[nodiscard]] std::string changes(const State& before, const State& after) const;
    std::string answers(const std::string& rest);
    std::string ask(const std::string& name, bool explain);
    std::string why(const std::string& rest);
    std::string interview(const std::string& rest);
    std::string missing(const std::string& rest);
    std::string requirements(const std::string& rest);

    // repl_look.cpp
    std::string given(const std::string& rest);
    std::string list_all(const std::string& rest);
    std::string scratch(const std::string& rest);
    std::string show(const std::string& rest);
    std::string describe(const std::string& rest);
    [[nodiscard]] std::string source_lines(Span span, bool with_block) const;
    [[nodiscard]] std::string place(Span span) const;
    [[nodiscard]] std::string type_words(const Type& type) const;

    // repl_save.cpp
    std::string save(const std::string& rest);
    std::string save_example(const std::string& rest);
    std::string save_case(const std::string& path);
    std::string save_scratch(const std::string& path);
    [[nodiscard]] std::string example_text(const std::string& title) const;

    ReplSettings settings_;
    std::optional<State> state_;
    std::vector<Undo> undo_;
    std::string begun_;       ///< a statement that goes on
    bool block_ = false;      ///< it ends with an empty line only
    Workspace::Stamps seen_;  ///< the files as they were when last looked at
    Form form_ = Form::text;
    bool finished_ = false;
    std::string interviewed_;  ///< the answer that an interview is to be held about
};

}  // namespace klausul
