#pragma once

// What all rules share: the tokens, the keyword rule, the flat tree that is written while matching, and `need`, the
// one way to say that a line cannot be anything else any more. The rules themselves, one a production, stand in
// match_statement.cpp for lines and in match_expression.cpp for expressions. PEGTL is included from here only.

#include <tao/pegtl.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "grammar/messages.hpp"
#include "grammar/nodes.hpp"
#include "grammar/scan.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul::rules {

namespace pegtl = tao::pegtl;
using pegtl::eof;
using pegtl::not_at;
using pegtl::seq;
using pegtl::sor;

using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*>;

/// Blanks are eaten after each token, so a rule begins on its first word.
template <typename... Rules>
using maybe = pegtl::opt<seq<Rules...>>;
template <typename... Rules>
using many = pegtl::star<seq<Rules...>>;
template <typename... Rules>
using some = pegtl::plus<seq<Rules...>>;
template <typename... Rules>
using ahead = pegtl::at<seq<Rules...>>;

struct State {
    std::vector<Node>& nodes;
    const char* begin;
    int depth = 0;
};

inline std::uint32_t offset(const State& state, const char* at) { return static_cast<std::uint32_t>(at - state.begin); }

template <typename Rule>
concept Remembered = requires {
    Rule::kind;
};

/// Writes a node for each rule that has a `kind`, and takes back what a failing rule wrote. Nothing is written while
/// looking ahead.
template <typename Rule>
struct Control : pegtl::normal<Rule> {
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Ctl>
    static bool match(Input& in, State& state) {
        if constexpr (A == pegtl::apply_mode::nothing) {
            return pegtl::normal<Rule>::template match<A, M, Action, Ctl>(in, state);
        } else {
            const auto mark = state.nodes.size();
            if constexpr (Remembered<Rule>) state.nodes.push_back({Rule::kind, offset(state, in.current())});
            const bool matched = pegtl::normal<Rule>::template match<A, M, Action, Ctl>(in, state);
            if (!matched) state.nodes.erase(state.nodes.begin() + static_cast<std::ptrdiff_t>(mark), state.nodes.end());
            if constexpr (Remembered<Rule>) {
                if (matched) state.nodes[mark].end = offset(state, in.current());
                if (matched) state.nodes[mark].next = static_cast<std::uint32_t>(state.nodes.size());
            }
            return matched;
        }
    }
};

template <NodeKind K, typename... Rules>
struct node : seq<Rules...> {
    static constexpr NodeKind kind = K;
};

/// From here the line can be nothing else: if the rule does not match, message `Code` is due at this place.
template <int Code, typename... Rules>
struct need {
    using rule_t = need;
    using subs_t = pegtl::type_list<seq<Rules...>>;
    template <pegtl::apply_mode A, pegtl::rewind_mode, template <typename...> class Action,
              template <typename...> class Ctl>
    static bool match(Input& in, State& state) {
        if (Ctl<seq<Rules...>>::template match<A, pegtl::rewind_mode::dontcare, Action, Ctl>(in, state)) return true;
        throw Failure{Code, offset(state, in.current())};
    }
};

/// Counts how deep expressions stand inside of each other. Each way round in the grammar goes through this once.
template <typename Rule>
struct nested {
    using rule_t = nested;
    using subs_t = pegtl::type_list<Rule>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Ctl>
    static bool match(Input& in, State& state) {
        if (state.depth >= deepest_expression)
            throw Failure{code::expression_too_deep, offset(state, in.current()), {std::to_string(deepest_expression)}};
        ++state.depth;
        const bool matched = Ctl<Rule>::template match<A, M, Action, Ctl>(in, state);
        --state.depth;
        return matched;
    }
};

/// A token found by a plain function over the rest of the statement; see scan.hpp.
template <auto Scan>
struct scanned {
    using rule_t = scanned;
    using subs_t = pegtl::empty_list;
    template <pegtl::apply_mode A, pegtl::rewind_mode, template <typename...> class Action,
              template <typename...> class Ctl>
    static bool match(Input& in, State& state) {
        scan::Found found = Scan({in.current(), in.size()});
        if (found.code != 0) throw Failure{found.code, offset(state, in.current()) + found.at, std::move(found.words)};
        if (found.length == 0) return false;
        in.bump(found.length + scan::blanks(std::string_view(in.current() + found.length, in.size() - found.length)));
        return true;
    }
};

template <Word W>
struct kw {
    using rule_t = kw;
    using subs_t = pegtl::empty_list;
    static bool match(Input& in) {
        const std::string_view rest(in.current(), in.size());
        const auto length = keyword_length(W, rest);
        if (length == 0) return false;
        in.bump(length + scan::blanks(rest.substr(length)));
        return true;
    }
};

template <char C>
struct mark {
    using rule_t = mark;
    using subs_t = pegtl::empty_list;
    static bool match(Input& in) {
        if (in.empty() || *in.current() != C) return false;
        in.bump(1 + scan::blanks(std::string_view(in.current() + 1, in.size() - 1)));
        return true;
    }
};

/// A keyword that matters to the builders.
template <NodeKind K, Word W>
struct kwnode : kw<W> {
    static constexpr NodeKind kind = K;
};

template <NodeKind K, auto Scan>
struct token : scanned<Scan> {
    static constexpr NodeKind kind = K;
};

struct name : token<NodeKind::name, scan::name> {};
struct option_name : token<NodeKind::name, scan::option_name> {};
struct plain_name : token<NodeKind::name, scan::plain_name> {};
struct unit_name : token<NodeKind::name, scan::unit_name> {};
struct text : token<NodeKind::text, scan::text> {};
struct date : token<NodeKind::date, scan::date> {};
struct clock : token<NodeKind::clock, scan::clock> {};
struct utc_offset : token<NodeKind::utc_offset, scan::utc_offset> {};
struct figure : token<NodeKind::figure, scan::figure> {};
struct year : token<NodeKind::year, scan::year> {};
struct period_token : token<NodeKind::period_literal, scan::period> {};
struct integer : token<NodeKind::integer, scan::integer> {};
struct month : token<NodeKind::month, scan::month> {};
struct ordinal : token<NodeKind::ordinal, scan::ordinal> {};
struct orgnr_digits : token<NodeKind::raw, scan::organisation_number> {};
struct tag_words : token<NodeKind::tag, scan::tag> {};

struct tag_group : seq<mark<'['>, need<code::tag_missing, tag_words>,
                       many<mark<';'>, need<code::tag_missing, tag_words>>, need<code::bracket_not_closed, mark<']'>>> {
};
struct line_tags : node<NodeKind::line_tags, pegtl::star<tag_group>> {};

/// kr/timme, %; the slash of a unit has no blanks around it, so that `6 kr/person / 2` divides.
struct unit : node<NodeKind::unit, unit_name, many<scanned<scan::unit_slash>, unit_name>> {};

inline Match run(std::string_view words, bool (*matcher)(Input&, State&)) {
    constexpr std::size_t usual = 64;  ///< nodes of a line
    Match result;
    result.nodes.reserve(usual);
    Input in(words.data(), words.data() + words.size(), "");
    State state{result.nodes, words.data()};
    try {
        result.found = matcher(in, state);
    } catch (Failure& failure) {
        result.failure = std::move(failure);
        if (!result.nodes.empty()) result.committed = result.nodes.front().kind;
    }
    return result;
}

/// The expression rules are compiled on their own; these are the doors. They always write nodes and therefore must
/// not be used for looking ahead.
bool match_expression(Input& in, State& state);  ///< a whole expression, `om … då … annars …` included
bool match_amount(Input& in, State& state);      ///< no comparison and no `och`: sums, rounded or not
bool match_postfix(Input& in, State& state);     ///< one value with its suffixes
bool match_rounding(Input& in, State& state);    ///< `avrundat till hela kronor`
bool match_members(Input& in, State& state);     ///< what may stand after `för`

template <bool (*Matcher)(Input&, State&)>
struct door {
    using rule_t = door;
    using subs_t = pegtl::empty_list;
    template <pegtl::apply_mode A, pegtl::rewind_mode, template <typename...> class Action,
              template <typename...> class Ctl>
    static bool match(Input& in, State& state) {
        static_assert(A == pegtl::apply_mode::action || A == pegtl::apply_mode::nothing);
        return Matcher(in, state);
    }
};

}  // namespace klausul::rules
