#include "interpreter/render/calendar_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "interpreter/render/status_text.hpp"

namespace klausul {
namespace {

using EntryKind = CalendarEntry::Kind;

struct Reason {
    std::string_view key;
    Twin words;
};
Construct category_of(EntryKind kind) {
    switch (kind) {
        case EntryKind::term_start:
        case EntryKind::term_end:
        case EntryKind::period_end:
        case EntryKind::renewal:
            return Construct::term;
        case EntryKind::last_notice:
        case EntryKind::notice_given:
            return Construct::notice;
        case EntryKind::clause_start:
        case EntryKind::clause_end:
            return Construct::clause;
        case EntryKind::rule_start:
        case EntryKind::rule_end:
            return Construct::rule;
        case EntryKind::duty:
            return Construct::duty;
        case EntryKind::deadline:
            break;
    }
    return Construct::deadline;
}

// In the order of Undated.
constexpr std::array<Reason, 5> calendar_reasons{
    {{"start_not_stated", {"startår anges inte", "no start year stated"}},
     {"start_unknown", {"startåret är inte känt", "the start year is not known"}},
     {"year_not_stated", {"året anges inte", "no year stated"}},
     {"depends_on_case", {"dagen beror på uppgifterna i ärendet", "the day depends on the facts of the case"}},
     {"no_day_stated", {"ingen dag anges", "no day stated"}}}};

/// The sentence of an entry.
class EntrySentence {
public:
    EntrySentence(const CalendarEntry& entry, Language language) : entry_(entry), language_(language) {}

    std::string words() const {
        switch (entry_.kind) {
            case EntryKind::term_start:
                return std::string(say("Avtalet börjar gälla", "The agreement enters into force"));
            case EntryKind::term_end:
                return std::string(say("Sista dagen avtalet gäller", "Last day the agreement is in force"));
            case EntryKind::period_end:
                return period_end();
            case EntryKind::renewal:
                return renewal();
            case EntryKind::last_notice:
                return last_notice();
            case EntryKind::notice_given:
                return notice_given();
            case EntryKind::clause_start:
                return fmt::format("{} {}", clause(), say("börjar gälla", "starts to apply"));
            case EntryKind::clause_end:
                return fmt::format("{} {}", say("Sista dagen för", "Last day of"), clause());
            case EntryKind::rule_start:
            case EntryKind::rule_end:
                return rule();
            case EntryKind::duty:
            case EntryKind::deadline:
                return duty();
        }
        return {};
    }

private:
    std::string period_end() const {
        std::string text(say("Avtalstiden går ut", "The term runs out"));
        if (!entry_.until) return text + std::string(say(" och förlängs", " and is renewed"));
        text += fmt::format(fmt::runtime(say("; den förlängs till och med {}", "; it is renewed to {}")),
                            to_text(*entry_.until));
        if (!entry_.unless_notice) return text;
        if (!entry_.notice_by) return text;
        return text +
               fmt::format(fmt::runtime(say(" om ingen har sagt upp senast {}", " unless notice was given by {}")),
                           to_text(*entry_.notice_by));
    }

    std::string renewal() const {
        std::string text = fmt::format("{} {}", say("Förlängning", "Renewal"), entry_.renewal);
        text += say(" börjar", " begins");
        if (entry_.until) text += fmt::format("{} {}", say(", till och med", ", to"), to_text(*entry_.until));
        if (entry_.unless_notice) text += say(", om avtalet inte har sagts upp", ", unless notice was given");
        return text;
    }

    std::string last_notice() const {
        std::string text(say("Sista dagen att säga upp avtalet", "Last day to give notice"));
        if (entry_.until) text += fmt::format(" {} {}", say("till utgången", "for the end on"), to_text(*entry_.until));
        if (!entry_.after.empty()) text += fmt::format("; {}: {}", say("först", "before that"), spoken(entry_.after));
        return text;
    }

    std::string notice_given() const {
        std::string text(say("Avtalet är uppsagt", "Notice given"));
        if (entry_.until)
            text += fmt::format("{} {}", say(", och upphör", "; the agreement ends on"), to_text(*entry_.until));
        return text;
    }

    std::string rule() const {
        const bool starts = entry_.kind == EntryKind::rule_start;
        std::string text =
            starts ? fmt::format(fmt::runtime(say("Regel om {} börjar gälla", "A rule about {} starts to apply")),
                                 spoken(entry_.subject))
                   : fmt::format(fmt::runtime(say("Sista dagen för en regel om {}", "Last day of a rule about {}")),
                                 spoken(entry_.subject));
        if (!entry_.condition.empty()) text += fmt::format(" ({} {})", say("om", "if"), entry_.condition);
        return text;
    }

    std::string duty() const {
        std::string verb(duty_verb(entry_.verb, language_));
        const bool named = !entry_.actor.empty();
        // "regionen ska fakturera …" is a sentence; without an actor the text has a subject of its own.
        const std::string_view colon = !named || language_ == Language::english ? ":" : "";
        std::string text = named ? fmt::format("{} {}{} {}", spoken(entry_.actor), verb, colon, entry_.subject)
                                 : fmt::format("{}{} {}", verb, colon, entry_.subject);
        if (!entry_.schedule.empty()) text += fmt::format(" ({})", entry_.schedule);
        if (!entry_.condition.empty()) text += fmt::format(", {} {}", say("om", "if"), entry_.condition);
        return text;
    }

    std::string clause() const { return "§ " + entry_.clause; }
    std::string_view say(std::string_view sv, std::string_view en) const { return klausul::say(language_, sv, en); }

    const CalendarEntry& entry_;
    Language language_;
};

std::string place(const DocumentName& document, const std::string& clause, const std::vector<std::string>& tags) {
    std::string text = document.shown();
    if (!clause.empty()) text += ", § " + clause;
    if (!tags.empty()) text += " " + tags_text(tags);
    return text;
}

/// Entries of the same days that say the same stand together, with their documents under the sentence.
class CalendarText {
public:
    CalendarText(const Calendar& calendar, Language language) : calendar_(calendar), language_(language) {}

    std::string show() {
        out_ += fmt::format("{} {}\n", say("Kalender", "Calendar"), days_text(calendar_.range, language_));
        const auto& entries = calendar_.entries;
        if (entries.empty())
            out_ += fmt::format("\n{}\n", say("Inget har en dag i den tiden.", "Nothing has a day in that time."));
        for (std::size_t begin = 0; begin < entries.size();) {
            std::size_t end = begin;
            while (end < entries.size() && entries[end].days == entries[begin].days) ++end;
            show_days(begin, end);
            begin = end;
        }
        show_undated();
        show_documents(calendar_.waiting, say("Inte visat att det har trätt i kraft; visas som om det hade det",
                                              "Not shown to have entered into force; shown as if they had"));
        show_documents(calendar_.not_stated, say("Giltighetstid anges inte; visas som om det gällde",
                                                 "Term not stated; shown as if in force"));
        show_documents(calendar_.proposals, say("Förslag, utan dagar", "Proposed, without days"));
        return visible_lines(out_);
    }

private:
    void show_days(std::size_t begin, std::size_t end) {
        out_ += fmt::format("\n{}\n", days_text(calendar_.entries[begin].days, language_));
        std::vector<std::string> sentences;
        for (std::size_t i = begin; i < end; ++i) sentences.push_back(entry_text(calendar_.entries[i], language_));
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (std::find(sentences.begin(), sentences.begin() + static_cast<std::ptrdiff_t>(i), sentences[i]) !=
                sentences.begin() + static_cast<std::ptrdiff_t>(i))
                continue;
            out_ += fmt::format("  {}\n", sentences[i]);
            for (std::size_t same = i; same < sentences.size(); ++same) {
                const CalendarEntry& entry = calendar_.entries[begin + same];
                if (sentences[same] == sentences[i])
                    out_ += fmt::format("    {}\n", place(entry.document, entry.clause, entry.tags));
            }
        }
    }

    void show_undated() {
        if (calendar_.undated.empty()) return;
        out_ += fmt::format("\n{}\n", say("Utan dag", "Without a day"));
        for (const UndatedDuty& duty : calendar_.undated) {
            CalendarEntry entry;
            entry.subject = duty.text;
            entry.actor = duty.actor;
            entry.verb = duty.verb;
            entry.schedule = duty.schedule;
            entry.condition = duty.condition;
            out_ += fmt::format("  {}: {}\n", entry_text(entry, language_), undated_word(duty.why, language_));
            out_ += fmt::format("    {}\n", place(duty.document, duty.clause, duty.tags));
        }
    }

    void show_documents(const std::vector<DocumentName>& documents, std::string_view heading) {
        if (documents.empty()) return;
        out_ += fmt::format("\n{}\n", heading);
        for (const DocumentName& each : documents) out_ += fmt::format("  {}\n", each.shown());
    }

    std::string_view say(std::string_view sv, std::string_view en) const { return klausul::say(language_, sv, en); }

    const Calendar& calendar_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string entry_text(const CalendarEntry& entry, Language language) { return EntrySentence(entry, language).words(); }

std::string_view entry_category(CalendarEntry::Kind kind, Language language) {
    return construct_words(category_of(kind)).in(language);
}

std::string_view undated_word(Undated why, Language language) {
    return calendar_reasons.at(static_cast<std::size_t>(why)).words.in(language);
}
std::string_view undated_key(Undated why) { return calendar_reasons.at(static_cast<std::size_t>(why)).key; }

std::string calendar_text(const Calendar& calendar, Language language) {
    return CalendarText(calendar, language).show();
}

}  // namespace klausul
