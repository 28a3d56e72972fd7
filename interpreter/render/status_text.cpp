#include "interpreter/render/status_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

struct Group {
    InForce in_force;
    std::string_view sv;
    std::string_view en;
};
constexpr std::array<Group, 6> groups{
    {{InForce::yes, "Gäller", "In force"},
     {InForce::not_yet, "Har inte börjat gälla", "Not yet in force"},
     {InForce::ended, "Har upphört", "Ended"},
     {InForce::waits, "Inte visat att det har trätt i kraft", "Not shown to have entered into force"},
     {InForce::proposal, "Förslag, gäller inte", "Proposed, not in force"},
     {InForce::not_stated, "Giltighetstid anges inte", "Term not stated"}}};

class StatusText {
public:
    StatusText(const StatusReport& report, Language language) : report_(report), language_(language) {}

    std::string show() {
        heading();
        for (const Group& group : groups) show_group(group);
        if (!report_.findings.empty()) findings();
        return visible_lines(out_);
    }

private:
    void heading() {
        const auto in_force = std::count_if(report_.documents.begin(), report_.documents.end(),
                                            [](const DocumentStatus& each) { return each.in_force == InForce::yes; });
        const std::size_t all = report_.documents.size();
        if (language_ == Language::english)
            out_ += fmt::format("On {}: {} of {} {} in force\n", to_text(report_.date), in_force, all,
                                all == 1 ? "document" : "documents");
        else
            out_ += fmt::format("Den {}: {} av {} dokument gäller\n", to_text(report_.date), in_force, all);
    }

    void show_group(const Group& group) {
        bool first = true;
        for (const DocumentStatus& each : report_.documents) {
            if (each.in_force != group.in_force) continue;
            if (first) out_ += fmt::format("\n{}\n", say(group.sv, group.en));
            first = false;
            show(each);
        }
    }

    void show(const DocumentStatus& status) {
        out_ += fmt::format("\n  {}\n", status.document.shown());
        show_term(status);
        if (status.entry) show_entry(*status.entry);
        show_notice(status);
        for (const ClauseName& clause : status.irreversible) {
            const std::string words = fmt::format("§ {}{}", clause.title, tags(clause.tags));
            line(say("Kan inte sägas upp", "Irreversible"), words);
        }
        show_relations(status);
        line(say("Fil", "File"), status.document.path);
    }

    void show_term(const DocumentStatus& status) {
        const Term& term = status.term;
        if (status.in_force == InForce::not_stated) {
            line(say("Avtalstid", "Term"),
                 std::string(say("anges inte i texten; svaren ges som om det gällde",
                                 "the text states none; answers are given as if it were in force")) +
                     tags(term.tags));
        } else if (status.in_force == InForce::proposal && term.known == TermKnown::not_stated) {
            line(say("Avtalstid", "Term"),
                 std::string(say("anges inte i texten", "the text states none")) + tags(term.tags));
        } else if (status.period) {
            line(say("Avtalstid", "Term"), period_text(*status.period) + tags(period_tags(term, *status.period)));
        }
        if (!term.proposal && !term.standing.empty()) line(say("Ställning", "Standing"), spoken(term.standing));
        if (status.in_force == InForce::ended && status.days.ends())
            line(say("Sista dag", "Last day"), to_text(status.days.last()));
        if (term.minimum) line(say("Minsta tid", "Minimum"), term.minimum->words);
        show_signed(status);
    }

    void show_entry(const EntryStatus& entry) {
        std::string_view label = say("Träder i kraft", "Enters into force");
        for (const std::string& way : entry.ways) {
            line(label, fmt::format("{} {}", twin(Word::when).in(language_), way) +
                            (label.empty() ? std::string() : tags(entry.tags)));
            label = "";
        }
        if (entry.entered == EntryStatus::Entered::unknown && !entry.missing.empty())
            line(say("Det saknas", "Missing"), listed(entry.missing));
    }

    /// The first few, and how many there are besides.
    std::string listed(const std::vector<std::string>& names) const {
        constexpr std::size_t most = 3;
        std::string text;
        for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : "; ") + spoken(names[i]);
        if (names.size() > most)
            text += fmt::format(fmt::runtime(say("; och {} till", "; and {} more")), names.size() - most);
        return text;
    }

    void show_signed(const DocumentStatus& status) {
        if (!status.term.signed_on) return;
        const Interval& days = *status.term.signed_on;
        std::string words = days_text(days, language_);
        if (report_.date < days.first())
            words += say("; inte undertecknat den dag som frågas om", "; not signed on the day asked about");
        else if (report_.date < days.last())
            words +=
                say("; inte undertecknat av alla den dag som frågas om", "; not signed by all on the day asked about");
        line(say("Undertecknat", "Signed"), words);
    }

    static const std::vector<std::string>& period_tags(const Term& term, const TermPeriod& period) {
        return period.kind == TermPeriod::Kind::renewal ? term.renewal->tags : term.tags;
    }

    std::string period_text(const TermPeriod& period) const {
        const std::string kind = period_word(period, language_);
        if (period.kind == TermPeriod::Kind::until_further_notice) {
            if (!period.days.begins() && !period.days.ends())
                return kind + std::string(say("; första dag anges inte", "; no first day stated"));
            return fmt::format("{} ({})", days_text(period.days, language_), kind);
        }
        return fmt::format("{} ({})", days_text(period.days, language_), kind);
    }

    // ---- notice ----

    void show_notice(const DocumentStatus& status) {
        if (status.notice) return show_notice_given(status);
        const Term& term = status.term;
        // Of a document that is not in force it only matters when it is, or was.
        if (status.in_force == InForce::ended || status.in_force == InForce::not_yet) return;
        if (term.notice_not_stated && !term.notice)
            line(say("Uppsägning", "Notice"), std::string(say("anges inte i texten", "the text states none")));
        if (!term.notice) {
            if (term.renewal && status.next)
                line(say("Därefter", "Then"), renewed_until(*status.next) + tags(term.renewal->tags));
            return;
        }
        if (term.known == TermKnown::until_further_notice)
            line(say("Uppsägning", "Notice"),
                 fmt::format(fmt::runtime(say("{} från den dag det sägs upp", "{} from the day notice is given")),
                             term.notice->period.words) +
                     tags(term.notice->tags));
        if (status.period && status.period->last_notice) last_day(status);
        show_way(*term.notice);
    }

    void last_day(const DocumentStatus& status) {
        const Day last = *status.period->last_notice;
        const std::int64_t left = last.number - report_.date.number;
        std::string words;
        if (left < 0)
            words = fmt::format(
                fmt::runtime(say("sista dag var {}, som har passerat", "the last day was {}, which has passed")),
                to_text(last));
        else if (left == 0)
            words = fmt::format(fmt::runtime(say("senast i dag, {}", "today at the latest, {}")), to_text(last));
        else
            words = fmt::format(fmt::runtime(say("senast {}, om {}", "by {}, in {}")), to_text(last),
                                days_counted(left, language_));
        line(say("Uppsägning", "Notice"), words + tags(status.term.notice->tags));
        if (!status.next) return;
        std::string then = renewed_until(*status.next);
        if (status.next->last_notice)
            then += fmt::format(fmt::runtime(say("; då sägs det upp senast {}", "; notice is then due by {}")),
                                to_text(*status.next->last_notice));
        line(left < 0 ? say("Därefter", "Then") : say("Annars", "Otherwise"), then + tags(status.term.renewal->tags));
    }

    std::string renewed_until(const TermPeriod& next) const {
        if (!next.days.ends()) return std::string(say("förlängs det", "it is renewed"));
        return fmt::format(fmt::runtime(say("förlängs det till och med {} ({})", "it is renewed to {} ({})")),
                           to_text(next.days.last()), period_word(next, language_));
    }

    void show_way(const NoticeRule& notice) {
        if (!notice.channel.empty()) line(say("Sägs upp genom", "Notice through"), spoken(notice.channel));
        if (!notice.after.empty())
            line(say("Först", "Before that"), notice.after_text.empty() ? spoken(notice.after) : notice.after_text);
    }

    void show_notice_given(const DocumentStatus& status) {
        const NoticeOutcome& notice = *status.notice;
        std::string words = to_text(notice.on);
        if (notice.changes_nothing)
            words +=
                notice.ends
                    ? fmt::format(fmt::runtime(say("; avtalet slutar ändå {}", "; the agreement ends on {} anyway")),
                                  to_text(*notice.ends))
                    : std::string(say("; texten säger inte när avtalet då upphör",
                                      "; the text does not say when the agreement then ends"));
        else if (!notice.in_time && notice.missed)
            words += fmt::format(
                fmt::runtime(say("; för sent för {}, som var sista dag", "; too late for {}, which was the last day")),
                to_text(*notice.missed));
        else if (notice.in_time && status.term.known == TermKnown::stated)
            words += say(", i tid", ", in time");
        line(say("Uppsagt", "Notice given"), words + tags(status.term.given->tags));
        if (!notice.changes_nothing && notice.ends)
            line(say("Upphör", "Ends"),
                 to_text(*notice.ends) + (notice.held_by_minimum ? std::string(say(", när den minsta tiden har gått",
                                                                                   ", when the minimum term is over"))
                                                                 : std::string()));
        if (notice.without_dialogue) {
            const NoticeRule& rule = *status.term.notice;
            const std::string before = rule.after_text.empty() ? spoken(rule.after) : rule.after_text;
            line(say("Anmärkning", "Note"),
                 fmt::format(
                     fmt::runtime(say("avtalet kräver först: {}; att det har skett sägs inte. Uppsägningen gäller ändå",
                                      "the agreement requires this first: {}; nothing says that it was done. The "
                                      "notice is valid all the same")),
                     before));
        }
        if (notice.by_another_channel)
            line(say("Anmärkning", "Note"),
                 fmt::format(fmt::runtime(say("uppsagt genom {}, men avtalet säger genom {}",
                                              "notice through {}, but the agreement says through {}")),
                             spoken(status.term.given->channel), spoken(status.term.notice->channel)));
    }

    // ---- relations ----

    void show_relations(const DocumentStatus& status) {
        for (const std::string& name : status.replaces) line(say("Ersätter", "Replaces"), shown(name));
        for (const DocumentStatus& other : report_.documents) {
            if (names(other.replaces, status)) line(say("Ersätts av", "Replaced by"), other.document.shown());
            if (names(other.applies_also, status) && other.term.notice && !status.term.notice)
                line(say("Se även", "See also"),
                     fmt::format("{}{}: {}", other.document.shown(), tags(other.term.notice->tags),
                                 say("säger hur det här dokumentet sägs upp", "says how notice of this one is given")));
        }
        if (!status.also_called.empty())
            line(say("Även kallad", "Also called"), fmt::format("{}", fmt::join(status.also_called, "; ")));
    }

    static bool names(const std::vector<std::string>& named, const DocumentStatus& status) {
        return std::find(named.begin(), named.end(), status.document.name) != named.end();
    }

    std::string shown(const std::string& name) const {
        for (const DocumentStatus& each : report_.documents) {
            if (each.document.name == name) return each.document.shown();
        }
        return spoken(name) + std::string(say(" (finns inte bland dokumenten)", " (not among the documents)"));
    }

    void findings() {
        out_ += fmt::format("\n{}\n", say("Luckor och överlappningar", "Gaps and overlaps"));
        for (const SeriesFinding& each : report_.findings) {
            const bool gap = each.kind == SeriesFinding::Kind::gap;
            const std::string_view word = gap ? say("Lucka", "Gap") : say("Överlappning", "Overlap");
            std::string days = days_text(each.days, language_);
            if (each.days.ends())
                days += fmt::format(" ({})", days_counted(std::int64_t{each.days.to} - each.days.from + 1, language_));
            out_ += fmt::format("\n  {} {}\n", word, days);
            if (each.holds_date)
                line(to_text(report_.date),
                     std::string(
                         gap ? say("ligger i luckan: inget av dem gäller", "lies in the gap: neither is in force")
                             : say("ligger i överlappningen: båda gäller", "lies in the overlap: both are in force")));
            const DocumentStatus& before = report_.documents[each.before];
            const DocumentStatus& after = report_.documents[each.after];
            line(say("Före", "Before"), fmt::format("{}, {}", before.document.shown(), until(before.days)));
            line(say("Efter", "After"), fmt::format("{}, {}", after.document.shown(), since(after.days)));
            if (each.replaces)
                line("", std::string(say("det senare säger att det ersätter det tidigare",
                                         "the later one says that it replaces the earlier one")));
        }
    }

    std::string until(const Interval& days) const {
        if (!days.ends()) return std::string(say("utan slut", "without an end"));
        return fmt::format("{} {}", twin(Word::to_and_including, 1).in(language_), to_text(days.last()));
    }
    std::string since(const Interval& days) const {
        if (!days.begins()) return std::string(say("utan första dag", "without a first day"));
        return fmt::format("{} {}", twin(Word::from_and_including, 1).in(language_), to_text(days.first()));
    }

    // ---- lines ----

    void line(std::string_view label, std::string_view words) {
        constexpr std::size_t column = 18;
        out_ += fmt::format("    {} {}\n", pad(label, column), words);
    }
    static std::string tags(const std::vector<std::string>& tags) {
        return tags.empty() ? std::string() : " " + tags_text(tags);
    }
    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const {
        return klausul::say(language_, sv, en);
    }

    const StatusReport& report_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string spoken(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string days_text(const Interval& days, Language language) {
    const std::string from = to_text(days.first());
    const std::string to = to_text(days.last());
    if (!days.begins() && !days.ends()) return std::string(say(language, "alla dagar", "all days"));
    if (!days.begins()) return fmt::format("{} {}", twin(Word::to_and_including, 1).in(language), to);
    if (!days.ends()) return fmt::format("{} {}", twin(Word::from_and_including, 1).in(language), from);
    return days.from == days.to ? from
                                : fmt::format("{} {} {}", from, twin(Word::to_and_including, 1).in(language), to);
}

std::string days_counted(std::int64_t days, Language language) {
    return fmt::format(
        "{} {}", days,
        (days == 1 ? period_words(PeriodKind::day).singular : period_words(PeriodKind::day).plural).in(language));
}

std::string period_word(const TermPeriod& period, Language language) {
    switch (period.kind) {
        case TermPeriod::Kind::original:
            return std::string(say(language, "ursprunglig avtalstid", "original term"));
        case TermPeriod::Kind::extension:
            return std::string(say(language, "avtalad förlängning", "agreed extension"));
        case TermPeriod::Kind::renewal:
            return fmt::format("{} {}", say(language, "förlängning", "renewal"), period.number);
        case TermPeriod::Kind::until_further_notice:
            return plain(Word::until_further_notice).in(language);
        case TermPeriod::Kind::not_stated:
            break;
    }
    return plain(Word::not_stated).in(language);
}

std::string status_text(const StatusReport& report, Language language) { return StatusText(report, language).show(); }

}  // namespace klausul
