#include "grammar/print_tree.hpp"
#include "grammar/words/periods.hpp"

#include <array>
#include <utility>

namespace klausul {
namespace {

using namespace syntax;

std::string quoted(const std::optional<Text>& text) { return text ? " \"" + text->text + "\"" : ""; }

std::string dates(const Validity& validity) {
    std::string result;
    if (validity.from) result += " from " + print::date(*validity.from);
    if (validity.to) result += " to " + print::date(*validity.to);
    return result;
}

std::string when(const ExpressionPtr& condition) { return condition ? " if " + print_expression(condition) : ""; }
std::string per(const std::vector<Name>& names) { return names.empty() ? "" : " per " + print::names(names); }
std::string named(const char* label, const std::optional<Name>& name) {
    return name ? std::string(" ") + label + " " + name->text : "";
}

std::string type_text(const TypeTerm& type) {
    std::string result = " : ";
    if (type.kind == TypeTerm::Kind::truth)
        result += "yes/no";
    else if (type.kind == TypeTerm::Kind::unit)
        result += print::unit(type.unit);
    else
        result += (type.kind == TypeTerm::Kind::list ? "list of " : "") + type.name.text;
    if (type.optional) result += " or-absent";
    if (type.may_be_not_applicable) result += " or-not-applicable";
    if (type.also_negative) result += " also-negative";
    return type.also_fractions ? result + " also-fractions" : result;
}

std::string references(const std::vector<RuleReference>& list) {
    std::string result;
    for (const auto& one : list) {
        result += result.empty() ? "" : "; ";
        if (one.kind == RuleReference::Kind::tag)
            result += "[" + one.name.text + "]";
        else
            result += (one.kind == RuleReference::Kind::clause ? "§ " : "") + one.name.text;
    }
    return result;
}

class TreePrinter {
public:
    std::string run(const Document& document) {
        constexpr std::array<const char*, 3> kinds{"agreement ", "module ", "amendment "};
        line(kinds.at(static_cast<std::size_t>(document.kind)) + document.name.text + dates(document.amends_from) +
             quoted(document.title) + print::tags(document.tags));
        show_header(document.header);
        for (const auto& each : document.templates) show(each);
        for (const auto& item : document.items) std::visit([this](const auto& node) { show(node); }, item);
        return std::move(out_);
    }

private:
    void line(const std::string& text) { out_ += std::string(depth_ * 2, ' ') + text + "\n"; }
    template <typename Function>
    void inside(Function&& function) {
        ++depth_;
        function();
        --depth_;
    }
    template <typename List>
    void show_all(const List& list) {
        for (const auto& one : list) show(one);
    }

    // ---- header ----
    void show_header(const std::vector<HeaderLine>& header) {
        inside([&] {
            for (const auto& one : header)
                line(std::visit([](const auto& node) { return header_text(node); }, one.node) + print::tags(one.tags));
        });
    }
    static std::string header_text(const HeaderParties& h) {
        return "parties " + print::names(h.parties) + (h.each_of.empty() ? "" : " each-of " + print::names(h.each_of));
    }
    static std::string header_text(const HeaderTerm& h) {
        constexpr std::array<const char*, 3> kinds{"stated", "until-further-notice", "not-stated"};
        return std::string("term ") + kinds.at(static_cast<std::size_t>(h.kind)) + dates(h.validity) +
               (h.extended_to ? " extended " + print::date(*h.extended_to) : "");
    }
    static std::string period_text(const Period& p) { return std::to_string(p.count) + " " + p.unit.text; }
    static std::string header_text(const HeaderRenewal& h) {
        return "renews " + period_text(h.period) + (h.to_month_end ? " month-end" : "");
    }
    static std::string header_text(const HeaderNotice& h) {
        return std::string("notice") + (h.stated ? "" : " not-stated") + (h.during_term ? " during" : "") +
               (h.to_month_end ? " month-end" : "") + (h.period ? " " + period_text(*h.period) : "") +
               named("through", h.channel) + named("after", h.after) + quoted(h.after_text);
    }
    static std::string header_text(const HeaderNoticeGiven& h) {
        return "notice-given " + print::date(h.date) + named("through", h.channel) + named("after", h.after);
    }
    static std::string header_text(const HeaderSigned& h) { return "signed" + dates(h.dates); }
    static std::string header_text(const HeaderStanding& h) { return "standing " + h.word.text; }
    static std::string header_text(const HeaderSeries& h) { return "series " + h.series.text; }
    static std::string header_text(const HeaderReplaces& h) { return "replaces " + print::names(h.documents); }
    static std::string header_text(const HeaderAlias& h) {
        std::string result = "also-called";
        for (const auto& title : h.titles) result += quoted(title);
        return result;
    }
    static std::string header_text(const HeaderConsistsOf& h) { return "consists-of " + print::names(h.documents); }
    static std::string header_text(const HeaderEntry& h) {
        std::string result = "enters-into-force";
        for (const auto& e : h.conditions)
            result += " [when " + print_expression(e.when) + (e.from ? " from " + print_expression(e.from) : "") +
                      when(e.condition) + "]" + print::tags(e.tags);
        return result;
    }
    static std::string header_text(const TemplateUse& use) {
        std::string result = "as " + use.name.text;
        for (const auto& l : use.lines) result += " " + l.label.text + print::tags(l.tags);
        return result;
    }
    static std::string header_text(const HeaderMinimumTerm& h) { return "minimum-term " + period_text(h.period); }
    static std::string header_text(const HeaderAppliesTo& h) { return "applies-to " + print::names(h.documents); }
    static std::string header_text(const HeaderRanking& h) {
        std::string result = "ranking";
        for (const auto& l : h.lines) result += (&l == &h.lines.front() ? " " : " > ") + print::names(l);
        return result;
    }

    // ---- declarations ----
    void show(const std::unique_ptr<Declaration>& declaration) {
        tags_ = print::tags(declaration->tags);
        std::visit([this](const auto& node) { show(node); }, declaration->node);
    }
    void show(const Import& d) { line("import " + d.module.text + take_tags()); }
    void show(const Field& f) {
        line("field " + print::names(f.names) + type_text(f.type) + quoted(f.label) +
             (f.otherwise ? " otherwise " + print_expression(f.otherwise) : "") + print::tags(f.tags));
    }
    void show(const TypeDeclaration& d) {
        line("type " + d.name.text + (d.of_parties ? " of-parties" : "") + named("together", d.together) + take_tags());
        inside([&] {
            for (const auto& option : d.options)
                line("option " + option.name.text + quoted(option.label) + print::tags(option.tags));
            show_all(d.fields);
        });
    }
    void show(const UnitDeclaration& d) {
        line("unit " + print::names(d.forms) + named("short", d.short_form) +
             (d.equals ? " = " + print::quantity(*d.equals) : "") + (d.counted ? " whole" : "") + take_tags());
    }
    void show(const PartyDeclaration& d) {
        line("party " + d.name.text + named("called", d.alias) +
             (d.organisation_number ? " number " + d.organisation_number->text : "") + named("part-of", d.part_of) +
             (d.outside ? " outside" : "") + quoted(d.label) + take_tags());
    }
    void show(const FactDeclaration& d) {
        line("fact " + print::names(d.names) + per(d.per) + type_text(d.type) + quoted(d.label) +
             (d.without_effect ? " without-effect" : "") +
             (d.otherwise ? " otherwise " + print_expression(d.otherwise) : "") + take_tags());
        inside([&] { show_all(d.fields); });
    }
    void show(const AnswerDeclaration& d) {
        line("answer " + print::names(d.names) + per(d.per) + grouped(d.grouped_by) + type_text(d.type) +
             quoted(d.question) + take_tags());
    }
    void show(const ReadingDeclaration& d) {
        line("reading " + d.name.text + quoted(d.question) + take_tags());
        inside([&] {
            for (const auto& o : d.options)
                line("option " + o.name.text + quoted(o.label) + (o.is_default ? " default" : "") +
                     (o.not_encoded ? " not-encoded" : "") + print::tags(o.tags));
        });
    }
    void show(const SeriesDeclaration& d) {
        line("series " + d.name.text + quoted(d.title) + (d.kind == SeriesKind::level ? " level" : " yearly-change") +
             (d.monthly ? " per-month" : "") + (d.source ? " source" + quoted(d.source) : "") + take_tags());
        inside([&] {
            for (const auto& v : d.values)
                line(period(v.year, v.month) + (v.negative ? " -" : " ") + v.value.digits +
                     (v.published ? (v.published_at_latest ? " published-at-latest " : " published ") +
                                        print::date(*v.published)
                                  : "") +
                     named("status", v.status) + quoted(v.source));
            for (const auto& b : d.breaks)
                line("new-base " + period(b.year, b.month) + (b.factor ? " linked " + b.factor->digits : ""));
            if (d.last) line("last " + period(d.last->year, d.last->month));
        });
    }
    static std::string period(int year, const std::optional<int>& month) {
        return std::to_string(year) + (month ? "-" + std::to_string(*month) : "");
    }
    static std::string length(const std::string& words, const std::optional<Period>& period) {
        return period ? words + std::to_string(period->count) + " " + swedish_unit(period->unit.text) : "";
    }
    /// A text in English keywords has the same tree as its Swedish twin.
    static std::string swedish_unit(const std::string& unit) {
        const PeriodWords* words = find_length(unit);
        if (words == nullptr) return unit;
        return unit == words->singular.en ? std::string(words->singular.sv)
               : unit == words->plural.en ? std::string(words->plural.sv)
                                          : unit;
    }
    static std::string vintage(const std::optional<Vintage>& v) {
        if (!v) return "";
        if (v->date) return " before " + print::date(*v->date);
        return " before " + std::to_string(v->day) + "/" + std::to_string(v->month) +
               (v->previous_year ? " previous-year" : "");
    }
    static std::string floor(Floor f) {
        return f == Floor::none ? "" : f == Floor::base ? " floor base" : " floor previous";
    }
    void show(const TableDeclaration& d) {
        std::string head = "table " + d.name.text + per(d.per) + (d.date ? " on " + print::date(*d.date) : "");
        for (const auto& column : d.columns) head += ", " + column.name.text + type_text(column.type);
        line(head + take_tags());
        inside([&] {
            for (const auto& row : d.rows) {
                std::string cells = "row";
                for (const auto& cell : row.cells) cells += " " + print_expression(cell);
                line(cells);
            }
        });
    }

    void show(const FunctionDeclaration& d) {
        std::string parameters;
        for (const auto& p : d.parameters)
            parameters += (parameters.empty() ? "" : "; ") + p.name.text + type_text(p.type);
        line("function " + d.name.text + "(" + parameters + ")" + type_text(d.result) + " = " +
             print_expression(d.value) + take_tags());
    }

    // ---- clauses ----
    void show(const Template& each) {
        line(std::string("template") + (each.for_header ? " for-header" : ""));
        inside([&] { each.for_header ? line(each.name.text + print::tags(each.clause.tags)) : show(each.clause); });
        show_header(each.header);
    }
    void show(const std::unique_ptr<Clause>& clause) { show(*clause); }
    void show(const Clause& clause) {
        line("clause " + clause.name.text + quoted(clause.title) + (clause.use ? " " + header_text(*clause.use) : "") +
             dates(clause.validity) + (clause.cannot_be_terminated ? " irrevocable" : "") + print::tags(clause.tags));
        inside([&] {
            for (const auto& condition : clause.conditions) line("applies" + when(condition));
            for (const auto& wording : clause.wording) line("reads" + quoted(wording));
            for (const auto& item : clause.items) std::visit([this](const auto& node) { show(node); }, item);
        });
    }
    void show(const std::unique_ptr<Amendment>& amendment) {
        constexpr std::array<const char*, 3> kinds{"replaces", "repeals", "adds"};
        const auto& a = *amendment;
        line(kinds.at(static_cast<std::size_t>(a.kind)) + (a.path.text.empty() ? "" : " § " + a.path.text) +
             print::tags(a.tags));
        inside([&] {
            if (a.clause) show(a.clause);
            for (const auto& item : a.items) std::visit([this](const auto& node) { show(node); }, item);
        });
    }
    void show(const ExpectedFinding& e) {
        line(std::string("expected-") + (e.kind == ExpectedFinding::Kind::gap ? "gap " : "conflict ") +
             print::names(e.answers) + when(e.condition) + quoted(e.reason) + print::tags(e.tags));
    }
    static std::string grouped(const std::vector<ExpressionPtr>& by) {
        std::string result;
        for (const auto& one : by) result += (result.empty() ? " grouped-by " : "; ") + print_expression(one);
        return result;
    }
    void show(const Rule& rule) {
        constexpr std::array<const char*, 5> strengths{"", " shall", " should", " may", " can"};
        std::string head = "rule";
        for (const auto& target : rule.targets)
            head += (&target == &rule.targets.front() ? " " : "; ") + target.name.text + per(target.per) +
                    named("as-of", target.as_of) + grouped(target.grouped_by);
        if (rule.type) head += type_text(*rule.type);
        head += std::string(strengths.at(static_cast<std::size_t>(rule.strength))) + " = " +
                print_expression(rule.value) + dates(rule.validity);
        if (rule.frozen)
            head += " frozen " + std::to_string(rule.frozen->every) + " " + rule.frozen->period.text +
                    (rule.frozen->from_year ? " from " + std::to_string(*rule.frozen->from_year) : "");
        line(head + print::tags(rule.tags));
        inside([&] {
            for (const auto& occasion : rule.occasions)
                line("occasion" + when(occasion.condition) + print::tags(occasion.tags));
            show_all(rule.upratings);
            if (rule.series_ends) line("series-ends" + quoted(rule.series_ends));
            show_all(rule.exceptions);
        });
    }
    void show(const Uprating& u) {
        line("uprating" + named("like", u.like) + named("with", u.series) + (u.mean ? " mean" : "") +
             (u.share ? " share " + u.share->digits : "") + (u.month ? " month " + std::to_string(*u.month) : "") +
             (u.last_month ? " to " + std::to_string(*u.last_month) : "") + length(" lag ", u.lag) +
             length(" every ", u.every) + (u.from ? " from " + print::date(*u.from) : "") +
             (u.from_base_year ? " from-base" : "") + (u.from_previous ? " from-previous" : "") +
             (u.from_period
                  ? " from-period " + std::to_string(u.from_period->year) + "/" + std::to_string(u.from_period->place)
                  : "") +
             (u.cap ? " at-most " + u.cap->digits : "") +
             (u.rounding ? " round [" + print::rounding(*u.rounding) + "]" : "") + vintage(u.published_before) +
             (u.frozen_from ? " frozen " + print::date(*u.frozen_from) : "") + floor(u.floor) + when(u.condition) +
             print::tags(u.tags));
    }
    void show(const Exception& e) {
        line(std::string("exception") + (e.hosts.empty() ? "" : " from " + references(e.hosts)) +
             (e.silent ? " silent" : "") + print::tags(e.tags));
        inside([&] {
            for (const auto& each : e.occasions) line("heading" + when(each.condition) + print::tags(each.tags));
            show_all(e.rules);
            show_all(e.exceptions);
        });
    }
    void show(const Precedence& p) {
        std::string head = "precedence";
        for (const auto& group : p.chain) head += (&group == &p.chain.front() ? " " : " > ") + references(group);
        line(head + when(p.condition) + print::tags(p.tags));
    }
    void show(const Ranking& r) {
        line("ranking" + when(r.condition) + print::tags(r.tags));
        inside([&] {
            for (const auto& l : r.lines)
                line(references(l.operands) + quoted(l.label) + when(l.condition) + print::tags(l.tags));
        });
    }
    void show(const Duty& d) {
        constexpr std::array<const char*, 5> verbs{"shall", "should", "may", "can", "answers-for"};
        line("duty" + (d.actor ? " " + d.actor->text : "") + " " + verbs.at(static_cast<std::size_t>(d.verb)) +
             quoted(d.text) + (d.schedule ? schedule_text(*d.schedule) : "") + when(d.condition) + dates(d.validity) +
             print::tags(d.tags));
    }
    static std::string day_text(const char* label, const std::optional<std::pair<int, int>>& day) {
        return day ? std::string(" ") + label + " " + std::to_string(day->first) + "/" + std::to_string(day->second)
                   : "";
    }
    static std::string schedule_text(const Schedule& s) {
        return " {" + s.words + ": every " + std::to_string(s.every) + named("of", s.period) +
               (s.in_advance ? " in-advance" : "") + day_text("from", s.window_from) + day_text("to", s.window_to) +
               (s.from_year ? " year " + std::to_string(*s.from_year) : "") +
               (s.from_unknown_year ? " unknown-year" : "") +
               (s.day_number ? " day " + std::to_string(*s.day_number) : "") + (s.at_first_day ? " first-day" : "") +
               (s.at_last_day ? " last-day" : "") + (s.deadline ? " deadline " + print_expression(s.deadline) : "") +
               "}";
    }
    void show(const Note& n) { line("note" + quoted(n.text) + when(n.condition) + print::tags(n.tags)); }
    void show(const Prose& p) { line("text" + quoted(p.text) + print::tags(p.tags)); }
    void show(const Steps& s) {
        line("steps" + quoted(s.title) + print::tags(s.tags));
        inside([&] { show_all(s.lines); });
    }
    void show(const Requirement& r) {
        line("requirement " + r.name.text + named("on", r.on) + when(r.condition) + print::tags(r.tags));
        inside([&] {
            for (const auto& l : r.lines)
                line(print_expression(l.condition) + when(l.applies) + quoted(l.sentence) + print::tags(l.tags));
        });
    }

    // ---- checks and examples ----
    void show(const Check& c) {
        line("check" + quoted(c.title) + print::tags(c.tags));
        inside([&] {
            for (const auto& l : c.lines)
                line(print_expression(l.computed) + (l.expected_mismatch ? " is-not " : " is ") +
                     print_expression(l.published) + (l.against ? " against " + print_expression(l.against) : "") +
                     (l.tolerance ? " within " + print_expression(l.tolerance) : "") + per(l.per) +
                     print::tags(l.tags));
        });
        tags_.clear();
    }
    void show(const Given& g) {
        std::string members;
        for (const auto& member : g.members) members += " " + print_expression(member);
        line("given " + g.name.text + (members.empty() ? "" : " for" + members) + " = " + print_expression(g.value));
    }
    void show(const Facts& f) {
        if (!f.shared.empty()) line("shared " + print::names(f.shared));
        show_all(f.values);
        for (const auto& list : f.lists) show(list);
    }
    void show(const GivenRecords& list) {
        line("records " + list.name.text);
        for (const auto& record : list.records) {
            inside([&] {
                line("record");
                inside([&] {
                    show_all(record.fields);
                    for (const auto& inner : record.lists) show(inner);
                });
            });
        }
    }
    void show(const SharedFacts& s) {
        line("premises " + s.name.text + take_tags());
        inside([&] { show(s.facts); });
    }
    void show(const Expectation& e) {
        constexpr std::array<const char*, 7> statuses{"decided",      "undetermined", "referred", "gap",
                                                      "not-in-force", "conflict",     "error"};
        std::string missing;
        for (const auto& fact : e.missing) missing += " missing " + print_expression(fact);
        line("gives " + print_expression(e.answer) + (e.of_requirement ? " met " : " ") +
             statuses.at(static_cast<std::size_t>(e.status)) + (e.value ? " " + print_expression(e.value) : "") +
             print::tags(e.tags) + missing + quoted(e.text));
        inside([&] {
            for (const auto& u : e.under)
                line("under " + u.reading.text + " = " + u.option.text + ": " + print_expression(u.value));
        });
    }
    void show(const Example& e) {
        line("example" + quoted(e.title) + (e.date ? " on " + print::date(*e.date) : "") +
             (e.regardless_of_term ? " regardless" : "") + print::tags(e.tags));
        inside([&] {
            for (const auto& choice : e.readings) line("reading " + choice.reading.text + " = " + choice.option.text);
            show(e.facts);
            show_all(e.expectations);
            if (!e.deciding.empty()) line("deciding" + print::tags(e.deciding));
        });
        tags_.clear();
    }

    std::string take_tags() { return std::exchange(tags_, {}); }

    std::string out_;
    std::string tags_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string print_tree(const Document& document) { return TreePrinter().run(document); }

}  // namespace klausul
