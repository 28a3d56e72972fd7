#!/usr/bin/env bash
# Library: CLI11 2.1.2 (Debian 12, libcli11-dev), command lines for C++.
# Expected: an option bound to an int takes a whole number in decimal; the month "08" is 8, and "010" is 10.
# Seen: 010 is 8, since a leading zero makes the number octal, and 08 and 09 are refused. The same holds in a
#   configuration file. A double takes 010 as ten.
# Why it matters: months, weeks and numbers of clauses come with leading zeros from registers and file names: most
#   are right, some refused, and 010 and 011 are taken for others without a word.
set -euo pipefail

export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Installs a package where it is missing and refuses any other version than the one the finding was made with.
need() {
  dpkg-query --show "$1" > /dev/null 2>&1 ||
    { apt-get update && apt-get install --yes --no-install-recommends "$1"; } > /dev/null
  local found
  found=$(dpkg-query --show --showformat '${Version}' "$1")
  printf '%s %s\n' "$1" "$found" >&2
  [[ $found == "$2"* ]] || { printf '%s: made for version %s\n' "$1" "$2" >&2; exit 2; }
}
need g++ ''
need libcli11-dev 2.1.2+ds-

cat > probe.cpp <<'CODE'
#include <CLI/CLI.hpp>
#include <iostream>
int main(int count, char** words) {
  CLI::App app;
  int month = 0;
  double amount = 0;
  app.add_option("--month", month);
  app.add_option("--amount", amount);
  app.set_config("--config");
  CLI11_PARSE(app, count, words);
  std::cout << "month " << month << ", amount " << amount << '\n';
}
CODE
g++ -std=c++17 probe.cpp -o read

probe() {
  local text
  for text in 07 08 010 012; do
    printf -- '--month %s: ' "$text"
    ./read --month "$text" 2> /dev/null || echo refused
  done
  printf -- '--amount 010: '; ./read --amount 010
  echo 'month=010' > settings.ini
  printf 'month=010 in a file: '; ./read --config settings.ini
}

expected=$(cat <<'TEXT'
--month 07: month 7, amount 0
--month 08: refused
--month 010: month 8, amount 0
--month 012: month 10, amount 0
--amount 010: month 0, amount 10
month=010 in a file: month 8, amount 0
TEXT
)
seen=$(probe)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
