// Values by themselves: compared and reckoned with as what they are, and put into words of each language at the end.

#include "tests/catch.hpp"

#include "interpreter/program/value.hpp"

using namespace klausul;

namespace {

Value quantity(const std::string& number, const std::string& unit, const std::string& of_one) {
    return {Value::Quantity{Number::from_plain(number).value(), unit, of_one}};
}

std::string swedish(const Value& value) { return value_words(value, Language::swedish); }
std::string english(const Value& value) { return value_words(value, Language::english); }

}  // namespace

TEST_CASE("a quantity is said with its unit and compared as a number", "[program]") {
    const Value amount = quantity("3919345.5", "kr", "kr");
    CHECK(swedish(amount) == "3\u00a0919\u00a0345,50\u00a0kr");
    CHECK(english(amount) == "3\u00a0919\u00a0345.50\u00a0kr");
    CHECK(plain_text(amount) == "3919345.5");
    CHECK(amount.unit() == "kr");
    REQUIRE(amount.kronor() != nullptr);
    CHECK(*amount.kronor() + *amount.kronor() == Number(7838691));
    CHECK(amount == quantity("7838691/2", "kr", ""));
    CHECK_FALSE(amount == quantity("3919345.5", "personer", "person"));

    CHECK(swedish(quantity("1", "timmar", "timme")) == "1\u00a0timme");
    CHECK(swedish(quantity("1.5", "timmar", "timme")) == "1,5\u00a0timmar");
    CHECK(quantity("1", "timmar", "timme").kronor() == nullptr);
    CHECK(swedish(quantity("7", "", "")) == "7");
}

TEST_CASE("words of a value are those of the language, names are the agreement's", "[program]") {
    CHECK(swedish({Value::YesNo{true}}) == "ja");
    CHECK(english({Value::YesNo{false}}) == "no");
    CHECK(plain_text({Value::YesNo{true}}) == "true");
    CHECK(english({Value::Option{"en_gång", "ett belopp"}}) == "ett belopp");
    CHECK(plain_text({Value::Option{"en_gång", "ett belopp"}}) == "en_gång");
    CHECK(swedish({Value::Party{"hemsjukvården", "kommunen"}}) == "hemsjukvården (del av kommunen)");
    CHECK(english({Value::Party{"hemsjukvården", "kommunen"}}) == "hemsjukvården (part of kommunen)");
    CHECK(swedish({Value::Weekday{6}}) == "lördag");
    CHECK(english({Value::Weekday{6}}) == "Saturday");
    CHECK(english({Value::Instead::not_published}) == "not published");
    CHECK(swedish({Value::Instead::absent}) == "saknas");
    CHECK(english({Value::Instead::absent}) == "absent");
}

TEST_CASE("times are said by themselves and from one to another", "[program]") {
    const Day day = day_from_text("2026-03-02").value();
    CHECK(swedish({day}) == "2026-03-02");
    CHECK(english({Value::DaySpan{day, day.next()}}) == "2026-03-02 to 2026-03-03");
    CHECK(plain_text({Value::DaySpan{day, day.next()}}) == "2026-03-02/2026-03-03");
    CHECK(swedish({Value::Window{{480}, {1020}}}) == "08:00 till 17:00");
    const Moment moment = moment_from_text("2026-03-02T10:00").value();
    CHECK(swedish({moment}) == "2026-03-02 10:00");
    CHECK(swedish({Value::MomentSpan{moment, moment}}) == "2026-03-02 10:00 till 2026-03-02 10:00");
    CHECK(plain_text({Value::Period{PeriodKind::month, 2026 * 12 + 2}}) == "2026-03");
    CHECK(plain_text({Value::Period{PeriodKind::month, 2026 * 12 + 9}}) == "2026-10");
    CHECK(plain_text({Value::Period{PeriodKind::quarter, 2026 * 4}}) == "2026-Q1");
    CHECK(plain_text({Value::Period{PeriodKind::half_year, 2026 * 2 + 1}}) == "2026-H2");
    CHECK(plain_text({Value::Period{PeriodKind::year, 2026}}) == "2026");
}

TEST_CASE("each value tells its kind", "[program]") {
    CHECK(Value{Value::YesNo{}}.kind() == Kind::truth);
    CHECK(quantity("1", "", "").kind() == Kind::number);
    CHECK(Value{Value::Period{}}.kind() == Kind::number);
    CHECK(Value{Value::Text{"a"}}.kind() == Kind::text);
    CHECK(Value{Value::Row{3}}.kind() == Kind::record);
    CHECK(Value{Value::MadeSpan{}}.kind() == Kind::span);
    CHECK_FALSE(Value{Value::Text{"a"}} == Value{Value::Option{"a", ""}});
}

TEST_CASE("a sentence keeps its values until it is shown in a language", "[program]") {
    Sentence sentence("avrundat till ", "rounded to ");
    sentence += quantity("2.5", "kr", "kr");
    sentence += Phrase(" varje", " each");
    sentence += Phrase(" år", " year");
    CHECK(sentence.in(Language::swedish) == "avrundat till 2,50\u00a0kr varje år");
    CHECK(sentence.in(Language::english) == "rounded to 2.50\u00a0kr each year");
    REQUIRE(sentence.parts().size() == 3);
    CHECK(std::get<Value>(sentence.parts()[1]) == quantity("2.5", "kr", "kr"));

    CHECK(Sentence().empty());
    CHECK(Sentence("").empty());
    CHECK(Sentence("a") + "b" == Sentence("ab"));
    CHECK_FALSE(Sentence("2,50\u00a0kr", "2.50\u00a0kr") == Sentence(quantity("2.5", "kr", "kr")));
    Sentence twice("a ");
    twice += quantity("1", "", "");
    twice += twice;
    CHECK(twice.in(Language::english) == "a 1a 1");
}

TEST_CASE("a name with a member is written as documents write it", "[program]") {
    CHECK(IndexedName("inskriven").text() == "inskriven");
    CHECK(IndexedName("anslutna", "2025; Berg").text() == "anslutna för 2025; Berg");
    CHECK(IndexedName("a", "1") < IndexedName("a", "2"));
    CHECK_FALSE(IndexedName("a") == IndexedName("a", "1"));
}
