// Measures the two workloads: Klausul through its C++ API, one case a call, against the hand-written floor in the same
// process. All answers are compared with the floor's; a difference makes the exit code 1. How long it took never does.
//
//     klausul_bench [ROOT OF THE CHECKOUT [CASES [REPETITIONS]]]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/data.hpp"
#include "bench/floor.hpp"
#include "interpreter/klausul.hpp"

namespace klausul::bench {
namespace {

using Nanoseconds = std::chrono::duration<double, std::nano>;

/// What stands in the way of measuring: a file or a name that is not there.
struct Obstacle : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// ---- the agreement and its names ---------------------------------------------------------------------------------

std::shared_ptr<const Agreement> load_agreement(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Obstacle("cannot read " + path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Loaded loaded = load({path, text}, [](std::string_view) { return std::nullopt; });
    if (!loaded.agreement) throw Obstacle(path + " has mistakes; `klausul check` tells them");
    return loaded.agreement;
}

template <typename Found>
auto require(const Found& found, std::string_view name) {
    if (!found) throw Obstacle("not declared: " + std::string(name));
    return *found;
}

FactId fact(const Agreement& agreement, std::string_view name) { return require(agreement.find_fact(name), name); }
TermId answer(const Agreement& agreement, std::string_view name) { return require(agreement.find_answer(name), name); }

/// The numbers of options of a fact, in the order of the names.
std::vector<Number> options(const Agreement& agreement, FactId of, const std::vector<std::string_view>& names) {
    const Type& type = agreement.program().facts[of].type;
    std::vector<Number> numbers;
    for (const std::string_view name : names) numbers.push_back(require(agreement.find_option(type, name), name));
    return numbers;
}

template <typename Option>
const Number& of(const std::vector<Number>& numbers, Option option) {
    return numbers[static_cast<std::size_t>(option)];
}

// ---- time ----------------------------------------------------------------------------------------------------------

/// The time of each repetition, in nanoseconds for one case.
class Times {
public:
    void add(Nanoseconds time, std::size_t cases) { times_.push_back(time.count() / static_cast<double>(cases)); }
    double least() const { return *std::min_element(times_.begin(), times_.end()); }
    double median() const {
        std::vector<double> sorted = times_;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }

private:
    std::vector<double> times_;
};

/// The time this thread has had of the processor. On an idle machine it passes as the clock on the wall does; on a busy
/// one it leaves out the waiting, which would strike Klausul's long repetitions and spare the floor's short ones.
Nanoseconds processor_time() {
    std::timespec now{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) throw Obstacle("the processor time cannot be read");
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

template <typename Work>
Nanoseconds time_of(const Work& work) {
    const Nanoseconds start = processor_time();
    work();
    return processor_time() - start;
}

/// So many cases are filled before the clock runs and decided while it does: enough that reading the clock does not
/// show, few enough that they stay near the processor, as a case does that was just read.
constexpr std::size_t batch = 512;

struct Measured {
    std::string name;
    Times filled;   ///< decide alone, the cases being filled
    Times filling;  ///< fill and decide, one case over and over
    Times floor;
    double limit = 0;
    std::size_t differences = 0;
};

/// One repetition of a workload with cases filled beforehand, and one with a single case filled for each call.
/// `workload` has fill(Case&, input), decide(Judge&, const Case&, place), and clear() for what it has collected.
template <typename Workload>
void measure_klausul(Workload& workload, Measured& measured) {
    const auto& inputs = workload.inputs();
    Judge judge(workload.agreement());
    std::vector<Case> cases(batch, Case(workload.agreement().program()));
    Nanoseconds deciding{0};
    workload.clear();
    for (std::size_t first = 0; first < inputs.size(); first += batch) {
        const std::size_t count = std::min(batch, inputs.size() - first);
        for (std::size_t i = 0; i < count; ++i) workload.fill(cases[i], inputs[first + i]);
        deciding += time_of([&] {
            for (std::size_t i = 0; i < count; ++i) workload.decide(judge, cases[i], first + i);
        });
    }
    measured.filled.add(deciding, inputs.size());
    measured.differences += workload.differences();

    workload.clear();
    const Nanoseconds both = time_of([&] {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            workload.fill(cases[0], inputs[i]);
            workload.decide(judge, cases[0], i);
        }
    });
    measured.filling.add(both, inputs.size());
    measured.differences += workload.differences();
}

template <typename Workload>
Measured measure(Workload& workload, int repetitions) {
    Measured measured;
    measured.name = Workload::name;
    measured.limit = Workload::limit;
    for (int i = 0; i < repetitions; ++i) {
        measured.floor.add(time_of([&] { workload.run_floor(); }), workload.inputs().size());
        measure_klausul(workload, measured);
    }
    return measured;
}

// ---- workload A ----------------------------------------------------------------------------------------------------

class WhoPays {
public:
    static constexpr const char* name = "A who pays";
    static constexpr double limit = 40;

    WhoPays(const std::string& root, std::size_t count)
        : agreement_(load_agreement(root + "/bench/who_pays.klausul")),
          inputs_(make_cases(count)),
          expected_(count),
          decisions_(count),
          payer_(answer(*agreement_, "betalare")),
          age_(fact(*agreement_, "ålder")),
          housing_(fact(*agreement_, "boendeform")),
          enrolled_(fact(*agreement_, "inskriven")),
          selfcare_(fact(*agreement_, "egenvård")),
          product_(fact(*agreement_, "produkt")),
          prescriber_(fact(*agreement_, "förskrivare")),
          specialist_(fact(*agreement_, "specialistvård")),
          connected_(fact(*agreement_, "palliativt_ansluten")),
          housings_(
              options(*agreement_, housing_, {"ordinärt_boende", "särskilt_boende", "gruppbostad", "korttidsboende"})),
          products_(options(*agreement_, product_,
                            {"förbrukningsartiklar", "näringsprodukt", "medicinteknisk_produkt", "hjälpmedel",
                             "inkontinensprodukt", "laboratorieprov", "TPN_vätska", "infusionsvätska"})),
          prescribers_(options(*agreement_, prescriber_, {"läkare", "sjuksköterska", "dietist", "arbetsterapeut"})) {
        const Type& party = agreement_->program().terms[payer_].type;
        payers_ = {require(agreement_->find_option(party, "regionen"), "regionen"),
                   require(agreement_->find_option(party, "kommunen"), "kommunen")};
    }

    const Agreement& agreement() const { return *agreement_; }
    const std::vector<CaseA>& inputs() const { return inputs_; }
    void run_floor() { floor_a(inputs_, expected_); }
    void clear() { std::fill(decisions_.begin(), decisions_.end(), Decision{}); }

    void fill(Case& facts, const CaseA& input) const {
        facts.set_date(date_);
        facts.set(age_, Number(input.age));
        facts.set(housing_, of(housings_, input.housing));
        facts.set(enrolled_, Number(input.enrolled));
        facts.set(selfcare_, Number(input.selfcare));
        facts.set(product_, of(products_, input.product));
        facts.set(prescriber_, of(prescribers_, input.prescriber));
        facts.set(specialist_, Number(input.specialist));
        facts.set(connected_, Number(input.connected_palliative));
    }

    void decide(Judge& judge, const Case& facts, std::size_t place) { decisions_[place] = judge.decide(payer_, facts); }

    std::size_t differences() const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < inputs_.size(); ++i) count += agrees(decisions_[i], expected_[i]) ? 0 : 1;
        return count;
    }

private:
    bool agrees(const Decision& decision, const AnswerA& expected) const {
        static const std::vector<std::string> tags = {"E1", "E2", "E3", "E4", "E5", "E6", "E7", "B1", "B0"};
        if (decision.status != Status::decided || decision.rule == none) return false;
        const RuleInfo& rule = agreement_->program().rules[*decision.rule];
        return rule.tags == std::vector{tags[static_cast<std::size_t>(expected.clause)]} &&
               decision.value == of(payers_, expected.payer);
    }

    std::shared_ptr<const Agreement> agreement_;
    std::vector<CaseA> inputs_;
    std::vector<AnswerA> expected_;
    std::vector<Decision> decisions_;
    Day date_ = to_day({first_year, 6, 1}).value();
    TermId payer_;
    FactId age_, housing_, enrolled_, selfcare_, product_, prescriber_, specialist_, connected_;
    std::vector<Number> housings_, products_, prescribers_, payers_;
};

// ---- workload B ----------------------------------------------------------------------------------------------------

class Settlement {
public:
    static constexpr const char* name = "B settlement";
    static constexpr double limit = 100;

    Settlement(const std::string& root, std::size_t count)
        : agreement_(load_agreement(root + "/bench/settlement.klausul")),
          inputs_(make_assignments(count)),
          expected_(count),
          decisions_(count),
          totals_(expected_totals_.size()),
          amount_(answer(*agreement_, "belopp")),
          minutes_(fact(*agreement_, "tid")) {
        for (int year = first_year; year < first_year + years; ++year) {
            for (int month = 1; month <= months; ++month) days_.push_back(to_day({year, month, 1}).value());
        }
    }

    const Agreement& agreement() const { return *agreement_; }
    const std::vector<AssignmentB>& inputs() const { return inputs_; }
    void run_floor() { floor_b(inputs_, expected_, expected_totals_); }
    void clear() {
        std::fill(decisions_.begin(), decisions_.end(), Decision{});
        std::fill(totals_.begin(), totals_.end(), Number(0));
    }

    void fill(Case& facts, const AssignmentB& input) const {
        facts.set_date(days_[static_cast<std::size_t>((input.year - first_year) * months + input.month - 1)]);
        facts.set(minutes_, Number(input.minutes));
    }

    /// The floor adds up its amounts as it goes, and so does this.
    void decide(Judge& judge, const Case& facts, std::size_t place) {
        Decision& decision = decisions_[place];
        decision = judge.decide(amount_, facts);
        const AssignmentB& input = inputs_[place];
        totals_[total_index(input.municipality, input.year, input.month)] += decision.value;
    }

    std::size_t differences() const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            const Decision& decision = decisions_[i];
            count += decision.status == Status::decided && decision.value == Number(expected_[i]) ? 0 : 1;
        }
        for (std::size_t i = 0; i < totals_.size(); ++i) count += totals_[i] == Number(expected_totals_[i]) ? 0 : 1;
        return count;
    }

private:
    std::shared_ptr<const Agreement> agreement_;
    std::vector<AssignmentB> inputs_;
    std::vector<std::int64_t> expected_;
    Totals expected_totals_{};
    std::vector<Decision> decisions_;
    std::vector<Number> totals_;
    TermId amount_;
    FactId minutes_;
    std::vector<Day> days_;
};

// ---- the share at the end of workload B ----------------------------------------------------------------------------

struct MeasuredShare {
    Times klausul;
    Times floor;
    std::size_t differences = 0;
};

MeasuredShare measure_share(const Agreement& agreement, int repetitions) {
    const Number ore_per_krona = 100;
    const FactId weight = fact(agreement, "vikt");
    const Program& program = agreement.program();
    const std::vector<std::uint32_t>& members = program.domains[program.facts[weight].per.front()].members;
    Case facts(program);
    facts.set_date(to_day({first_year, 1, 1}).value());
    facts.set(fact(agreement, "kostnad"), Number(shared_ore) / ore_per_krona);
    for (std::size_t i = 0; i < members.size(); ++i) {
        facts.set(weight, {members[i]}, {Number(share_weights[i]), Given::value});
    }
    Judge judge(agreement);
    const RunOptions asked{{"andel_av_kostnad"}, false};
    MeasuredShare measured;
    for (int i = 0; i < repetitions; ++i) {
        Shares expected{};
        RunResult result;
        measured.floor.add(time_of([&] { expected = floor_share(shared_ore, share_weights); }), 1);
        measured.klausul.add(time_of([&] { result = judge.run(facts, asked); }), 1);
        const auto& shares = result.answers.front().elements;
        for (std::size_t m = 0; m < expected.size(); ++m) {
            const auto& value = shares[m].outcome.value;
            const Number* kronor = value ? value->kronor() : nullptr;
            measured.differences += kronor != nullptr && *kronor * ore_per_krona == Number(expected[m]) ? 0 : 1;
        }
    }
    return measured;
}

// ---- the table -----------------------------------------------------------------------------------------------------

void print_line(const std::string& what, const Times& klausul, const Measured& measured, bool headline) {
    const double ratio = klausul.least() / measured.floor.least();
    std::printf("%-28s %8.1f %8.1f %8.2f %8.2f %8.1f", what.c_str(), klausul.least(), klausul.median(),
                measured.floor.least(), measured.floor.median(), ratio);
    if (headline) {
        std::printf("   limit %.0f: %s", measured.limit, ratio <= measured.limit ? "kept" : "NOT KEPT");
    }
    std::printf("\n");
}

void print(const Measured& measured) {
    print_line(measured.name + ", decide", measured.filled, measured, true);
    print_line(measured.name + ", fill + decide", measured.filling, measured, false);
}

std::size_t to_count(const char* text) {
    try {
        const unsigned long long count = std::stoull(text);
        if (count > 0 && count <= 100'000'000) return static_cast<std::size_t>(count);
    } catch (const std::logic_error&) {
        // told below, with all other texts that are no count
    }
    throw Obstacle(std::string("not a count from 1 to 100000000: ") + text);
}

int run(std::span<char*> arguments) {
    const std::string root = arguments.size() > 1 ? arguments[1] : KLAUSUL_ROOT;
    const std::size_t count = arguments.size() > 2 ? to_count(arguments[2]) : 100'000;
    const int repetitions =
        arguments.size() > 3 ? static_cast<int>(std::min<std::size_t>(to_count(arguments[3]), 10'000)) : 15;
    WhoPays who_pays(root, count);
    Settlement settlement(root, count);
    const Measured a = measure(who_pays, repetitions);
    const Measured b = measure(settlement, repetitions);
    const MeasuredShare share = measure_share(settlement.agreement(), repetitions);

    std::printf("%zu cases, %d repetitions; nanoseconds of the processor for one case, ratio of the minima\n\n", count,
                repetitions);
    std::printf("%-28s %8s %8s %8s %8s %8s\n", "", "klausul", "median", "floor", "median", "ratio");
    print(a);
    print(b);
    std::printf("%-28s %8.0f %8.0f %8.0f %8.0f\n\n", "B one share over eight", share.klausul.least(),
                share.klausul.median(), share.floor.least(), share.floor.median());
    const std::size_t differences = a.differences + b.differences + share.differences;
    if (differences == 0) {
        std::printf("all answers, totals and shares are the floor's\n");
    } else {
        std::printf("DIFFERENT from the floor, over all repetitions: %zu in A, %zu in B, %zu shares\n", a.differences,
                    b.differences, share.differences);
    }
    return differences == 0 ? 0 : 1;
}

}  // namespace
}  // namespace klausul::bench

int main(int count, char** arguments) {
    try {
        return klausul::bench::run({arguments, static_cast<std::size_t>(count)});
    } catch (const klausul::bench::Obstacle& obstacle) {
        std::fprintf(stderr, "klausul_bench: %s\n", obstacle.what());
        return 2;
    }
}
