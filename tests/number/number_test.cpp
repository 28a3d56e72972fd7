#include "interpreter/value/number.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <thread>
#include <vector>
#include "tests/catch.hpp"

using klausul::Number;
using klausul::NumberLimits;
using klausul::RoundTo;
using klausul::TieBreak;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

Number number(const std::string& text) {
    const auto value = Number::from_plain(text);
    REQUIRE(value.has_value());
    return *value;
}

std::string swedish_to_plain(const std::string& text) {
    const auto value = Number::from_swedish(text);
    return value ? value->plain() : "refused";
}

std::string json_to_plain(const std::string& text) {
    const auto value = Number::from_json(text);
    return value ? value->plain() : "refused";
}

std::string rounded(const std::string& text, RoundTo to, TieBreak ties = TieBreak::away_from_zero) {
    return number(text).rounded(1, to, ties).plain();
}

}  // namespace

TEST_CASE("thirds, decimals and percents are exact", "[number]") {
    CHECK((Number(1) / 3 + Number(1) / 3 + Number(1) / 3) == Number(1));
    CHECK(number("0.1") + number("0.2") == number("0.3"));
    CHECK((Number(3735428) * number("1.042")).plain() == "3892315.976");
    CHECK((number("47.18") / 100).plain() == "0.4718");
    CHECK(Number(1) / 3 != number("0.33"));
}

TEST_CASE("arithmetic does not wrap at the edges of a machine word", "[number]") {
    CHECK((Number(largest) + 1).plain() == "9223372036854775808");
    CHECK((Number(smallest) - 1).plain() == "-9223372036854775809");
    CHECK((-Number(smallest)).plain() == "9223372036854775808");
    CHECK((Number(smallest) * -1).plain() == "9223372036854775808");
    CHECK((Number(smallest) / -1).plain() == "9223372036854775808");
    CHECK((Number(smallest) * smallest).plain() == "85070591730234615865843651857942052864");
    CHECK((Number(1) / Number(smallest)) * Number(smallest) == Number(1));
    CHECK(Number::ratio(smallest, smallest) == Number(1));
    CHECK(Number::ratio(1, smallest).sign() == -1);
    CHECK(Number::ratio(smallest, -1).plain() == "9223372036854775808");
}

TEST_CASE("a result that fits a machine word again is small again", "[number]") {
    const Number big = Number(largest) + 1;
    CHECK_FALSE(big.to_int64().has_value());
    CHECK((big - 1).to_int64() == largest);
    CHECK((-big).to_int64() == smallest);
    CHECK((big / big).to_int64() == 1);
}

TEST_CASE("a number added to itself by += and assigned to itself stays whole", "[number]") {
    Number value = Number(largest) + 1;
    value += value;
    CHECK(value.plain() == "18446744073709551616");
    const Number& same = value;
    value = same;
    CHECK(value.plain() == "18446744073709551616");
    value -= same;
    CHECK(value.is_zero());
}

TEST_CASE("a moved-from number can be used again", "[number]") {
    Number from = Number(largest) + 1;
    const Number to = std::move(from);
    from = 5;
    CHECK(from == Number(5));
    CHECK(to.plain() == "9223372036854775808");
}

TEST_CASE("equal values are equal, hash alike and print alike however they came about", "[number]") {
    const Number half = Number(1) / 2;
    const Number same = Number::ratio(500, 1000);
    CHECK(half == same);
    CHECK(half.hash() == same.hash());
    CHECK(same.plain() == "0.5");
    CHECK(Number::ratio(60, 60).is_whole());
    CHECK(Number::ratio(120, 60).to_int64() == 2);
    CHECK(Number::ratio(120, 60).hash() == Number(2).hash());
}

TEST_CASE("order is that of the values", "[number]") {
    CHECK(Number(1) / 3 < number("0.34"));
    CHECK(Number(-1) / 3 > number("-0.34"));
    CHECK(Number(largest) < Number(largest) + 1);
    CHECK(Number(smallest) > Number(smallest) - 1);
    CHECK(Number::ratio(largest, largest - 1) < Number::ratio(largest - 1, largest - 2));
}

TEST_CASE("division by zero is invalid and stays so", "[number]") {
    const Number none = Number(1) / 0;
    CHECK_FALSE(none.valid());
    CHECK_FALSE((none + 1).valid());
    CHECK_FALSE((Number(1) - none).valid());
    CHECK_FALSE((none * 0).valid());
    CHECK_FALSE((Number(0) / none).valid());
    CHECK_FALSE((-none).valid());
    CHECK_FALSE(none.rounded(1, RoundTo::nearest).valid());
    CHECK_FALSE((Number(largest) * largest / Number(0)).valid());
    CHECK_FALSE(Number::ratio(1, 0).valid());
    CHECK(none.plain() == "invalid");
}

TEST_CASE("a result may have 16384 bits and not one more", "[number]") {
    Number power = 2;  // 2^(2^n)
    for (int i = 0; i < 13; ++i) power = power * power;
    CHECK(power.valid());  // 2^8192
    const Number half_limit = power / 2;
    CHECK((half_limit * power).valid());                             // 2^16383 has 16384 bits
    CHECK((half_limit * power + (half_limit * power - 1)).valid());  // 2^16384 - 1
    CHECK_FALSE((power * power).valid());
    CHECK((Number(1) / (half_limit * power)).valid());
    CHECK_FALSE((Number(1) / power / power).valid());
}

TEST_CASE("a number at the limit prints all its digits", "[number]") {
    Number power = 1;
    for (int i = 0; i < 273; ++i) power = power * Number(std::int64_t{1} << 60);
    CHECK(power.plain().size() == 4931);  // 2^16380
    CHECK((Number(1) / power).plain().size() == 16380 + 2);
}

TEST_CASE("the five directions of rounding", "[number]") {
    CHECK(rounded("2.4", RoundTo::nearest) == "2");
    CHECK(rounded("-2.6", RoundTo::nearest) == "-3");
    CHECK(rounded("2.1", RoundTo::up) == "3");
    CHECK(rounded("-2.1", RoundTo::up) == "-2");
    CHECK(rounded("2.9", RoundTo::down) == "2");
    CHECK(rounded("-2.1", RoundTo::down) == "-3");
    CHECK(rounded("2.1", RoundTo::from_zero) == "3");
    CHECK(rounded("-2.1", RoundTo::from_zero) == "-3");
    CHECK(rounded("2.9", RoundTo::to_zero) == "2");
    CHECK(rounded("-2.9", RoundTo::to_zero) == "-2");
    for (const RoundTo to : {RoundTo::nearest, RoundTo::up, RoundTo::down, RoundTo::from_zero, RoundTo::to_zero}) {
        CHECK(rounded("-7", to) == "-7");
        CHECK(rounded("9223372036854775808", to) == "9223372036854775808");
    }
}

TEST_CASE("halves go away from zero or to the even neighbour", "[number]") {
    CHECK(rounded("2.5", RoundTo::nearest) == "3");
    CHECK(rounded("-2.5", RoundTo::nearest) == "-3");
    CHECK(rounded("-0.5", RoundTo::nearest) == "-1");
    CHECK(rounded("2.5", RoundTo::nearest, TieBreak::to_even) == "2");
    CHECK(rounded("3.5", RoundTo::nearest, TieBreak::to_even) == "4");
    CHECK(rounded("-2.5", RoundTo::nearest, TieBreak::to_even) == "-2");
    CHECK(rounded("-0.5", RoundTo::nearest, TieBreak::to_even) == "0");
    CHECK(number("0.125").rounded(number("0.01"), RoundTo::nearest).plain() == "0.13");
    CHECK(number("0.125").rounded(number("0.01"), RoundTo::nearest, TieBreak::to_even).plain() == "0.12");
}

TEST_CASE("steps of any size round, and only steps above zero", "[number]") {
    CHECK(number("149").rounded(100, RoundTo::down).plain() == "100");
    CHECK(number("-149").rounded(100, RoundTo::up).plain() == "-100");
    CHECK(number("1").rounded(Number(1) / 3, RoundTo::down).plain() == "1");
    CHECK(number("0.5").rounded(Number(1) / 3, RoundTo::nearest).plain() == "2/3");
    CHECK_FALSE(number("1").rounded(0, RoundTo::down).valid());
    CHECK_FALSE(number("1").rounded(-1, RoundTo::down).valid());
}

TEST_CASE("rounding a big negative number up keeps its sign where the lowest word becomes zero", "[number]") {
    CHECK(number("-18446744073709551616.5").rounded(1, RoundTo::up).plain() == "-18446744073709551616");
    CHECK(number("-18446744073709551616.5").rounded(1, RoundTo::down).plain() == "-18446744073709551617");
}

TEST_CASE("square roots are rounded exactly", "[number]") {
    CHECK(Number(2).square_root_rounded(number("0.01"), RoundTo::nearest).plain() == "1.41");
    CHECK(Number(2).square_root_rounded(number("0.01"), RoundTo::up).plain() == "1.42");
    CHECK(Number(144).square_root_rounded(1, RoundTo::up).plain() == "12");
    CHECK(number("6.25").square_root_rounded(1, RoundTo::nearest).plain() == "3");
    CHECK(number("6.25").square_root_rounded(1, RoundTo::nearest, TieBreak::to_even).plain() == "2");
    CHECK(Number(0).square_root_rounded(1, RoundTo::up).is_zero());
    CHECK_FALSE(Number(-1).square_root_rounded(1, RoundTo::up).valid());
}

TEST_CASE("the machine form", "[number]") {
    CHECK(Number(-5).plain() == "-5");
    CHECK((Number(-1) / 8).plain() == "-0.125");
    CHECK((Number(2) / 6).plain() == "1/3");
    CHECK((Number(-2) / 6).plain() == "-1/3");
    CHECK(number("0.0100").plain() == "0.01");
    CHECK_FALSE((Number(1) / 3).is_decimal());
    CHECK(Number::ratio(3, 6).is_decimal());
}

TEST_CASE("texts at the edges of a machine word", "[number]") {
    CHECK(Number(INT64_MIN).plain() == "-9223372036854775808");
    CHECK(Number(INT64_MIN).swedish() == "\u22129\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808");
    CHECK((Number(INT64_MAX) / 10).plain() == "922337203685477580.7");
    CHECK((Number(INT64_MAX) / 1024).plain() == "9007199254740991.9990234375");
    CHECK(Number::ratio(1, 524288).plain() == "0.0000019073486328125");
    CHECK(Number::ratio(1, 1048576).plain() == "0.00000095367431640625");
    CHECK(Number::ratio(-3, 6000000000).plain() == "-0.0000000005");
    CHECK(Number::ratio(3, 1048576).swedish(0, 6) == "0,000002\u2026");
    CHECK(Number::ratio(1, 1LL << 62).is_decimal());
    CHECK_FALSE(Number::ratio(1, 3LL << 60).is_decimal());
    CHECK(Number::ratio(-6, 4).hash() == Number::ratio(-3, 2).hash());
}

TEST_CASE("the Swedish form has blanks, a comma and a minus sign", "[number]") {
    CHECK(Number(999).swedish() == "999");
    CHECK(Number(1000).swedish() == "1\u00A0000");
    CHECK(Number(3735428).swedish() == "3\u00A0735\u00A0428");
    CHECK(number("-1234.5").swedish() == "\u22121\u00A0234,5");
    CHECK(number("195967.2").swedish(2) == "195\u00A0967,20");
    CHECK(Number(100).swedish(2) == "100,00");
    CHECK((Number(1) / 3).swedish(0, 4) == "0,3333\u2026");
    CHECK(number("1.2345").swedish(0, 2) == "1,23\u2026");
    CHECK(number("1.2345").swedish(0, 0) == "1\u2026");
    CHECK(number("-0.001").swedish(0, 2) == "\u22120,00\u2026");
}

TEST_CASE("Swedish numbers are read as people write and paste them", "[number]") {
    CHECK(swedish_to_plain("3 735 428") == "3735428");
    CHECK(swedish_to_plain("3\u00A0735\u202F428") == "3735428");
    CHECK(swedish_to_plain("25\u2009940,50") == "25940.5");
    CHECK(swedish_to_plain("3735428") == "3735428");
    CHECK(swedish_to_plain("47,18") == "47.18");
    CHECK(swedish_to_plain("47.18") == "47.18");
    CHECK(swedish_to_plain("\u22125") == "-5");
    CHECK(swedish_to_plain("\u20135") == "-5");
    CHECK(swedish_to_plain("25,940") == "25.94");
    CHECK(swedish_to_plain("0.125") == "0.125");
    CHECK(swedish_to_plain("1234.567") == "1234.567");
    CHECK(swedish_to_plain("010") == "10");
}

TEST_CASE("Swedish numbers that are no numbers or could be two are refused", "[number]") {
    for (const char* text :
         {"",      "-",  " 5", "5 ", "25.940", "-1.123", "3 735 42", "3735 428", "1  000", "1,123.50",
          "1,5,5", "1,", ",5", "+5", "1e3",    "1/3",    "5 kr",     "- 5",      "1 000 ", "1.000.000"}) {
        CAPTURE(text);
        CHECK(swedish_to_plain(text) == "refused");
    }
}

TEST_CASE("the machine form is read strictly, and never as octal", "[number]") {
    CHECK(number("010").plain() == "10");
    CHECK(number("000000000000000000000000000010").plain() == "10");
    CHECK(number("-0").is_zero());
    CHECK(number("-6/4").plain() == "-1.5");
    for (const char* text : {"",   "-",    ".5",    "5.",    "1.5.5", "+1", "--1", "1e3",  "1/0", "1/",
                             "/2", "1/-2", "1/2/3", "1/2.5", " 1",    "1 ", "1,5", "0x10", "inf", "nan"}) {
        CAPTURE(text);
        CHECK_FALSE(Number::from_plain(text).has_value());
    }
}

TEST_CASE("JSON numbers are read exactly from their spelling", "[number]") {
    CHECK(json_to_plain("170") == "170");
    CHECK(json_to_plain("-1.5") == "-1.5");
    CHECK(json_to_plain("1.2e3") == "1200");
    CHECK(json_to_plain("1.25E-3") == "0.00125");
    CHECK(json_to_plain("12345e-2") == "123.45");
    CHECK(json_to_plain("1e+2") == "100");
    CHECK(json_to_plain("0.1") == "0.1");
    CHECK(json_to_plain("12345678901234567890.123456789") == "12345678901234567890.123456789");
    for (const char* text :
         {"", "01", "1.", ".1", "+1", "1e", "1e+", "1e1.5", "-", "1/3", "1 ", "NaN", "1e999999999"}) {
        CAPTURE(text);
        CHECK(json_to_plain(text) == "refused");
    }
}

TEST_CASE("a thousand digits are read and one more is refused", "[number]") {
    const std::string most(NumberLimits::digits_in_text, '7');
    CHECK(Number::from_plain(most)->plain() == most);
    CHECK(Number::from_swedish(most)->plain() == most);
    CHECK(Number::from_json(most)->plain() == most);
    CHECK_FALSE(Number::from_plain(most + "7").has_value());
    CHECK_FALSE(Number::from_plain(most + ".7").has_value());
    CHECK_FALSE(Number::from_plain("1/" + most).has_value());
    CHECK_FALSE(Number::from_swedish(most + "7").has_value());
    CHECK_FALSE(Number::from_json(most + "7").has_value());
}

TEST_CASE("an exponent may make a thousand digits and not one more", "[number]") {
    CHECK(json_to_plain("1e999") == "1" + std::string(999, '0'));
    CHECK(json_to_plain("1e1000") == "refused");
    CHECK(json_to_plain("1e-1000") == "0." + std::string(999, '0') + "1");
    CHECK(json_to_plain("1e-1001") == "refused");
    CHECK(json_to_plain("0.1e-1000") == "refused");
    CHECK(json_to_plain("1e-99999999999999999999") == "refused");
}

TEST_CASE("threads may copy the same big number", "[number]") {
    const Number shared = Number(largest) * largest;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([shared] {
            for (int round = 0; round < 10000; ++round) {
                Number copy = shared;
                copy = copy + 1;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(shared.plain() == "85070591730234615847396907784232501249");
}
