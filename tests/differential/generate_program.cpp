#include <algorithm>
#include <set>

#include "generate.hpp"

namespace klausul::differential {
namespace {

const char* type_word(Sort sort) {
    constexpr const char* words[] = {"ja/nej", "kr",    "minuter",  "tal",      "ort",
                                     "part",   "datum", "personer", "tidpunkt", "tidsfönster"};
    return words[static_cast<std::size_t>(sort)];
}

/// A rule or group of rules that others may name.
struct Tagged {
    std::string tag;
    std::set<std::string> terms;
    std::string clause;
    std::string host;     ///< the tag it is an exception from, or empty
    int level = 0;        ///< how deep an exception
    std::string heading;  ///< of a rule in an exception: the tag of its heading, which it carries too
};

class Maker {
public:
    explicit Maker(Random& random)
        : random_(random), expressions_(random, names_, readings_, series_, has_list_, has_calendar_) {}

    Generated make() {
        declare_types();
        declare_facts();
        declare_readings();
        const std::size_t count = random_.chance(65) ? 0 : 1 + random_.below(2);
        for (std::size_t i = 1; i <= count; ++i) declare_series("INDEX_" + std::to_string(i));
        declare_terms();
        clauses();
        Generated made;
        for (const std::string& line : lines_) made.text += line + "\n";
        for (const Named& name : names_)
            if (!name.is_term) made.schema.facts.push_back(name);
        made.schema.readings = readings_;
        made.schema.series = series_;
        made.schema.terms = terms_;
        made.schema.has_calendar = has_calendar_;
        made.schema.has_list = has_list_;
        made.schema.has_notice = has_notice_;
        made.schema.waits = waits_;
        return made;
    }

private:
    using Where = Expressions::Where;

    void line(int depth, const std::string& text) {
        lines_.push_back(std::string(static_cast<std::size_t>(depth) * 2, ' ') + text);
    }

    // ---- declarations

    void declare_types() {
        line(0, "avtal prov \"Prov\"");
        header();
        has_calendar_ = random_.chance(30);
        if (has_calendar_) line(0, "använd kalender");
        in_two_documents_ = random_.chance(20);
        if (in_two_documents_) line(0, "använd tillägg");
        line(0, "typ ort");
        for (const std::string& option : options_of_ort) line(1, option);
        line(0, "typ kommun : part");
        line(1, "tillsammans kommunerna");
        line(1, "Berg; Ragunda");
        line(0, "part regionen kallas region");
        line(0, "part kommunen");
    }

    /// A term, and at times what renews it, ends it, or lets it begin.
    void header() {
        static const std::vector<std::string> notices{"3 månader", "1 månad", "6 månader", "30 dagar"};
        static const std::vector<std::string> given{"2025-12-31", "2026-02-28", "2025-08-30", "2026-03-31"};
        const std::size_t roll = random_.below(10);
        const bool ends = roll >= 7;
        if (roll < 5) {
            line(1, "gäller tills vidare");
        } else if (roll < 7) {
            line(1, "gäller tills vidare från och med 2025-07-01");
        } else {
            static const std::vector<std::string> last{"2026-12-30", "2026-01-30", "2026-02-28", "2026-03-30"};
            line(1, "gäller från och med 2025-07-01 till och med " + random_.pick(last) +
                        (random_.chance(15) ? ", förlängt till och med 2026-12-31" : ""));
        }
        const bool renews = ends && random_.chance(40);
        static const std::vector<std::string> renewals{"1 månad", "3 månader", "1 år", "2 veckor"};
        if (renews) line(1, "förlängs " + random_.pick(renewals) + " i taget, till månadens sista dag");
        has_notice_ = roll >= 5 && random_.chance(40);
        if (has_notice_) {
            const std::string length = random_.pick(notices);
            const std::string end = length == "30 dagar" || random_.chance(50) ? "" : ", till månadens sista dag";
            const bool during = random_.chance(25);
            line(1, "uppsägning " +
                        (during ? "under avtalstiden med " + length : "senast " + length + " före utgången") + end);
            if (random_.chance(40)) line(1, "uppsagt " + random_.pick(given));
            if (random_.chance(30)) line(1, "minsta tid " + std::string(random_.chance(50) ? "9 månader" : "1 år"));
        }
        waits_ = random_.chance(15);
        if (!waits_) return;
        // The facts that it reads are always declared.
        static const std::vector<std::string> conditions{"b1",         "b1 och b2",          "b1 eller b2", "inte b2",
                                                         "o1 är norr", "(bo för varje ort)", "k1 > 1 kr"};
        line(1, "träder i kraft");
        const std::size_t ways = 1 + random_.below(2);
        for (std::size_t i = 0; i < ways; ++i)
            line(2, "när " + random_.pick(conditions) + (random_.chance(60) ? ", från d1" : ""));
    }

    void fact(Named name, const std::string& type, const std::string& otherwise = "") {
        line(0, "uppgift " + name.name + (name.per.empty() ? "" : " per " + name.per) + " : " + type +
                    (name.optional ? " eller saknas" : "") +
                    (name.may_be_not_applicable ? " eller ej tillämpligt" : ""));
        if (!otherwise.empty()) line(1, "annars " + otherwise);
        name.derived = !otherwise.empty();
        names_.push_back(std::move(name));
    }

    void declare_facts() {
        const auto plain = [](const char* name, Sort sort, const char* per = "") {
            Named named;
            named.name = name;
            named.sort = sort;
            named.per = per;
            return named;
        };
        fact(plain("b1", Sort::truth), "ja/nej");
        fact(plain("b2", Sort::truth), "ja/nej");
        if (random_.chance(60)) fact(plain("b3", Sort::truth), "ja/nej");
        fact(plain("o1", Sort::option), "ort");
        fact(plain("d1", Sort::date), "datum");
        fact(plain("p1", Sort::party), "part");
        if (random_.chance(40)) {
            fact(plain("m1", Sort::moment), "tidpunkt");
            fact(plain("m2", Sort::moment), "tidpunkt");
            if (random_.chance(50)) fact(plain("w1", Sort::window), "tidsfönster");
        }
        fact(plain("k1", Sort::money), random_.chance(20) ? "öre" : "kr");
        if (random_.chance(60)) fact(plain("t1", Sort::time), random_.chance(40) ? "timmar" : "minuter");
        Named whole = plain("n1", Sort::number);
        whole.whole = random_.chance(50);
        fact(whole, whole.whole ? "heltal" : "tal, även negativt");
        Named persons = plain("pe", Sort::persons);
        persons.whole = random_.chance(60);
        if (random_.chance(40)) fact(persons, persons.whole ? "personer" : "personer, även bråkdelar");
        fact(plain("bo", Sort::truth, "ort"), "ja/nej");
        if (random_.chance(60)) fact(plain("ko", Sort::money, "ort"), "kr");
        if (random_.chance(30)) fact(plain("år_n", Sort::number, "år"), "tal, även negativt");
        if (random_.chance(30)) fact(plain("km", Sort::money, "månad"), "kr");
        if (random_.chance(20)) fact(plain("bm", Sort::truth, "månad"), "ja/nej");
        if (random_.chance(20)) fact(plain("nk", Sort::number, "kvartal"), "tal, även negativt");
        Named optional = plain("ks", Sort::money);
        optional.optional = true;
        if (random_.chance(40)) fact(optional, "kr");
        Named perhaps = plain("be", Sort::truth);
        perhaps.may_be_not_applicable = true;
        if (random_.chance(40)) fact(perhaps, "ja/nej");
        has_list_ = random_.chance(40);
        if (has_list_) declare_list();
        Where where;
        where.facts_only = true;
        if (random_.chance(60)) fact(plain("bh", Sort::truth), "ja/nej", expressions_.condition(where, 1));
        if (random_.chance(30)) fact(plain("oh", Sort::option), "ort", expressions_.value(Sort::option, where, 1));
        if (random_.chance(30)) fact(plain("kh", Sort::money), "kr", expressions_.value(Sort::money, where, 1));
        where.bound = {"ort"};
        if (random_.chance(20)) fact(plain("bp", Sort::truth, "ort"), "ja/nej", expressions_.condition(where, 1));
    }

    void declare_list() {
        line(0, "uppgift rader : lista av");
        Where where;
        where.facts_only = true;
        const bool derived = random_.chance(30);
        line(1, "klar : ja/nej");
        if (derived) line(2, "annars " + expressions_.condition(where, 1));
        line(1, "slag : ort");
        line(1, "tid : minuter");
        const bool price = random_.chance(50);
        if (price) line(1, "pris : kr eller saknas");
        const auto field = [&](const char* name, Sort sort, bool optional) {
            Named named;
            named.name = name;
            named.sort = sort;
            named.per = "rader";
            named.optional = optional;
            named.derived = derived && named.name == "klar";
            names_.push_back(named);
        };
        field("klar", Sort::truth, false);
        field("slag", Sort::option, false);
        field("tid", Sort::time, false);
        if (price) field("pris", Sort::money, true);
    }

    void declare_readings() {
        const std::size_t count = random_.below(3);
        for (std::size_t i = 1; i <= count; ++i) {
            const std::string name = "läsning" + std::to_string(i);
            Reading reading{name, {}};
            line(0, "tolkning " + name + " \"Hur?\"");
            const std::size_t options = 2 + random_.below(2);
            for (std::size_t o = 0; o < options; ++o) {
                reading.options.push_back("val_" + std::string(1, static_cast<char>('a' + o)) + std::to_string(i));
                line(1, reading.options.back() + " \"så\"" +
                            (o == 0                         ? " förvald"
                             : o == 2 && random_.chance(50) ? " ej kodad"
                                                            : ""));
            }
            readings_.push_back(reading);
        }
    }

    static std::string month_words(int month) {
        return std::to_string(month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1);
    }

    /// Figures for some of its periods, now and then published twice, and at times a new base or an end.
    void declare_series(const std::string& name) {
        static const std::vector<std::string> levels{"100", "100", "150", "200", "50", "103"};
        static const std::vector<std::string> changes{"0 %", "50 %", "100 %", "-50 %", "2,5 %"};
        const bool monthly = random_.chance(40);
        DrawnSeries series{name, random_.chance(35), monthly, {}, {}};
        line(0, "index " + name + " \"" + name + "\" " + (series.changes ? "årlig förändring" : "nivå") +
                    (monthly ? " per månad" : ""));
        line(1, "källa \"påhittad\"");
        const int first = monthly ? 2023 * 12 + 9 : 2020;
        const int after = monthly ? first + 30 : 2028;
        const int last = random_.chance(15) ? after - 1 - static_cast<int>(random_.below(monthly ? 12 : 3)) : after;
        const std::size_t published = random_.below(90);
        int first_published = after;
        for (int period = first; period < after; ++period) {
            const std::string words = monthly ? month_words(period) : std::to_string(period);
            series.periods.push_back(words);
            if (period > last) series.settled.insert(words);
            if (!random_.chance(published)) continue;
            series.settled.insert(words);
            first_published = std::min(first_published, period);
            const int year = monthly ? (period + 1) / 12 : period + 1;
            const std::string month = monthly ? month_words(period + 1) : std::to_string(year) + "-04";
            const auto figure = [&] { return random_.pick(series.changes ? changes : levels); };
            const bool twice = random_.chance(20);
            const std::string earlier = monthly ? month_words(period + 1) + "-12" : std::to_string(period) + "-12-10";
            if (twice)
                line(1, words + "  " + figure() + (random_.chance(50) ? "  publicerad " : "  publicerad senast ") +
                            earlier + (random_.chance(50) ? " preliminär" : ""));
            const std::size_t roll = twice ? 0 : random_.below(3);
            line(1, words + "  " + figure() +
                        (roll == 0   ? "  publicerad " + month + "-20"
                         : roll == 1 ? "  publicerad senast " + month + "-20"
                                     : ""));
        }
        for (int period = first; first_published < after && period < first_published; ++period)
            series.settled.insert(monthly ? month_words(period) : std::to_string(period));
        if (!series.changes && random_.chance(25)) {
            const int from = first + 2 + static_cast<int>(random_.below(static_cast<std::size_t>(after - first - 2)));
            line(1, "ny bas från " + (monthly ? month_words(from) : std::to_string(from)) +
                        (random_.chance(80) ? ", länkas med faktor " + std::string(random_.chance(50) ? "2" : "0,5")
                                            : ""));
        }
        if (last < after) line(1, "utges inte efter " + (monthly ? month_words(last) : std::to_string(last)));
        series_.push_back(std::move(series));
    }

    void term(const std::string& name, Sort sort, const std::string& per, bool answer) {
        Named named;
        named.name = name;
        named.sort = sort;
        named.per = per;
        named.is_term = true;
        named.order = static_cast<int>(terms_.size()) + 1;
        names_.push_back(named);
        terms_.push_back(named);
        if (answer) line(0, "svar " + name + (per.empty() ? "" : " per " + per) + " : " + type_word(sort) + " \"?\"");
    }

    void declare_terms() {
        static const std::vector<Sort> sorts{Sort::truth,  Sort::money, Sort::time, Sort::number,
                                             Sort::option, Sort::party, Sort::date};
        // A helper's type is that of its first rule, and an option's name alone has none.
        static const std::vector<Sort> plain{Sort::truth, Sort::time, Sort::number, Sort::party, Sort::date};
        term("x", Sort::money, "", true);
        if (random_.chance(35)) term("x2", Sort::money, "", true);
        if (random_.chance(45)) term("y", random_.chance(60) ? Sort::money : random_.pick(sorts), "ort", true);
        if (random_.chance(45)) term("z", random_.pick(sorts), "", true);
        if (has_list_ && random_.chance(40)) term("w", random_.pick(sorts), "rader", true);
        if (random_.chance(60)) term("h1", random_.chance(50) ? Sort::money : random_.pick(plain), "", false);
        if (random_.chance(30)) term("h2", Sort::truth, "", false);
        if (random_.chance(20)) term("v", Sort::money, random_.chance(70) ? "månad" : "kvartal", true);
        if (random_.chance(25)) term("h3", Sort::money, "ort", false);
        if (random_.chance(20)) term("h4", random_.chance(50) ? Sort::money : random_.pick(plain), "månad", false);
        if (random_.chance(20)) taken_at_ = "h4";
        if (taken_at_ == "h4" && terms_.back().name != "h4") taken_at_.clear();
    }

    // ---- rules

    Where where_of(const Named& term) {
        Where where;
        where.order = term.order;
        if (!term.per.empty()) where.bound.push_back(term.per);
        return where;
    }

    std::string tag(const char* head) { return head + std::to_string(++tags_used_); }

    void clauses() {
        const std::size_t count = 1 + random_.below(3);
        for (std::size_t i = 0; i < count + (in_two_documents_ ? 1 : 0); ++i) {
            const std::string name(1, static_cast<char>('a' + i));
            if (in_two_documents_ && i == count) {
                line(0, "### tillägg");
                line(0, "modul tillägg \"Tillägg\"");
                line(0, "använd prov");
                if (has_calendar_) line(0, "använd kalender");
                in_module_ = true;
            }
            line(0, "§ " + name + " \"" + name + "\"");
            clause_head(1);
            if (i == 0 && !taken_at_.empty()) line(1, "första per månad = första dagen i denna månad");
            rules_of_clause(1, name, i == 0, i + 1 == count);
            if (random_.chance(20)) {
                line(1, "§ " + name + name + " \"inre\"");
                clause_head(2);
                rules_of_clause(2, name + name, false, false);
            }
            if (random_.chance(40) && !in_module_) named_exception(name);
        }
        if (random_.chance(60)) precedence();
        if (random_.chance(25)) ranking();
    }

    void clause_head(int depth) {
        Where facts;
        facts.order = 1000;  // no terms: a clause may hold rules of any
        if (random_.chance(20)) line(depth, "gäller om " + expressions_.condition(facts, 1));
        if (random_.chance(10)) line(depth, random_.chance(50) ? "från och med 2026-01-01" : "till och med 2026-06-30");
        if (has_notice_ && random_.chance(15)) line(depth, "kan inte sägas upp");
    }

    /// A rule that gives no value, and those it goes before, if any.
    void silent_rule(int depth, const std::string& clause, const Named& term) {
        const std::string name = tag("R");
        line(depth, term.name + (term.per.empty() ? "" : " per " + term.per) + " gäller inte om " +
                        expressions_.condition(where_of(term), 1) + " [" + name + "]");
        tagged_.push_back({name, {term.name}, clause, "", 0, ""});
    }

    void rules_of_clause(int depth, const std::string& clause, bool first, bool last) {
        for (const Named& term : terms_) {
            // A document adds to the answers of another, its helpers are its own.
            if (in_module_ && term.name.starts_with("h")) continue;
            // Every term has a rule somewhere, most have several.
            std::size_t count = random_.below(3);
            if (last && !has_rule_.contains(term.name)) count = std::max<std::size_t>(count, 1);
            if (first && term.name == "x") count += 1;
            if (term.name != taken_at_ && random_.chance(6)) silent_rule(depth, clause, term);
            for (std::size_t i = 0; i < count; ++i) {
                std::vector<Named> targets{term};
                if (term.name == "x" && random_.chance(25) && terms_.size() > 1 && terms_[1].name == "x2")
                    targets.push_back(terms_[1]);
                // Smaller programs are quicker to ask and easier to read.
                if (lines_.size() < 60 || !has_rule_.contains(term.name)) rule(depth, clause, targets, tag("R"), "", 0);
            }
        }
    }

    std::string value_of(const Named& term, const Where& where) {
        if (random_.chance(10) && !readings_.empty()) return "";  // a choice, on lines of its own
        return expressions_.value(term.sort, where, random_.chance(50) ? 1 : 2);
    }

    /// The deepest scope that suits all targets: what all of them may read.
    Where where_of(const std::vector<Named>& targets) {
        Where where = where_of(targets[0]);
        for (const Named& target : targets) where.order = std::max(where.order, target.order);
        return where;
    }

    void rule(int depth, const std::string& clause, const std::vector<Named>& targets, const std::string& name,
              const std::string& host, int level, const std::string& heading = "") {
        const Where where = where_of(targets);
        Tagged tagged{name, {}, clause, host, level, heading};
        std::string head;
        for (const Named& target : targets) {
            head += (head.empty() ? "" : "; ") + target.name;
            tagged.terms.insert(target.name);
            has_rule_.insert(target.name);
        }
        if (!targets[0].per.empty()) head += " per " + targets[0].per;
        if (targets[0].name == taken_at_) head += " vid första";
        tagged_.push_back(tagged);
        const std::size_t roll = random_.below(100);
        const bool counted =
            targets[0].sort == Sort::money || targets[0].sort == Sort::time || targets[0].sort == Sort::number;
        const bool uprated = counted && !series_.empty() && random_.chance(25);
        const std::string value = uprated ? amount_at_level(targets[0].sort) : value_of(targets[0], where);
        const bool choice = value.empty();
        // A helper that only refers has no type that others could use.
        const bool referral = !choice && !uprated && roll < 6 && (level > 0 || !targets[0].name.starts_with("h"));
        // A fixed value without a condition twice is an error of its own, so a bare rule is the only one of its term.
        const bool bare = host.empty() && random_.chance(25) && bare_.insert(head).second;
        const std::size_t form = choice || (bare || (!host.empty() && random_.chance(60))) ? 0 : 1 + random_.below(4);
        std::string text =
            head + (referral ? std::string(" avgörs genom \"") + (random_.chance(50) ? "beslut" : "avtal") + "\""
                    : random_.chance(80) ? " = "
                                         : " ska vara ");
        if (choice) text = head + " = beroende på " + selector();
        if (!referral && !choice) text += value;
        if (form == 1 || form == 2) text += " om " + expressions_.condition(where, 2);
        if (random_.chance(8)) text += random_.chance(50) ? " från och med 2026-01-01" : " till och med 2026-06-30";
        line(depth, text + " [" + name + "]");
        if (choice) choice_lines(depth + 1, targets[0].sort, where);
        if (form == 3) occasions(depth + 1, where);
        if (form == 4) criteria(depth + 1, where);
        if (uprated) upratings(depth + 1, targets);
        if (!choice && random_.chance(6)) frozen(depth + 1);
        const std::size_t exceptions = level >= 2 ? 0 : random_.below(10) < 5 ? 0 : 1 + random_.below(2);
        for (std::size_t i = 0; i < exceptions; ++i) exception(depth + 1, clause, targets, name, level + 1);
    }

    std::string amount_at_level(Sort sort) {
        static const std::vector<std::string> of_money{"100 kr", "1 kr", "2 kr", "3 kr"};
        static const std::vector<std::string> of_time{"60 minuter", "1 timme", "90 minuter"};
        static const std::vector<std::string> of_number{"1", "2", "1,5"};
        level_ = 2022 + static_cast<int>(random_.below(4));
        return random_.pick(sort == Sort::money  ? of_money
                            : sort == Sort::time ? of_time
                                                 : of_number) +
               " i " + std::to_string(level_) + " års nivå";
    }

    /// One line, two that readings part, or that of a rule before; a name has lines of its own once.
    void upratings(int depth, const std::vector<Named>& targets) {
        std::vector<Named>& all = uprated_[in_module_ ? 1 : 0];
        std::vector<std::string> names;  // of amounts that are rounded alike
        for (const Named& one : all)
            if (one.sort == targets[0].sort) names.push_back(one.name);
        const auto is_uprated = [&](const Named& one) {
            return std::find(names.begin(), names.end(), one.name) != names.end();
        };
        if (std::any_of(targets.begin(), targets.end(), is_uprated) || (!names.empty() && random_.chance(25)))
            return line(depth, "räknas om likadant som " + random_.pick(names) + " [" + tag("I") + "]");
        all.insert(all.end(), targets.begin(), targets.end());
        const DrawnSeries& series = random_.pick(series_);
        if (!readings_.empty() && random_.chance(30)) {
            const Reading& reading = random_.pick(readings_);
            const std::string option = random_.pick(reading.options);
            line(depth,
                 uprating(series, targets[0].sort) + " om " + reading.name + " är " + option + " [" + tag("I") + "]");
            line(depth, uprating(series, targets[0].sort) + " om " + reading.name + " är inte " + option);
        } else {
            line(depth, uprating(series, targets[0].sort) + (random_.chance(50) ? " [" + tag("I") + "]" : ""));
        }
        if (random_.chance(40)) line(depth, "upphör " + series.name + ": avgörs genom \"omförhandling\"");
    }

    std::string uprating(const DrawnSeries& series, Sort sort) {
        static const std::vector<std::string> firsts{"2024-01-01", "2025-01-01", "2025-07-01", "2025-10-31",
                                                     "2026-01-01", "2026-03-31", "2024-02-29", "2026-04-01"};
        static const std::vector<std::string> of_years{"år", "år", "år", "2 år", "12 månader", "24 månader"};
        static const std::vector<std::string> shorter{"månad", "kvartal", "halvår", "3 månader", "2 kvartal", "år"};
        const bool by_month = series.monthly && random_.chance(50);
        const bool chained = random_.chance(50) || (by_month && series.changes);
        std::string with = series.name;
        bool mean = false;
        if (series.monthly && !by_month) {
            mean = random_.chance(35);
            with = mean ? "medelvärdet av " + with + " för oktober till december" : with + " för oktober";
        }
        if (random_.chance(25)) with = (random_.chance(50) ? "75 % av " : "50 % av ") + with;
        std::vector<std::string> parts;
        if (by_month) {
            static const std::vector<std::string> lags{"1 månad", "3 månader", "6 månader", "2 kvartal"};
            parts.push_back("eftersläpning " + random_.pick(lags));
        } else if (random_.chance(50)) {
            static const std::vector<std::string> lags{"1 år", "2 år", "12 månader"};
            parts.push_back("eftersläpning " + random_.pick(lags));
        }
        const bool from_month = series.monthly && !series.changes && !mean && (by_month || random_.chance(20));
        parts.push_back(chained      ? random_.chance(50) ? "från föregående år" : "från föregående belopp"
                        : from_month ? "räknat från " + random_.pick(series.periods)
                                     : "räknat från basåret");
        // Decimals are those of the unit, which a number without one may get from another rule.
        if ((sort == Sort::money || sort == Sort::time) && random_.chance(70))
            parts.push_back(sort == Sort::money ? "avrundat till hela kronor" : "avrundat uppåt till 15 minuter");
        if (random_.chance(30))
            parts.push_back(random_.chance(50) ? "aldrig under basbeloppet" : "aldrig under föregående belopp");
        if (chained && random_.chance(25)) parts.push_back(random_.chance(50) ? "högst 3 %" : "högst 50 %");
        if (random_.chance(15))
            parts.push_back("fryst från och med " + std::string(random_.chance(50) ? "2026-03-31" : "2025-12-31"));
        if (random_.chance(30)) {
            static const std::vector<std::string> days{"1 januari", "1 november föregående år", "2025-12-11",
                                                       "31 mars"};
            parts.push_back("senast publicerad före " + random_.pick(days));
        }
        std::string text = "räknas om varje " + random_.pick(by_month && !series.changes ? shorter : of_years) +
                           " från och med " + random_.pick(firsts) + " med " + with;
        while (!parts.empty()) {
            const std::size_t place = random_.below(parts.size());
            text += ", " + parts[place];
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place));
        }
        return text;
    }

    void frozen(int depth) {
        static const std::vector<std::string> periods{"varje halvår", "varje år", "varje kvartal",
                                                      "vart tredje år från 2025"};
        line(depth, "fastställs " + random_.pick(periods));
    }

    std::string selector() {
        chosen_ = nullptr;
        const std::size_t roll = random_.below(10);
        if (roll < 5) {
            chosen_ = &random_.pick(readings_);
            return chosen_->name;
        }
        chosen_options_ = roll < 8 ? options_of_ort : std::vector<std::string>{"ja", "nej"};
        return roll < 8 ? "o1" : "b2";
    }

    void choice_lines(int depth, Sort sort, const Where& where) {
        const std::vector<std::string> options = chosen_ != nullptr ? chosen_->options : chosen_options_;
        const bool otherwise = random_.chance(30);
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (otherwise && i + 1 == options.size()) {
                line(depth, "annars " + expressions_.value(sort, where, 1));
            } else {
                line(depth, options[i] + "  " + expressions_.value(sort, where, 1));
            }
        }
    }

    void occasions(int depth, const Where& where) {
        const std::size_t count = 1 + random_.below(2);
        for (std::size_t i = 0; i < count; ++i) {
            const bool own = random_.chance(50);
            line(depth, "om " + expressions_.condition(where, 1) + (own ? " [" + tag("O") + "]" : ""));
        }
    }

    void criteria(int depth, const Where& where) {
        static const std::vector<std::string> kinds{"alla följande", "något av", "minst 2 av", "inget av"};
        line(depth, "om " + random_.pick(kinds));
        const std::size_t count = 2 + random_.below(2);
        for (std::size_t i = 0; i < count; ++i) line(depth + 1, expressions_.condition(where, 1));
        if (random_.chance(30)) {
            line(depth + 1, random_.pick(kinds));
            line(depth + 2, expressions_.condition(where, 1));
            line(depth + 2, expressions_.condition(where, 1));
        }
    }

    void exception(int depth, const std::string& clause, const std::vector<Named>& hosts, const std::string& host,
                   int level) {
        const Where where = where_of(hosts);
        const std::string name = tag("E");
        if (random_.chance(20)) {
            line(depth, "undantag [" + name + "]");
            line(depth + 1, random_.chance(80) ? "gäller inte om " + expressions_.condition(where, 1)
                                               : std::string("gäller inte"));
            return;
        }
        const bool lines = random_.chance(25);
        line(depth, std::string("undantag") +
                        (lines || random_.chance(15) ? std::string() : " om " + expressions_.condition(where, 1)) +
                        " [" + name + "]");
        if (lines) {
            line(depth + 1, "om " + expressions_.condition(where, 1));
            line(depth + 1, "om " + expressions_.condition(where, 1));
        }
        std::vector<Named> targets = hosts;
        if (targets.size() > 1 && random_.chance(60)) targets.erase(targets.begin() + random_.chance(50));
        std::set<std::string> terms;
        for (const Named& target : targets) terms.insert(target.name);
        const std::size_t count = random_.chance(80) ? 1 : 2;
        for (std::size_t i = 0; i < count; ++i) rule(depth + 1, clause, targets, tag("U"), host, level, name);
        tagged_.push_back({name, terms, clause, host, level, ""});
        if (level < 2 && random_.chance(15)) exception(depth + 1, clause, targets, name, level + 1);
    }

    /// `undantag från [A; B]` in some clause.
    void named_exception(const std::string& clause) {
        const Tagged host = random_.pick(tagged_);
        const std::string target = *host.terms.begin();
        const auto term = std::find_if(terms_.begin(), terms_.end(), [&](const Named& t) { return t.name == target; });
        std::string hosts = host.tag;
        const Tagged other = random_.pick(tagged_);
        if (random_.chance(40) && other.tag != host.tag && other.terms.contains(target)) hosts += "; " + other.tag;
        const std::string name = tag("E");
        // Of a clause that holds rules of other terms too, those that the exception has a rule for.
        const bool whole_clause = random_.chance(15) && only_of(host.clause, target);
        line(1, "undantag från " + (whole_clause ? "§ " + host.clause : "[" + hosts + "]") + " [" + name + "]");
        const Where where = where_of(*term);
        if (random_.chance(15)) {
            line(2, "gäller inte om " + expressions_.condition(where, 1));
            return;
        }
        if (random_.chance(60)) line(2, "om " + expressions_.condition(where, 1));
        rule(2, clause, {*term}, tag("U"), host.tag, 2);
    }

    bool only_of(const std::string& clause, const std::string& term) {
        return std::all_of(tagged_.begin(), tagged_.end(), [&](const Tagged& each) {
            return each.clause[0] != clause[0] || (each.terms.size() == 1 && each.terms.contains(term));
        });
    }

    // ---- precedence

    std::string under_reading() {
        if (readings_.empty() || !random_.chance(35)) return "";
        const Reading& reading = random_.pick(readings_);
        return " om " + reading_test(random_, reading);
    }

    static bool meet(const Tagged& a, const Tagged& b) {
        if (a.tag == b.heading || b.tag == a.heading) return false;
        return std::any_of(a.terms.begin(), a.terms.end(), [&](const auto& term) { return b.terms.contains(term); });
    }

    /// Always the earlier before the later, so that nothing runs in a circle; siblings and base rules alike.
    void precedence() {
        const std::size_t count = 1 + random_.below(3);
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string> chain;
            const Tagged* last = nullptr;
            const std::size_t from = random_.below(tagged_.size());
            for (std::size_t at = from; at < tagged_.size() && chain.size() < 3; ++at) {
                const Tagged& next = tagged_[at];
                if (last != nullptr &&
                    (!meet(*last, next) || (next.host != last->host && random_.chance(92)) || !random_.chance(60)))
                    continue;
                if (last == nullptr && next.level > 0 && random_.chance(60)) continue;
                chain.push_back(next.tag);
                last = &next;
            }
            if (chain.size() < 2) continue;
            if (chain.size() == 3 && random_.chance(50)) chain.pop_back();
            std::string text;
            const bool group = chain.size() == 3 && random_.chance(40);
            for (const std::string& each : chain) {
                const bool joins = group && &each == &chain[1];  // the second beside the first
                text += (text.empty() ? "[" : joins ? "; " : "] går före [") + each;
            }
            text += "]";
            line(1, text + under_reading());
        }
        if (random_.chance(60)) clause_precedence();
        if (in_two_documents_ && in_module_)
            line(1, (random_.chance(50) ? "prov går före tillägg" : "tillägg går före prov") + under_reading());
    }

    void clause_precedence() {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (const Tagged& a : tagged_) {
            for (const Tagged& b : tagged_) {
                if (a.clause != b.clause && a.clause[0] != b.clause[0] && meet(a, b))
                    pairs.emplace_back(a.clause, b.clause);
            }
        }
        if (pairs.empty()) return;
        const auto& [high, low] = random_.pick(pairs);
        line(1, "§ " + high + " går före § " + low + under_reading());
    }

    void ranking() {
        std::vector<const Tagged*> lines;
        for (const Tagged& each : tagged_) {
            if (each.level > 0 || !each.terms.contains("x") || !random_.chance(60)) continue;
            lines.push_back(&each);
        }
        if (lines.size() < 2) return;
        line(1, "rangordning" + under_reading());
        for (const Tagged* each : lines) line(2, "[" + each->tag + "]" + (random_.chance(25) ? under_reading() : ""));
    }

    Random& random_;
    bool has_list_ = false;
    bool has_calendar_ = false;
    std::vector<Named> names_;
    std::vector<Named> terms_;
    std::vector<Reading> readings_;
    std::vector<DrawnSeries> series_;
    std::vector<Named> uprated_[2];  ///< names with lines of their own, of the agreement and of the module
    int level_ = 0;
    Expressions expressions_;
    std::vector<std::string> lines_;
    std::vector<Tagged> tagged_;
    std::set<std::string> has_rule_;
    std::set<std::string> bare_;
    std::string taken_at_;  ///< the term per month that is taken at the first day of each
    bool has_notice_ = false;
    bool waits_ = false;
    bool in_two_documents_ = false;
    bool in_module_ = false;
    int tags_used_ = 0;
    const Reading* chosen_ = nullptr;
    std::vector<std::string> chosen_options_;
};

}  // namespace

Generated generate_program(Random& random) { return Maker(random).make(); }

}  // namespace klausul::differential
