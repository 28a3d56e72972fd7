#include "shrink.hpp"

#include "blocks.hpp"

namespace klausul::differential {
namespace {

constexpr int most_rounds = 20;

/// Calls `visit` with each list of blocks and a place in it; true as soon as one call is.
bool some_block(std::vector<Block>& blocks, const std::function<bool(std::vector<Block>&, std::size_t)>& visit) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (visit(blocks, i) || (i < blocks.size() && some_block(blocks[i].under, visit))) return true;
    }
    return false;
}

bool drop_blocks(std::string& text, const TestCase& facts, const Fails& fails) {
    std::vector<Block> all = blocks_of(text);
    return some_block(all, [&](std::vector<Block>& blocks, std::size_t place) {
        const Block kept = blocks[place];
        const auto at = [&] { return blocks.begin() + static_cast<std::ptrdiff_t>(place); };
        blocks.erase(at());
        if (std::string shorter = text_of(all); fails(shorter, facts)) {
            text = std::move(shorter);
            return true;
        }
        blocks.insert(at(), kept);
        return false;
    });
}

/// The line with a tail cut off before its tag, or with one bracketed part replaced by something short.
std::vector<std::string> shorter_lines(const std::string& line) {
    std::vector<std::string> all;
    const std::size_t tag = std::min(line.rfind(" ["), line.size());
    for (const char* word : {" om ", " från och med ", " till och med ", " där ", " avrundat "}) {
        for (std::size_t at = line.find(word); at < tag; at = line.find(word, at + 1))
            all.push_back(line.substr(0, at) + line.substr(tag));
    }
    for (std::size_t open = line.find('('); open != std::string::npos; open = line.find('(', open + 1)) {
        int depth = 0;
        std::size_t close = open;
        do {
            depth += line[close] == '(' ? 1 : line[close] == ')' ? -1 : 0;
            ++close;
        } while (depth > 0 && close < line.size());
        for (const char* part : {"b1", "ja", "nej", "1 kr", "k1", "1", "n1", "1 timme", "d1", "o1", "p1"})
            all.push_back(line.substr(0, open) + part + line.substr(close));
        const std::string inside = line.substr(open + 1, close - open - 2);
        for (const char* word : {" och ", " eller ", " + ", " - ", " * ", " / ", " avrundat ", " där "}) {
            if (const std::size_t at = inside.find(word); at != std::string::npos)
                all.push_back(line.substr(0, open) + inside.substr(0, at) + line.substr(close));
        }
        all.push_back(line.substr(0, open) + inside + line.substr(close));
    }
    return all;
}

bool shorten_lines(std::string& text, const TestCase& facts, const Fails& fails) {
    std::vector<Block> all = blocks_of(text);
    return some_block(all, [&](std::vector<Block>& blocks, std::size_t place) {
        const std::string kept = blocks[place].line;
        for (const std::string& line : shorter_lines(kept)) {
            if (line.size() >= kept.size()) continue;
            blocks[place].line = line;
            if (std::string shorter = text_of(all); fails(shorter, facts)) {
                text = std::move(shorter);
                return true;
            }
        }
        blocks[place].line = kept;
        return false;
    });
}

bool drop_facts(const std::string& text, TestCase& facts, const Fails& fails) {
    bool dropped = false;
    for (std::size_t i = facts.facts.size(); i-- > 0;) {
        TestCase fewer = facts;
        fewer.facts.erase(fewer.facts.begin() + static_cast<std::ptrdiff_t>(i));
        if (!fails(text, fewer)) continue;
        facts = std::move(fewer);
        dropped = true;
    }
    for (std::size_t i = facts.supposed.size(); i-- > 0;) {
        TestCase fewer = facts;
        fewer.supposed.erase(fewer.supposed.begin() + static_cast<std::ptrdiff_t>(i));
        if (!fails(text, fewer)) continue;
        facts = std::move(fewer);
        dropped = true;
    }
    const auto drop = [&](auto part) {
        TestCase fewer = facts;
        fewer.*part = {};
        if (fewer.*part == facts.*part || !fails(text, fewer)) return;
        facts = std::move(fewer);
        dropped = true;
    };
    drop(&TestCase::in_force);
    drop(&TestCase::regardless_of_term);
    drop(&TestCase::notice_given);
    drop(&TestCase::signed_on);
    const std::map<std::string, std::string> readings = facts.readings;
    for (const auto& [name, option] : readings) {
        TestCase fewer = facts;
        fewer.readings.erase(name);
        if (!fails(text, fewer)) continue;
        facts = std::move(fewer);
        dropped = true;
    }
    return dropped;
}

}  // namespace

void shrink(std::string& text, TestCase& facts, const Fails& still_fails) {
    // A case may state what a smaller text no longer knows.
    const Fails fails = [&](const std::string& each, const TestCase& under) {
        try {
            return still_fails(each, under);
        } catch (const std::exception&) {
            return false;
        }
    };
    bool smaller = true;
    for (int round = 0; smaller && round < most_rounds; ++round) {
        smaller = drop_facts(text, facts, fails);
        while (drop_blocks(text, facts, fails)) smaller = true;
        while (shorten_lines(text, facts, fails)) smaller = true;
    }
}

}  // namespace klausul::differential
