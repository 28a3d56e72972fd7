// The commands, what is told of them, and what may complete a line.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "grammar/words/keywords.hpp"
#include "repl/repl_session.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

constexpr std::string_view help_sv =
    "namn?                    frågar; ett uttryck räknas ut, som 640 kr/timme * 130 minuter\n"
    "uppgift = värde          ger en uppgift; `givet` visar alla, `glöm namn` en mindre, `nollställ` inga\n"
    "varför namn              visar hur svaret kommer till; `saknas namn` vilka uppgifter det väntar på\n"
    "den 2027-03-01           byter dag; `tolkning x = y` byter läsning, `tolkning` visar dem\n"
    "tänk om uppgift = värde  visar vilka svar som skulle ändras, och av vilken klausul\n"
    "visa § klausul           visar källtexten; `? namn` vad ett namn är, `lista` allt som finns\n"
    "x = …, undantag från …   en regel läggs i skrapan, som `skrapa` visar; `regel` börjar flera rader\n"
    "spara exempel \"rubrik\"   skriver ett exempel i avtalet; `spara fall f.json`, `spara skrapa f.klausul`\n"
    "läs fil                  öppnar ett dokument, `fall f.json` ett fall; `som tabell` byter form\n"
    "ångra, sluta             tar tillbaka det senaste; slutar. `hjälp ord` berättar mer om vart och ett\n";

constexpr std::string_view help_en =
    "name?                    asks; an expression is worked out, such as 640 kr/timme * 130 minuter\n"
    "fact = value             gives a fact; `given` shows all, `forget name` one less, `reset` none\n"
    "why name                 shows how the answer comes about; `missing name` the facts it waits for\n"
    "on 2027-03-01            changes the day; `reading x = y` the reading, `reading` shows them\n"
    "what if fact = value     shows which answers would change, and by which clause\n"
    "show § clause            shows the source; `? name` what a name is, `list` everything there is\n"
    "x = …, exception from …  a rule goes into the scratch, which `scratch` shows; `rule` begins several lines\n"
    "save example \"heading\"   writes an example into the agreement; `save case f.json`, `save scratch f.klausul`\n"
    "load file                opens a document, `case f.json` a case; `as table` changes the form\n"
    "undo, quit               takes back what was done last; ends. `help word` tells more of each\n";

bool is_name_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           byte >= 0x80;
}

void add_files(std::string_view begun, std::vector<std::string>& words) {
    namespace fs = std::filesystem;
    const std::size_t slash = begun.rfind('/');
    const std::string folder(slash == std::string_view::npos ? "" : begun.substr(0, slash + 1));
    std::error_code error;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end;
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code unreadable;
        if (!name.starts_with(".")) words.push_back(folder + name + (at->is_directory(unreadable) ? "/" : ""));
    }
}

template <typename Items>
void add_names(const Items& items, std::vector<std::string>& words) {
    for (const auto& each : items) words.push_back(each.name);
}

}  // namespace

const std::vector<ReplSession::Command>& ReplSession::commands() {
    using S = ReplSession;
    static const std::vector<Command> all{
        {"hjälp", "help", &S::help, "hjälp [ord]", "help [word]",
         "visar vad som kan skrivas, eller mer om ett av orden",
         "shows what can be typed, or more of one of the words"},
        {"svar", "answers", &S::answers, "svar [namn]", "answers [name]",
         "visar alla svar i det här fallet, med krav och skyldigheter",
         "shows all answers in this case, with requirements and duties"},
        {"varför", "why", &S::why, "varför namn", "why name",
         "visar svaret med reglerna som talade, de som vek undan, och varje uppgift och steg",
         "shows the answer with the rules that spoke, those that gave way, and each fact and step", true},
        {"fråga", "ask", &S::interview, "fråga namn", "ask name",
         "frågar efter de uppgifter som ännu kan ändra svaret, en i taget, och behåller dem",
         "asks for the facts that can still change the answer, one at a time, and keeps them", true},
        {"saknas", "missing", &S::missing, "saknas [namn]", "missing [name]",
         "räknar upp de uppgifter som ännu kan ändra svaret", "lists the facts that can still change the answer"},
        {"den dag", "on date", &S::date, "den 2026-03-31", "on 2026-03-31",
         "byter dag; den står i prompten, och utan datum visas den",
         "changes the day; it stands in the prompt, and is shown without a date", false},
        {"tolkning tolkningar", "reading readings", &S::reading, "tolkning [namn = läsning]", "reading [name = option]",
         "byter läsning av en oklar mening; utan ord visas alla läsningar och den som gäller",
         "changes the reading of an unclear sentence; without words all readings and the one taken are shown"},
        {"tänk", "what", &S::what_if, "tänk om uppgift = värde; den 2027-01-01; tolkning x = y",
         "what if fact = value; on 2027-01-01; reading x = y",
         "visar vilka svar som skulle ändras, med klausulen nu och då; fallet blir som det var. Även en regel kan "
         "tänkas",
         "shows which answers would change, with the clause now and then; the case stays as it was. A rule may be "
         "supposed as well",
         true},
        {twin(Word::given).sv, twin(Word::given).en, &S::given, "givet [uppgift = värde]", "given [fact = value]",
         "visar dag, uppgifter och bytta läsningar. Värden skrivs som i avtalet: 95 minuter, ja, okänt, saknas; `x för "
         "Berg = 5`. "
         "Efter namnet på en lista följer en rad per post, två steg in, och en tom rad",
         "shows the day, the facts and the readings that were changed. Values are written as in the agreement: 95 "
         "minuter, yes, unknown; "
         "`x for Berg = 5`. After the name of a list comes a line for each record, two blanks in, and an empty line"},
        {twin(Word::suppose).sv, twin(Word::suppose).en, &S::suppose, "antag svar = värde | antag avtalet i kraft",
         "suppose answer = value | suppose the agreement in force",
         "tar ett svar eller en hjälpterm för given, vad reglerna än säger; det står vid varje svar som vilar på det. "
         "`glöm` och `ångra` tar bort det",
         "takes an answer or a helper to be so, whatever the rules say; every answer that rests on it says so. "
         "`forget` and `undo` take it away",
         true},
        {"uppsagt", "notice", &S::notice, "uppsagt 2026-11-03 [genom brev] [efter dialog]",
         "notice given 2026-11-03 [through brev] [after dialog]",
         "avtalet är uppsagt den dagen, i stället för vad huvudet säger; svaren följer",
         "notice was given on that day, whatever the header says; the answers follow", true},
        {twin(Word::signed_on).sv, twin(Word::signed_on).en, &S::signing, "undertecknat 2025-11-03 [till 2025-12-01]",
         "signed 2025-11-03 [to 2025-12-01]", "avtalet är undertecknat den dagen", "it was signed on that day", true},
        {"glöm", "forget", &S::forget, "glöm uppgift", "forget fact",
         "tar bort en uppgift eller något antaget, som om det aldrig getts",
         "takes a fact away, or what was supposed, as if it had never been given", true},
        {"nollställ", "reset", &S::reset, "nollställ", "reset", "tar bort alla uppgifter; dag och skrapa står kvar",
         "takes all facts away; day and scratch stay"},
        {"visa", "show", &S::show, "visa § klausul | [tagg] | namn", "show § clause | [tag] | name",
         "visar källtexten med fil och rad", "shows the source with file and line"},
        {"lista", "list", &S::list_all, "lista [klausuler|regler|uppgifter|svar|tolkningar|krav|skyldigheter|exempel]",
         "list [clauses|rules|facts|answers|readings|requirements|duties|examples]",
         "räknar upp vad dokumentet består av", "lists what the document consists of"},
        {"krav", "requirements", &S::requirements, construct_words(Construct::requirement).sv, "requirements",
         "visar vilka krav som är uppfyllda", "shows which requirements are met"},
        {"regel", "rule", &S::rule, "regel x = värde om villkor", "rule x = value if condition",
         "lägger en regel i skrapan; utan ord följer flera rader, till en tom. Skrapan läses som en ändring av "
         "avtalet: "
         "den ser dess namn och går före det som står där om samma sak",
         "puts a rule into the scratch; without words several lines follow, up to an empty one. The scratch is read as "
         "an amendment: "
         "it sees the agreement's names and goes before what stands there about the same thing"},
        {"skrapa", "scratch", &S::scratch, "skrapa", "scratch",
         "visar det som skrivits vid prompten, som en ändring av avtalet",
         "shows what was typed at the prompt, as an amendment of the agreement"},
        {"spara", "save", &S::save, "spara exempel \"rubrik\" [fil] | fall fil.json | skrapa fil.klausul",
         "save example \"heading\" [file] | case file.json | scratch file.klausul",
         "skriver fallet med sina svar som ett exempel sist i avtalet eller i en fil som importerar det (`klausul "
         "test` kör det), fallet som JSON, "
         "eller skrapan som en ändring från och med dagen",
         "writes the case with its answers as an example at the end of the agreement or in a file that imports it "
         "(`klausul test` runs it), the case as JSON, "
         "or the scratch as an amendment from the day on",
         true},
        {"läs ladda", "load", &S::load_document, "läs [fil]", "load [file]",
         "öppnar ett dokument i stället; utan fil läses det på nytt. Ändras filen på disken läses den på nytt av sig "
         "själv, och uppgifterna behålls",
         "opens a document instead; without a file it is read again. When the file changes on disk it is read again by "
         "itself, and the facts are kept"},
        {"fall", "case", &S::load_case, "fall fil.json", "case file.json", "tar ett fall i stället för uppgifterna",
         "takes a case instead of the facts", true},
        {"som", "as", &S::form, "som text|tabell|json|csv", "as text|table|json|csv", "byter den form svaren visas i",
         "changes the form that answers are shown in", true},
        {"ångra", "undo", &S::undo, "ångra", "undo", "tar tillbaka det som senast ändrade något; flera gånger går bra",
         "takes back what last changed something; may be repeated"},
        {"sluta avsluta", "quit exit", &S::finish, "sluta", "quit", "slutar, som Ctrl-D", "ends, as Ctrl-D does"},
    };
    return all;
}

std::string ReplSession::help(const std::string& rest) {
    if (rest.empty()) return std::string(say(help_sv, help_en));
    const Command* command = find_command(rest.substr(0, rest.find(' ')));
    if (command == nullptr) return near_command(rest).empty() ? std::string(say(help_sv, help_en)) : near_command(rest);
    return fmt::format("{}\n  {}\n  {}: {}\n", say(command->usage_sv, command->usage_en),
                       say(command->help_sv, command->help_en), say("på engelska", "in Swedish"),
                       say(command->usage_en, command->usage_sv));
}

Completions ReplSession::complete(std::string_view begun) const {
    Completions result{begun.size(), {}};
    while (result.begin > 0 && is_name_byte(begun[result.begin - 1])) --result.begin;
    const std::string_view before = begun.substr(0, result.begin);
    const std::string_view command = typed::first_word(before);
    std::vector<std::string> words;
    const std::string name(typed::assigned_name(begun.substr(begun.rfind(';') + 1)));
    const bool files = command == "läs" || command == "ladda" || command == "load" || command == "fall" ||
                       command == "case" || (command == "spara" && before.find(' ') != before.rfind(' ')) ||
                       (command == "save" && before.find(' ') != before.rfind(' '));
    if (files) {
        result.begin = std::min(begun.size(), begun.rfind(' ') + 1);
        add_files(begun.substr(result.begin), words);
    } else if (twin(Word::reading).is(command)) {
        for (const ReadingInfo& reading : program().readings) {
            if (before.find(" " + reading.name + " ") != std::string_view::npos) add_names(reading.options, words);
        }
        if (words.empty()) add_names(program().readings, words);
    } else if (!name.empty()) {
        for (const FactInfo& fact : program().facts) {
            if (fact.name != name) continue;
            if (fact.type.kind == Kind::truth) words.insert(words.end(), {plain(Word::yes).sv, plain(Word::no).sv});
            if (fact.type.kind == Kind::option && fact.type.enumeration != none)
                add_names(program().enumerations[*fact.type.enumeration].options, words);
            if (fact.type.kind == Kind::party) add_names(program().parties, words);
            words.push_back(plain(Word::unknown).sv);
        }
        for (const TermInfo& term : program().terms) {
            if (term.name == name) add_names(program().facts, words);
        }
    }
    if (!files && words.empty()) {
        if (typed::trimmed(before).empty()) {
            for (const Command& each : commands()) {
                for (const std::string_view list : {each.sv, each.en}) {
                    for (const std::string_view word : typed::split(list, ' ')) words.emplace_back(word);
                }
            }
        }
        if (before.ends_with("§ ") || before.ends_with("§")) {
            add_names(program().clauses, words);
        } else {
            add_names(program().facts, words);
            add_names(program().lists, words);
            add_names(program().records, words);
            for (const TermInfo& term : program().terms) {
                if (term.document != none) words.push_back(term.name);
            }
            add_names(program().readings, words);
            if (command == "spara") words.insert(words.end(), {plain(Word::example).sv, "fall", "skrapa"});
            if (command == "save") words.insert(words.end(), {plain(Word::example).en, "case", "scratch"});
            const Command* known = find_command(std::string(command));
            if (known != nullptr && known->action == &ReplSession::form)
                words.insert(words.end(), {"text", plain(Word::table).sv, plain(Word::table).en, "json", "csv"});
        }
    }
    const std::string_view start = begun.substr(result.begin);
    std::erase_if(words, [&](const std::string& word) { return !word.starts_with(start) || word.empty(); });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    result.words = std::move(words);
    return result;
}

}  // namespace klausul
