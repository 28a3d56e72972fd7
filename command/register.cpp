#include "command/register.hpp"

#include <filesystem>
#include <vector>

#include "command/files.hpp"

namespace klausul {
namespace {

constexpr std::string_view header_of_register = "id;kind;document;encoded;text;heading;number;sentence";

std::vector<std::string> cells_of_row(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(';', at), line.size());
        cells.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

Phrase not_a_row(std::size_t line) {
    const std::string number = std::to_string(line);
    return {"rad " + number + " har inte registrets åtta kolumner; den första raden ska vara `" +
                std::string(header_of_register) + "`",
            "line " + number + " does not have the eight columns of a register; the first line must be `" +
                std::string(header_of_register) + "`"};
}

}  // namespace

Register read_register(std::string_view text) {
    Register found;
    std::size_t line = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.ends_with('\r')) row.remove_suffix(1);
        ++line;
        if (row.empty()) continue;
        const std::vector<std::string> cells = cells_of_row(row);
        const bool is_right = line == 1 ? row == header_of_register : cells.size() == 8;
        if (!is_right) {
            found.problem = not_a_row(line);
            return found;
        }
        if (line > 1) found.sentences[cells[0]] = {cells[4], cells[5], cells[6], cells[7]};
    }
    return found;
}

Register find_register(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code failed;
    fs::path folder = fs::absolute(path, failed);
    if (failed) return {};
    if (!fs::is_directory(folder, failed)) folder = folder.parent_path();
    for (;; folder = folder.parent_path()) {
        const fs::path file = folder / "register.csv";
        if (fs::is_regular_file(file, failed)) {
            const FileText read = read_file(file.string());
            Register found = read.text ? read_register(*read.text) : Register{"", {}, read.problem};
            found.path = file.lexically_proximate(fs::current_path(failed)).generic_string();
            return found;
        }
        if (folder == folder.parent_path()) return {};
    }
}

}  // namespace klausul
