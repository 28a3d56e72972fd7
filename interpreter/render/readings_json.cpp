#include "interpreter/render/outcome_json.hpp"
#include "interpreter/render/readings_text.hpp"

namespace klausul {

void write_readings(JsonWriter& json, const std::vector<ReadingComparison>& readings, const std::string& document,
                    Language language) {
    json.key("readings").begin_array();
    for (const ReadingComparison& reading : readings) {
        json.begin_object().member("name", reading.name).member("question", reading.question);
        json.member("tags", reading.tags).member("default", reading.options.at(reading.default_option).name);
        if (reading.taken != reading.default_option) json.member("taken", reading.options.at(reading.taken).name);
        if (!reading.given.empty()) {
            json.key("given").begin_object(JsonWriter::Layout::one_line);
            for (const auto& [name, option] : reading.given) json.member(name, option);
            json.end_object();
        }
        json.key("options").begin_array();
        for (const ReadingComparison::Option& option : reading.options) {
            json.begin_object().member("name", option.name).member("label", option.label);
            write_answers(json, option.answers, document, language);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

}  // namespace klausul
