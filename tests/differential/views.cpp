#include "views.hpp"

#include <algorithm>
#include <optional>

#include "grammar/parse.hpp"

namespace klausul::differential {

// ---- the naive evaluator -------------------------------------------------------------------------------------------

namespace {

std::vector<std::string> used_by(const syntax::Document& document) {
    std::vector<std::string> names;
    for (const syntax::BodyItem& item : document.items) {
        const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
        const auto* use = declaration == nullptr ? nullptr : std::get_if<syntax::Import>(&(*declaration)->node);
        if (use != nullptr) names.push_back(use->module.text);
    }
    return names;
}

}  // namespace

Second::Second(const Texts& texts) {
    std::vector<Diagnostic> problems;
    const auto read = [&](const std::string& text) {
        const Source source("prov.klausul", text, 0, problems);
        documents_.push_back(std::move(parse(source).document));
    };
    read(texts.main);
    // Of the modules those that are used, also by one another.
    std::set<std::string> met;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        for (const std::string& name : used_by(documents_[i])) {
            const auto text = texts.modules.find(name);
            if (text != texts.modules.end() && met.insert(name).second) read(text->second);
        }
    }
    std::vector<const syntax::Document*> all;
    for (const syntax::Document& document : documents_) all.push_back(&document);
    program_ = std::make_unique<NaiveProgram>(all);
    naive_ = std::make_unique<Naive>(*program_);
}

std::string compare(Library& library, Second& second, const TestCase& facts) {
    return difference(library.answers(facts), second.answers(facts));
}

// ---- completions ---------------------------------------------------------------------------------------------------

bool asks_what_is_unknown(const std::string& text) {
    // What is put together over the periods that are given changes when more of them are.
    const auto occurs = [&](const std::string& words) { return text.find(words) != std::string::npos; };
    for (const char* kind : {"summa ", "medel ", "lägsta ", "högsta "}) {
        for (const char* fact : {"km)", "nk)", "år_n)"})
            if (occurs(std::string(kind) + fact)) return true;
    }
    return occurs("är okänt");
}

namespace {

/// Whether what was said with less known may become what is said with more.
/// `in_part`: `more` has facts missing too.
bool may_become(const Told& less, const Told& more, bool in_part) {
    if (less.status == Status::undetermined) return true;
    if (less.status == Status::decided) return more.status == Status::decided && more.value == less.value;
    const bool own = less.origins.contains("") && less.status != Status::error;
    // What only trying out has settled is not tried out where a rule that speaks cannot be computed.
    const bool settled_later = in_part && !less.whatever.empty() && !more.origins.contains("");
    if (own) return more.status == less.status || settled_later;
    // What some rule cannot compute stays so, but a worse status or two other rules in conflict may come up beside it.
    return more.status >= less.status || more.status == Status::conflict;
}

struct Open {
    Stated place;
    std::vector<std::string> values;
};

/// As missing facts are named.
std::string name_of(const Open& open) {
    const bool of_record =
        open.place.fact == "klar" || open.place.fact == "slag" || open.place.fact == "tid" || open.place.fact == "pris";
    return of_record ? open.place.fact + " för rader " + open.place.member : open.place.path();
}

/// The places of facts that are not given and follow from no others.
std::vector<Open> all_open_places(const Schema& schema, const TestCase& facts) {
    std::vector<Open> open;
    const auto add = [&](const Named& fact, const std::string& member) {
        const auto here = [&](const Stated& one) { return one.fact == fact.name && one.member == member; };
        const auto found = std::find_if(facts.facts.begin(), facts.facts.end(), here);
        if (found != facts.facts.end() && found->state != Stated::State::unknown) return;
        std::vector<std::string> values = values_of(fact);
        if (fact.optional || fact.may_be_not_applicable) values.emplace_back();
        open.push_back({{fact.name, member, Stated::State::value, ""}, std::move(values)});
    };
    for (const Named& fact : schema.facts) {
        if (fact.derived) continue;
        if (fact.per.empty()) add(fact, "");
        for (const std::string& period : periods_of(fact.per)) add(fact, period);
        if (fact.per == "ort") {
            for (const std::string& option : options_of_ort) add(fact, option);
        }
        const auto list = facts.lists.find(fact.per);
        for (std::size_t row = 1; list != facts.lists.end() && row <= list->second; ++row)
            add(fact, std::to_string(row));
    }
    for (const DrawnSeries& series : schema.series) {
        for (const std::string& period : series.periods) {
            const auto here = [&](const Stated& one) { return one.fact == series.name && one.member == period; };
            const auto found = std::find_if(facts.facts.begin(), facts.facts.end(), here);
            const bool stated = found != facts.facts.end() && found->state != Stated::State::unknown;
            if (stated || series.settled.contains(period)) continue;
            open.push_back({{series.name, period, Stated::State::value, ""}, values_of(series)});
        }
    }
    return open;
}

/// Those of them that have few values.
std::vector<Open> open_places(const Schema& schema, const TestCase& facts) {
    std::vector<Open> open = all_open_places(schema, facts);
    std::erase_if(open, [](const Open& one) { return one.values.empty(); });
    return open;
}

/// States the place; an empty value stands for what it may be besides its values.
void state_open(TestCase& facts, const Open& open, const std::string& value, const Schema& schema) {
    Stated one = open.place;
    one.value = value;
    if (value.empty()) {
        const auto fact = std::find_if(schema.facts.begin(), schema.facts.end(),
                                       [&](const Named& named) { return named.name == one.fact; });
        one.state = fact->optional ? Stated::State::absent : Stated::State::not_applicable;
    }
    std::erase_if(facts.facts, [&](const Stated& other) { return other.path() == one.path(); });
    facts.facts.push_back(one);
}

std::string told_of(const std::string& what, const std::string& name, const Told& less, const TestCase& filled,
                    const Told& more) {
    return name + ": " + what + "\n  said: " + words_of(less) + "\n  but:  " + words_of(more) + "\n  under\n" +
           text_of(filled);
}

/// Yes/no facts and enumerations, which alone are tried out.
bool is_tried(const Open& one) {
    const bool few = one.values.size() == 2 || one.values == options_of_ort;
    return few && !one.values.back().empty();
}

/// The missing facts of an answer that were all tried out, among the open places; empty if they were not.
std::vector<Open> tried_out(const Told& told, const std::vector<Open>& open) {
    std::vector<Open> places;
    for (const Open& one : open) {
        if (told.missing.contains(name_of(one)) && is_tried(one)) places.push_back(one);
    }
    return places.size() == told.missing.size() ? places : std::vector<Open>{};
}

std::size_t combinations_of(const std::vector<Open>& places, std::size_t most) {
    std::size_t combinations = 1;
    for (const Open& one : places) combinations = std::min(combinations * one.values.size(), most + 1);
    return combinations;
}

TestCase filled_in(TestCase facts, const std::vector<Open>& places, std::size_t combination, const Schema& schema) {
    for (const Open& one : places) {
        state_open(facts, one, one.values[combination % one.values.size()], schema);
        combination /= one.values.size();
    }
    return facts;
}

/// Which places change the outcome alone in some combination of all of them; nothing where one needs more besides.
std::optional<std::vector<bool>> changes(Library& library, const Schema& schema, const TestCase& facts,
                                         const std::string& name, const std::vector<Open>& places, std::size_t& tried) {
    std::vector<Told> seen;
    for (std::size_t combination = 0; combination < combinations_of(places, 64); ++combination) {
        seen.push_back(library.answers(filled_in(facts, places, combination, schema)).at(name));
        ++tried;
        if (seen.back().status == Status::undetermined) return std::nullopt;
    }
    std::vector<bool> matters;
    std::size_t stride = 1;
    for (const Open& one : places) {
        bool changed = false;
        for (std::size_t at = 0; at < seen.size(); ++at) {
            const Told& other = seen[at - (at / stride) % one.values.size() * stride];
            changed = changed || seen[at].status != other.status || seen[at].value != other.value ||
                      seen[at].spoke != other.spoke || seen[at].alternatives != other.alternatives;
        }
        stride *= one.values.size();
        matters.push_back(changed);
    }
    return matters;
}

/// Every fact said to be missing changes something in some combination of all that is, whatever else is given or not:
/// what is not missing was tried out with it, and a fact may matter only where such a one is known.
std::string idle(Library& library, Second& second, const Schema& schema, const TestCase& facts, const std::string& name,
                 const Told& told, const std::vector<Open>& places, const std::vector<Open>& open, std::size_t& tried) {
    constexpr std::size_t most = 256;
    if (combinations_of(places, 64) > 64 || !second.answers(facts).at(name).besides.empty()) return "";
    auto matters = changes(library, schema, facts, name, places, tried);
    if (!matters) return "";
    std::vector<Open> others;
    for (const Open& one : open) {
        if (is_tried(one) && !told.missing.contains(name_of(one))) others.push_back(one);
    }
    const std::size_t contexts = combinations_of(others, most);
    const auto all_matter = [&] { return std::find(matters->begin(), matters->end(), false) == matters->end(); };
    if (!all_matter() && contexts > most) return "";
    for (std::size_t context = 0; context < contexts && !all_matter(); ++context) {
        const auto more = changes(library, schema, filled_in(facts, others, context, schema), name, places, tried);
        for (std::size_t i = 0; more && i < places.size(); ++i) (*matters)[i] = (*matters)[i] || (*more)[i];
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!(*matters)[i])
            return name + ": said to be missing, but changes nothing: " + places[i].place.path() +
                   "\n  said: " + words_of(told) + "\n";
    }
    return "";
}

}  // namespace

std::optional<TestCase> completed(const Schema& schema, const TestCase& facts, std::size_t way) {
    const std::vector<Open> open = all_open_places(schema, facts);
    if (std::any_of(open.begin(), open.end(), [](const Open& one) { return one.values.empty(); })) return std::nullopt;
    return filled_in(facts, open, way, schema);
}

std::string contradicted(Library& library, Second& second, const Schema& schema, const TestCase& facts,
                         std::size_t most, std::size_t& tried) {
    const Answers said = library.answers(facts);
    std::vector<Open> open = open_places(schema, facts);
    // All completions where they are few, else one fact after the other and steps in between.
    std::size_t combinations = 1;
    for (const Open& one : open) combinations = std::min<std::size_t>(combinations * one.values.size(), 1'000'000);
    const std::size_t step = std::max<std::size_t>(combinations / most, 1) | 1;
    for (std::size_t combination = 0; combination < combinations; combination += step) {
        TestCase filled = facts;
        std::size_t rest = combination;
        for (const Open& one : open) {
            state_open(filled, one, one.values[rest % one.values.size()], schema);
            rest /= one.values.size();
        }
        ++tried;
        const Answers more = library.answers(filled);
        for (const auto& [name, told] : said) {
            const auto other = more.find(name);
            if (other != more.end() && !may_become(told, other->second, false))
                return told_of("taken back", name, told, filled, other->second);
        }
    }
    for (const Open& one : open) {
        TestCase filled = facts;
        state_open(filled, one, one.values[tried % one.values.size()], schema);
        ++tried;
        const Answers more = library.answers(filled);
        for (const auto& [name, told] : said) {
            const auto other = more.find(name);
            if (other != more.end() && !may_become(told, other->second, true))
                return told_of("taken back by one fact", name, told, filled, other->second);
        }
    }
    for (const auto& [name, told] : said) {
        if (told.status != Status::undetermined || told.superset) continue;
        const std::vector<Open> places = tried_out(told, open);
        if (places.empty()) continue;
        const std::string problem = idle(library, second, schema, facts, name, told, places, open, tried);
        if (!problem.empty()) return problem;
    }
    return "";
}

// ---- the same meaning in another form ------------------------------------------------------------------------------

namespace {

/// Which of several origins, texts and problems that are as bad as each other is named may hang on the order.
Told without_choice(Told told) {
    const bool own = told.origins.contains("");
    if (!own || told.status == Status::error) {
        told.alternatives.clear();
        told.origins.clear();
        told.texts.clear();
        told.problems.clear();
        if (!told.whatever.empty()) told.spoke.clear();
    }
    return told;
}

}  // namespace

std::string changed(Library& library, Library& other, const TestCase& facts) {
    Answers before = library.answers(facts);
    Answers after = other.answers(facts);
    for (auto* answers : {&before, &after}) {
        for (auto& [name, told] : *answers) told = without_choice(told);
    }
    return difference(before, after);
}

}  // namespace klausul::differential
