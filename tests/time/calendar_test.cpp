#include "interpreter/time/agenda.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "grammar/text/visible_text.hpp"
#include "headers.hpp"
#include "interpreter/render/calendar_text.hpp"

using namespace klausul;
using namespace klausul::headers;

namespace {

using Lines = std::vector<std::string>;

/// "last_notice 2026-12-31 2026-12-31", by day
Lines found(const std::string& header, const Interval& range, const std::string& body = "") {
    Lines lines;
    for (const CalendarEntry& each : calendar(*agreed(header, body), range).entries)
        lines.push_back(std::string(entry_key(each.kind)) + " " +
                        (each.days.from == each.days.to ? to_text(each.days.first()) : told(each.days)));
    return lines;
}

/// The content lines of an iCalendar object, put together again after folding. Fails on anything RFC 5545 forbids.
Lines content_lines(const std::string& text) {
    REQUIRE(text.ends_with("\r\n"));
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find("\r\n", begin);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(begin, end - begin);
        CHECK(line.size() <= 75);
        CHECK(is_utf8(line));
        CHECK(std::none_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
        CHECK(line.find('\n') == std::string::npos);
        if (line.starts_with(" ")) {
            REQUIRE_FALSE(lines.empty());
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
        begin = end + 2;
    }
    return lines;
}

struct Property {
    std::string name;
    std::string parameters;
    std::string value;
};

Property property(const std::string& line) {
    static const std::regex form("([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)");
    std::smatch match;
    REQUIRE(std::regex_match(line, match, form));
    return {match[1], match[2], match[3]};
}

/// TEXT: no bare comma or semicolon, a backslash only before what it may escape.
std::string unescaped(const std::string& value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        CHECK(value[i] != ',');
        CHECK(value[i] != ';');
        if (value[i] != '\\') {
            text += value[i];
            continue;
        }
        REQUIRE(++i < value.size());
        CHECK(std::string(",;\\nN").find(value[i]) != std::string::npos);
        text += value[i] == 'n' ? '\n' : value[i];
    }
    return text;
}

using Event = std::map<std::string, Property>;

/// Reads the object strictly: what must be there is there, once, and in its form.
std::vector<Event> events_of(const std::string& text) {
    const Lines lines = content_lines(text);
    REQUIRE(lines.size() >= 5);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    std::set<std::string> head;
    std::vector<Event> events;
    bool within = false;
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
        const Property one = property(lines[i]);
        if (one.name == "BEGIN" || one.name == "END") {
            CHECK(one.value == "VEVENT");
            CHECK(within == (one.name == "END"));
            within = one.name == "BEGIN";
            if (within) events.emplace_back();
        } else if (within) {
            CHECK(events.back().emplace(one.name, one).second);
        } else {
            CHECK(events.empty());
            CHECK(head.insert(one.name).second);
        }
    }
    CHECK_FALSE(within);
    CHECK(head.contains("PRODID"));
    CHECK(head.contains("VERSION"));
    std::set<std::string> marks;
    static const std::regex date("[0-9]{8}");
    static const std::regex stamp("[0-9]{8}T[0-9]{6}Z");
    for (Event& event : events) {
        for (const char* name : {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}) REQUIRE(event.contains(name));
        CHECK(marks.insert(event["UID"].value).second);
        CHECK(std::regex_match(event["DTSTAMP"].value, stamp));
        CHECK(event["DTSTART"].parameters == ";VALUE=DATE");
        CHECK(std::regex_match(event["DTSTART"].value, date));
        if (event.contains("DTEND")) {
            CHECK(event["DTEND"].parameters == ";VALUE=DATE");
            CHECK(std::regex_match(event["DTEND"].value, date));
            CHECK(event["DTEND"].value > event["DTSTART"].value);
        }
        for (const char* name : {"SUMMARY", "DESCRIPTION", "CATEGORIES"}) unescaped(event[name].value);
    }
    return events;
}

const Interval four = days("2026-01-01", "2029-12-31");

}  // namespace

TEST_CASE("the calendar has the days of a term that renews", "[time]") {
    CHECK(found(two_years, four) == Lines{"term_start 2026-01-01", "last_notice 2026-12-31", "period_end 2027-12-31",
                                          "renewal 2028-01-01", "last_notice 2028-12-31", "period_end 2029-12-31"});
}

TEST_CASE("once notice is given the calendar has the end and no further days for notice", "[time]") {
    CHECK(found(two_years + "  uppsagt 2026-11-03\n", four) ==
          Lines{"term_start 2026-01-01", "notice_given 2026-11-03", "term_end 2027-12-31"});
    CHECK(found(two_years + "  uppsagt 2027-01-01\n", four) == Lines{"term_start 2026-01-01", "notice_given 2027-01-01",
                                                                     "period_end 2027-12-31", "renewal 2028-01-01",
                                                                     "term_end 2029-12-31"});
}

TEST_CASE("the last day for notice is shown also when the term that it ends lies after the range", "[time]") {
    CHECK(found(two_years, days("2030-12-01", "2030-12-31")) == Lines{"last_notice 2030-12-31"});
    CHECK(found(two_years, days("2026-12-31", "2026-12-31")) == Lines{"last_notice 2026-12-31"});
    CHECK(found(two_years, days("2027-01-01", "2027-12-30")).empty());
}

TEST_CASE("an extension is no renewal and asks nobody", "[time]") {
    CHECK(found("  gäller från och med 2021-01-01 till och med 2022-12-31, förlängt till och med 2024-02-01\n",
                days("2020-01-01", "2025-01-01")) == Lines{"term_start 2021-01-01", "term_end 2024-02-01"});
}

TEST_CASE("clauses and rules with days of their own are in the calendar", "[time]") {
    const std::string body =
        "svar x : kr \"?\"\nsvar y : kr \"?\"\n"
        "§ a \"A\"  [A-1]\n  från och med 2026-07-01\n  x = 1 kr från och med 2027-01-01  [A-2]\n"
        "§ b \"B\"\n  y = 2 kr till och med 2026-12-31  [B-1]\n  y = 3 kr från och med 2027-01-01  [B-2]\n";
    CHECK(found("  gäller från och med 2026-01-01 till och med 2027-12-31\n", four, body) ==
          Lines{"term_start 2026-01-01", "clause_start 2026-07-01", "rule_end 2026-12-31", "rule_start 2027-01-01",
                "rule_start 2027-01-01", "term_end 2027-12-31"});
}

TEST_CASE("a rule from before the agreement is no news in it", "[time]") {
    CHECK(found("  gäller från och med 2026-01-01 till och med 2026-12-31\n", days("2024-01-01", "2026-06-30"),
                "svar x : kr \"?\"\n§ a\n  x = 1 kr från och med 2025-01-01\n") == Lines{"term_start 2026-01-01"});
}

TEST_CASE("duties have their days, and those without are told apart", "[time]") {
    const std::string body =
        "§ a \"A\"\n  ska \"räknas\" varje år 1 januari till 31 mars från 2026  [A-1]\n"
        "  ska \"lämnas\" senast 2026-05-15  [A-2]\n  ska \"följas upp\" vart fjärde år från okänt år  [A-3]\n"
        "  ska \"stödjas\" från och med 2026-01-01 till och med 2026-06-30  [A-4]\n  ska \"alltid\"  [A-5]\n";
    const auto agreement = agreed("  gäller från och med 2026-01-01\n", body);
    const Calendar made = calendar(*agreement, days("2026-02-01", "2026-12-31"));
    Lines lines;
    for (const CalendarEntry& each : made.entries) lines.push_back(each.subject + " " + told(each.days));
    CHECK(lines ==
          Lines{"räknas 2026-01-01 2026-03-31", "stödjas 2026-01-01 2026-06-30", "lämnas 2026-05-15 2026-05-15"});
    REQUIRE(made.undated.size() == 1);
    CHECK(made.undated[0].text == "följas upp");
    CHECK(made.undated[0].why == Undated::start_unknown);
}

TEST_CASE("a proposal has no days, and a document without a term is told apart", "[time]") {
    const std::string duty = "§ a\n  ska \"räknas\" varje år\n";
    const Calendar proposed = calendar(*agreed(two_years + "  ställning förslag\n", duty), four);
    CHECK(proposed.entries.empty());
    CHECK(proposed.proposals.size() == 1);
    const Calendar unstated = calendar(*agreed("  gäller anges inte\n", duty), four);
    CHECK(unstated.entries.size() == 4);
    CHECK(unstated.not_stated.size() == 1);
}

TEST_CASE("iCalendar is strictly in form, whatever the agreement says", "[time]") {
    const std::string body =
        "§ a \"Avgifter, böter; och \\\\ snedstreck\"  [A-1]\n"
        "  ska \"" +
        std::string(30, 'x') +
        " åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäö, ja; nej \\\\ och mer\" varje halvår i förskott  "
        "[A-1; A-2]\n"
        "  ska \"€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€\" varje månad  [A-3]\n";
    const Calendar made = calendar(*agreed(two_years, body), days("2026-01-01", "2026-12-31"));
    const std::string text = icalendar(made, "klausul 1", Language::swedish);
    auto events = events_of(text);
    CHECK(events.size() == made.entries.size());
    CHECK(text == icalendar(calendar(*agreed(two_years, body), days("2026-01-01", "2026-12-31")), "klausul 1",
                            Language::swedish));
    const auto in_advance = std::find_if(events.begin(), events.end(), [](Event& each) {
        return unescaped(each["SUMMARY"].value).find("ja; nej \\ och mer") != std::string::npos;
    });
    REQUIRE(in_advance != events.end());
    CHECK(unescaped((*in_advance)["DESCRIPTION"].value).find("Avgifter, böter; och \\ snedstreck\n") !=
          std::string::npos);
}

TEST_CASE("an event ends the day after its last day, and keeps its mark", "[time]") {
    const std::string body = "§ a\n  ska \"räknas\" varje år 1 januari till 31 mars från 2026  [A-1]\n";
    const auto marks = [&](const std::string& wording, const Interval& range) {
        std::map<std::string, std::string> found;
        for (Event& each : events_of(icalendar(calendar(*agreed(two_years, wording), range), "k", Language::english)))
            found[each["DTSTART"].value + "-" + each["DTEND"].value] = each["UID"].value;
        return found;
    };
    const auto one = marks(body, days("2026-02-01", "2026-02-02"));
    REQUIRE(one.size() == 1);
    CHECK(one.begin()->first == "20260101-20260401");
    // Neither the range nor the wording of the sentence is in the mark.
    CHECK(marks(body, days("2026-01-02", "2027-12-31")).at("20260101-20260401") == one.begin()->second);
    CHECK(marks("§ a\n  ska \"räknas om\" varje år 1 januari till 31 mars från 2026  [A-1]\n", four)
              .at("20260101-20260401") == one.begin()->second);
}

namespace {

/// The marks of a document, by summary.
std::map<std::string, std::string> marks_of(const std::string& path, const std::string& text,
                                            std::string_view place = {}) {
    const Loaded loaded = load({path, text}, {});
    REQUIRE(loaded.agreement);
    std::map<std::string, std::string> found;
    for (const CalendarEntry& each : calendar(*loaded.agreement, four, place).entries)
        found[std::string(entry_key(each.kind)) + " " + to_text(each.days.first()) + " " + each.subject] = each.uid;
    return found;
}

std::set<std::string> uids(const std::map<std::string, std::string>& marks) {
    std::set<std::string> all;
    for (const auto& [what, uid] : marks) all.insert(uid);
    return all;
}

}  // namespace

TEST_CASE("a mark stays when a party joins, a word is corrected or lines move", "[time]") {
    const std::string header = "avtal bidrag \"Bidrag\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n";
    const std::string duties =
        "§ a \"Avgifter\"\n  ska \"betala\" varje år senast 31 mars från 2026  [B-1]\n"
        "  ska \"rapportera\" varje år senast 31 mars från 2026  [B-1]\n"
        "  ska \"utan tagg\" varje år senast 1 maj från 2026\n";
    const auto before = marks_of("berg/a.klausul", header + "  parter R; Berg\n" + duties);
    CHECK(before.size() == uids(before).size());
    const auto joined_by_another = marks_of("berg/a.klausul", header + "  parter Åre; Berg; R\n" + duties);
    CHECK(joined_by_another == before);
    const auto swapped =
        marks_of("berg/a.klausul",
                 header +
                     "  parter R\n# en rad\n\n§ a \"Avgifter\"\n  ska \"utan tagg\" varje år senast 1 maj "
                     "från 2026\n  ska \"rapportera\" varje år senast 31 mars från 2026  [B-1]\n  ska \"betala\" "
                     "varje år senast 31 mars från 2026  [B-1]\n");
    CHECK(swapped == before);
    const auto corrected =
        marks_of("berg/a.klausul", header +
                                       "§ a \"Avgift\"\n  ska \"betala ut\" varje år senast 31 mars från 2026  [B-1]\n"
                                       "  ska \"rapportera allt\" varje år senast 31 mars från 2026  [B-1]\n"
                                       "  ska \"alldeles utan tagg\" varje år senast 1 maj från 2026\n");
    CHECK(uids(corrected) == uids(before));
    // The path as it was typed is not in it; file and folder are.
    CHECK(marks_of("/annan/mapp/berg/a.klausul", header + duties) == before);
    CHECK(marks_of("a.klausul", header + duties, "berg/a.klausul") == before);
}

TEST_CASE("documents of one name have different marks", "[time]") {
    const std::string text = "avtal bidrag \"Bidrag\"\n  gäller från och med 2026-01-01 till och med 2026-12-31\n";
    std::set<std::string> both = uids(marks_of("berg/a.klausul", text));
    const std::set<std::string> other = uids(marks_of("are/a.klausul", text));
    const std::size_t each = other.size();
    both.insert(other.begin(), other.end());
    CHECK(both.size() == 2 * each);
    // Even where files and folders are of one name.
    const Loaded one = load({"x/berg/a.klausul", text}, {});
    const Loaded two = load({"y/berg/a.klausul", text}, {});
    const Calendar all = joined({calendar(*one.agreement, four), calendar(*two.agreement, four)}, four);
    std::set<std::string> marks;
    for (const CalendarEntry& entry : all.entries) CHECK(marks.insert(entry.uid).second);
}

TEST_CASE("an event says which edition it is of without a clock, and nothing of folders", "[time]") {
    const auto of = [](const Agreement& agreement) {
        return icalendar(calendar(agreement, four), "k", Language::swedish);
    };
    const std::string plain = of(*agreed(two_years + "  undertecknat 2025-11-03\n"));
    CHECK(plain.find("LAST-MODIFIED:20251103T000000Z\r\nSEQUENCE:0\r\n") != std::string::npos);
    CHECK(plain.find("mapp/") == std::string::npos);
    const std::string unsigned_yet = of(*agreed(two_years));
    CHECK(unsigned_yet.find("LAST-MODIFIED:20260101T000000Z\r\n") != std::string::npos);
    const std::string noticed = of(*agreed(two_years + "  uppsagt 2026-05-04\n"));
    CHECK(noticed.find("LAST-MODIFIED:20260504T000000Z\r\nSEQUENCE:1\r\n") != std::string::npos);
}

TEST_CASE("the last day of the calendar has no day after it", "[time]") {
    const std::string text = icalendar(calendar(*agreed("  gäller tills vidare\n", "§ a\n  ska \"räknas\" varje dag\n"),
                                                days("9999-12-30", "9999-12-31")),
                                       "k", Language::swedish);
    auto events = events_of(text);
    REQUIRE(events.size() == 2);
    CHECK(events[0]["DTEND"].value == "99991231");
    CHECK_FALSE(events[1].contains("DTEND"));
}
