#include "blocks.hpp"

#include <algorithm>
#include <sstream>

namespace klausul::differential {
namespace {

void write(const std::vector<Block>& blocks, std::size_t depth, std::string& text) {
    for (const Block& block : blocks) {
        text += std::string(depth * 2, ' ') + block.line + "\n";
        write(block.under, depth + 1, text);
    }
}

constexpr std::string_view new_document = "### ";

/// The blocks from one place to another in some order, and what stands in clauses.
void shuffle(std::vector<Block>& blocks, std::size_t from, std::size_t to, Random& random) {
    for (std::size_t i = to; i > from + 1; --i) std::swap(blocks[i - 1], blocks[from + random.below(i - from)]);
    for (Block& block : blocks) {
        if (block.line.starts_with("§ ") && !block.under.empty()) shuffle(block.under, 0, block.under.size(), random);
    }
}

}  // namespace

std::vector<Block> blocks_of(const std::string& text) {
    std::vector<Block> blocks;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t indentation = line.find_first_not_of(' ');
        const bool comment = line.starts_with("#") && !line.starts_with(new_document);
        if (indentation == std::string::npos || comment) continue;
        std::vector<Block>* into = &blocks;
        for (std::size_t depth = indentation / 2; depth > 0 && !into->empty(); --depth) into = &into->back().under;
        into->push_back({line.substr(indentation), {}});
    }
    return blocks;
}

Texts texts_of(const std::string& whole) {
    Texts texts;
    std::string* into = &texts.main;
    std::istringstream lines(whole);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(new_document)) {
            into = &texts.modules[line.substr(new_document.size())];
        } else {
            *into += line + "\n";
        }
    }
    return texts;
}

std::string text_of(const std::vector<Block>& blocks) {
    std::string text;
    write(blocks, 0, text);
    return text;
}

std::string reordered(const std::string& text, Random& random) {
    std::vector<Block> blocks = blocks_of(text);
    std::size_t begin = 1;  // behind the header
    for (std::size_t end = 1; end <= blocks.size(); ++end) {
        if (end < blocks.size() && !blocks[end].line.starts_with(new_document)) continue;
        shuffle(blocks, begin, end, random);
        begin = end + 2;
    }
    return text_of(blocks);
}

std::string split(const std::string& text) {
    std::vector<Block> main;
    std::vector<Block> module{{std::string(new_document) + "grund", {}}, {"modul grund \"Grund\"", {}}};
    bool in_main = true;
    for (Block& block : blocks_of(text)) {
        in_main = in_main && !block.line.starts_with(new_document);
        const bool declares = in_main && (block.line.starts_with("typ ") || block.line.starts_with("part ") ||
                                          block.line.starts_with("uppgift ") || block.line.starts_with("index ") ||
                                          block.line.starts_with("tolkning "));
        (declares ? module : main).push_back(std::move(block));
    }
    main.insert(main.begin() + 1, {"använd grund", {}});
    return text_of(main) + text_of(module);
}

}  // namespace klausul::differential
