#include "grammar/words/constructs.hpp"

#include "grammar/words/keywords.hpp"

namespace klausul {

Twin construct_words(Construct construct) {
    switch (construct) {
        case Construct::header:
            return {"huvud", "header"};
        case Construct::clause:
            return {"klausul", "clause"};
        case Construct::rule:
            return {"regel", "rule"};
        case Construct::exception:
            return twin(Word::exception);
        case Construct::criterion:
            return {"kriterium", "criterion"};
        case Construct::choice:
            return {"val", "choice"};
        case Construct::uprating:
            return {"omräkning", "uprating"};
        case Construct::precedence:
            return {"företräde", "precedence"};
        case Construct::duty:
            return {"skyldighet", "duty"};
        case Construct::note:
            return twin(Word::note);
        case Construct::text:
            return twin(Word::prose);
        case Construct::fact:
            return twin(Word::fact);
        case Construct::field:
            return {"fält", "field"};
        case Construct::answer:
            return twin(Word::answer);
        case Construct::helper:
            return {"hjälpterm", "helper"};
        case Construct::reading:
            return twin(Word::reading);
        case Construct::option:
            return {"läsning", "option"};
        case Construct::type_option:
            return {"alternativ", "option"};
        case Construct::party:
            return twin(Word::party);
        case Construct::definition:
            return {"definition", "definition"};
        case Construct::index:
            return twin(Word::series);
        case Construct::list:
            return {"lista", "list"};
        case Construct::table:
            return twin(Word::table);
        case Construct::check:
            return twin(Word::check);
        case Construct::example:
            return twin(Word::example);
        case Construct::steps:
            return {"ordning", "steps"};
        case Construct::requirement:
            return twin(Word::requirement);
        case Construct::expected:
            return {"väntad", "expected"};
        case Construct::term:
            return {"avtalstid", "term"};
        case Construct::notice:
            return twin(Word::notice);
        case Construct::deadline:
            return {"sista dag", "deadline"};
    }
    return {};
}

}  // namespace klausul
