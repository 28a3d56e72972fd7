// Does the sums and tells the holidays that oracle.py sets and checks: one task a line on stdin, fields parted by tabs,
// one answer a line on stdout. A text that is refused answers "refused".

#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/value/holidays.hpp"
#include "interpreter/value/number.hpp"

namespace {

using klausul::Number;
using klausul::RoundTo;
using klausul::TieBreak;
using Fields = std::vector<std::string>;

Fields split(const std::string& line) {
    Fields fields(1);
    for (const char c : line) {
        if (c == '\t') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

Number number(const std::string& text) {
    const auto value = Number::from_plain(text);
    if (!value) throw std::runtime_error("not a number: " + text);
    return *value;
}

RoundTo direction(std::string_view name) {
    static const std::map<std::string_view, RoundTo> names = {{"nearest", RoundTo::nearest},
                                                              {"up", RoundTo::up},
                                                              {"down", RoundTo::down},
                                                              {"from_zero", RoundTo::from_zero},
                                                              {"to_zero", RoundTo::to_zero}};
    return names.at(name);
}

TieBreak tie_break(std::string_view name) { return name == "even" ? TieBreak::to_even : TieBreak::away_from_zero; }

Number combined(const Number& a, char sign, const Number& b) {
    switch (sign) {
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '*':
            return a * b;
        default:
            return a / b;
    }
}

/// a sign b sign c ...: from the left, without precedence, so that unreduced results meet each other.
std::string chain(const Fields& fields) {
    Number result = number(fields[1]);
    for (std::size_t i = 2; i + 1 < fields.size(); i += 2) {
        result = combined(result, fields[i][0], number(fields[i + 1]));
    }
    return result.plain();
}

/// Order, and whether equality and hash agree with it.
std::string compare(const Number& a, const Number& b) {
    const auto order = a <=> b;
    const bool sound = (a == b) == (order == 0) && (order != 0 || a.hash() == b.hash());
    return sound ? (order < 0 ? "-1" : order > 0 ? "1" : "0") : "unsound";
}

std::string about(const Number& a) {
    std::string text = std::to_string(a.sign());
    if (a.is_whole()) text += " whole";
    if (a.is_decimal()) text += " decimal";
    if (const auto word = a.to_int64()) text += ' ' + std::to_string(*word);
    return text + ' ' + a.floor().plain() + ' ' + (-a).plain();
}

std::string read(const std::optional<Number>& value) { return value ? value->plain() : "refused"; }

/// The holidays of a year that are no Sundays, and its eves, as MM-DD.
std::string holidays(int year) {
    std::string free;
    std::string eves;
    const klausul::Day last = klausul::to_day({year, 12, 31}).value();
    for (klausul::Day day = klausul::to_day({year, 1, 1}).value(); day <= last; day = day.next()) {
        const std::string name = ' ' + klausul::to_text(day).substr(5);
        if (klausul::weekday(day) != 7 && klausul::is_holiday(day).value()) free += name;
        if (klausul::weekday(day) == 7 && !klausul::is_holiday(day).value()) free += " no Sunday" + name;
        if (klausul::is_eve(day).value()) eves += name;
    }
    return "free" + free + " eves" + eves;
}

std::string answer(const Fields& f) {
    const std::string& task = f.at(0);
    if (task == "chain") return chain(f);
    if (task == "compare") return compare(number(f.at(1)), number(f.at(2)));
    if (task == "about") return about(number(f.at(1)));
    if (task == "round")
        return number(f.at(1)).rounded(number(f.at(2)), direction(f.at(3)), tie_break(f.at(4))).plain();
    if (task == "root") {
        return number(f.at(1)).square_root_rounded(number(f.at(2)), direction(f.at(3)), tie_break(f.at(4))).plain();
    }
    if (task == "swedish") return number(f.at(1)).swedish(std::stoi(f.at(2)), std::stoi(f.at(3)));
    if (task == "from_plain") return read(Number::from_plain(f.at(1)));
    if (task == "from_json") return read(Number::from_json(f.at(1)));
    if (task == "from_swedish") return read(Number::from_swedish(f.at(1)));
    if (task == "holidays") return holidays(std::stoi(f.at(1)));
    throw std::runtime_error("no such task: " + task);
}

}  // namespace

int main() try {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) std::cout << answer(split(line)) << '\n';
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
}
