#include "interpreter/render/kind_words.hpp"

namespace klausul {

std::string type_words(const Program& program, const Type& type, Language language) {
    if (type.kind == Kind::number && !type.unit.bare()) return program.units.text(type.unit);
    if (type.kind == Kind::number && type.whole) return std::string(whole_number_words().called.in(language));
    if (type.kind == Kind::option) {
        std::string options;
        if (type.enumeration == none) return options;
        for (const NamedOption& option : program.enumerations[*type.enumeration].options)
            options += (options.empty() ? "" : " / ") + option.name;
        return options;
    }
    return std::string(kind_words(type.kind).called.in(language));
}

std::string_view example_of(Kind kind, Language language) { return kind_words(kind).example.in(language); }

}  // namespace klausul
