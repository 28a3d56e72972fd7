#include "told.hpp"

#include <algorithm>
#include <sstream>

namespace klausul::differential {
namespace {

std::string all_joined(const std::set<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : "; ") + (one.empty() ? "-" : one);
    return text;
}

std::string words_of(const Alternatives& alternatives) {
    std::string text;
    for (const auto& [value, tags] : alternatives)
        text += (text.empty() ? "" : " | ") + value + " [" + all_joined(tags) + "]";
    return text;
}

bool one_of(const std::set<std::string>& named, const std::set<std::string>& possible) {
    return std::includes(possible.begin(), possible.end(), named.begin(), named.end()) &&
           named.empty() == possible.empty();
}

/// A conflict taken over shows the alternatives of the term it is named after.
bool same_alternatives(const Told& real, const Told& naive) {
    if (real.status != Status::conflict) return true;
    const std::string& origin = real.origins.empty() ? std::string() : *real.origins.begin();
    if (origin.empty()) return real.alternatives == naive.alternatives;
    const auto found = naive.origin_alternatives.find(origin);
    if (found == naive.origin_alternatives.end()) return false;
    if (real.whatever.empty()) return found->second.contains(real.alternatives);
    // Put together from all combinations: each of them must be possible.
    return std::all_of(real.alternatives.begin(), real.alternatives.end(), [&](const auto& each) {
        return std::all_of(each.second.begin(), each.second.end(), [&](const std::string& tag) {
            return std::any_of(found->second.begin(), found->second.end(), [&](const Alternatives& one) {
                const auto same = one.find(each.first);
                return same != one.end() && same->second.contains(tag);
            });
        });
    });
}

std::string parted(const Told& real, const Told& naive) {
    if (real.status != naive.status) return "status";
    if (real.value != naive.value) return "value";
    if (real.missing != naive.missing) return "missing";
    if (real.superset != naive.superset) return "superset";
    if (real.whatever != naive.whatever) return "whatever";
    if (real.spoke != naive.spoke) return "rules that spoke";
    if (!one_of(real.origins, naive.origins)) return "origin";
    if (!one_of(real.texts, naive.texts)) return "text";
    if (!one_of(real.problems, naive.problems)) return "problem";
    if (!same_alternatives(real, naive)) return "alternatives";
    return "";
}

}  // namespace

const char* word(Status status) {
    constexpr const char* words[] = {"decided", "undetermined", "referred", "gap", "not_in_force", "conflict", "error"};
    return words[static_cast<std::size_t>(status)];
}

std::string words_of(const Told& told) {
    std::string text = word(told.status);
    if (!told.value.empty()) text += " " + told.value;
    if (!told.spoke.empty()) text += " by [" + all_joined(told.spoke) + "]";
    if (!told.missing.empty()) text += " missing " + all_joined(told.missing) + (told.superset ? " or fewer" : "");
    if (!told.whatever.empty()) text += " whatever " + all_joined(told.whatever);
    if (!told.alternatives.empty()) text += " between " + words_of(told.alternatives);
    if (!told.origins.empty()) text += " from " + all_joined(told.origins);
    if (!told.texts.empty()) text += " text \"" + all_joined(told.texts) + "\"";
    if (!told.problems.empty()) text += " problem " + all_joined(told.problems);
    return text;
}

std::string difference(const Answers& real, const Answers& naive) {
    std::string text;
    for (const auto& [name, told] : real) {
        const auto other = naive.find(name);
        const std::string what = other == naive.end() ? "only the library has it" : parted(told, other->second);
        if (what.empty()) continue;
        text += name + ": " + what + "\n  library: " + words_of(told) + "\n";
        if (other != naive.end()) text += "  naive:   " + words_of(other->second) + "\n";
    }
    for (const auto& [name, told] : naive) {
        if (!real.contains(name)) text += name + ": only the naive one has it: " + words_of(told) + "\n";
    }
    return text;
}

std::string text_of(const TestCase& facts) {
    std::string text = "den " + facts.date + "\n";
    for (const auto& [reading, option] : facts.readings) text += "tolkning " + reading + " = " + option + "\n";
    for (const auto& [list, size] : facts.lists) text += "lista " + list + " = " + std::to_string(size) + "\n";
    for (const Stated& one : facts.facts) {
        const std::string value = one.state == Stated::State::value            ? one.value
                                  : one.state == Stated::State::unknown        ? "okänt"
                                  : one.state == Stated::State::not_applicable ? "ej tillämpligt"
                                                                               : "saknas";
        text += one.path() + " = " + value + "\n";
    }
    for (const Stated& one : facts.supposed) text += "antag " + one.path() + " = " + one.value + "\n";
    if (facts.in_force) text += "antag avtalet i kraft\n";
    if (facts.regardless_of_term) text += "oavsett avtalstid\n";
    if (!facts.notice_given.empty()) text += "uppsagt " + facts.notice_given + "\n";
    if (!facts.signed_on.empty()) text += "undertecknat " + facts.signed_on + "\n";
    return text;
}

TestCase case_of(const std::string& text) {
    TestCase facts;
    std::istringstream lines(text);
    std::string line;
    const auto without = [](const std::string& whole, const std::string& head) { return whole.substr(head.size()); };
    while (std::getline(lines, line)) {
        if (line.starts_with("den ")) facts.date = without(line, "den ");
        facts.in_force = facts.in_force || line == "antag avtalet i kraft";
        facts.regardless_of_term = facts.regardless_of_term || line == "oavsett avtalstid";
        if (line.starts_with("uppsagt ")) facts.notice_given = without(line, "uppsagt ");
        if (line.starts_with("undertecknat ")) facts.signed_on = without(line, "undertecknat ");
        const std::size_t equals = line.find(" = ");
        if (equals == std::string::npos) continue;
        const bool supposed = line.starts_with("antag ");
        const std::string name = supposed ? without(line.substr(0, equals), "antag ") : line.substr(0, equals);
        const std::string value = line.substr(equals + 3);
        if (name.starts_with("tolkning ")) {
            facts.readings[without(name, "tolkning ")] = value;
        } else if (name.starts_with("lista ")) {
            facts.lists[without(name, "lista ")] = static_cast<std::size_t>(std::stoul(value));
        } else {
            Stated one;
            const std::size_t member = name.find(" för ");
            one.fact = name.substr(0, member);
            if (member != std::string::npos) one.member = name.substr(member + std::string(" för ").size());
            one.state = value == "okänt"            ? Stated::State::unknown
                        : value == "saknas"         ? Stated::State::absent
                        : value == "ej tillämpligt" ? Stated::State::not_applicable
                                                    : Stated::State::value;
            if (one.state == Stated::State::value) one.value = value;
            (supposed ? facts.supposed : facts.facts).push_back(one);
        }
    }
    return facts;
}

}  // namespace klausul::differential
