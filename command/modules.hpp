#pragma once

// Where imported texts are looked for: `jamtland.parter` is jamtland/parter.klausul under one of the roots.

#include <map>
#include <string>
#include <vector>

#include "interpreter/klausul.hpp"

namespace klausul {

/// The folders given; without any, the folder of the document and those around it, up to the working directory, or
/// three levels up when the document lies elsewhere. Nearest first.
[[nodiscard]] std::vector<std::string> module_roots(const std::string& document, const std::vector<std::string>& given);

/// Looks under the roots in order and never outside of them, links included.
[[nodiscard]] ModuleFinder find_in(std::vector<std::string> roots);

/// The texts that may amend or except something in a document: those in and below the roots that were given, else those
/// in the folder of the document asked about; not `document` itself. In the order of their paths.
/// `read` keeps what has been read of each folder, so that many documents in one read it once; it must stay alive.
[[nodiscard]] NeighbourFinder neighbours_in(std::vector<std::string> given_roots, std::string document,
                                            std::map<std::string, std::vector<SourceText>>& read);

}  // namespace klausul
