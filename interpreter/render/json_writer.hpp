#pragma once

// Writes JSON in one fixed form: members in the order given, two blanks per level, small objects on one line. The same
// calls give the same bytes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace klausul {

class JsonWriter {
public:
    /// How a container is laid out; whatever stands inside one on a line stands on that line too.
    enum class Layout : unsigned char { lines, one_line };

    /// `outermost` = one_line writes everything on a single line.
    explicit JsonWriter(Layout outermost = Layout::lines) : outermost_(outermost) {}

    JsonWriter& begin_object(Layout layout = Layout::lines) { return begin('{', '}', layout); }
    JsonWriter& end_object() { return end(); }
    JsonWriter& begin_array(Layout layout = Layout::lines) { return begin('[', ']', layout); }
    JsonWriter& end_array() { return end(); }

    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& truth(bool value);
    JsonWriter& number(std::size_t value);
    JsonWriter& null();

    // The commonest members in one call.
    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter& member(std::string_view name, const std::vector<std::string>& texts);
    JsonWriter& member_number(std::string_view name, std::size_t value) { return key(name).number(value); }
    JsonWriter& member_truth(std::string_view name, bool value) { return key(name).truth(value); }

    /// The text so far; the writer is empty afterwards. In layout `lines` it ends in a line end.
    [[nodiscard]] std::string take();

private:
    struct Level {
        char close = '}';
        Layout layout = Layout::lines;
        bool empty = true;
    };
    JsonWriter& begin(char open, char close, Layout layout);
    JsonWriter& end();
    void before_value();
    void separate(Level& level);
    void indent();
    void quote(std::string_view value);

    std::string out_;
    std::vector<Level> levels_;
    Layout outermost_;
    bool after_key_ = false;
};

}  // namespace klausul
