#!/usr/bin/env bash
# Library: Miller 6.6.0 (Debian 12), a tool for tables in files.
# Expected: the help of stats1: sum and mean require numeric input. Amounts that are not numbers to Miller (10,50
#   with a decimal comma) are refused or marked (error), as "put" marks them.
# Seen: stats1 leaves them out without a word: the sum of 10,50 and 0,75 is 0 with a count of 2. With one such
#   amount among numbers the mean is not the sum divided by the count.
# Why it matters: specifications of invoices come as such files with a decimal comma; a control sum that is 0, or
#   too small by the rows that were written otherwise, looks like any other sum.
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
need miller 6.6.0-

printf 'kr\n10,50\n0,75\n' > comma.csv
printf 'kr\n10.50\n0.75\n12,25\n' > mixed.csv

probe() {
  local file
  for file in comma mixed; do
    printf '%s stats1: ' "$file"
    mlr --icsv --ifs ';' --ojsonl stats1 -a sum,mean,count -f kr "$file.csv"
    printf '%s put: ' "$file"
    mlr --icsv --ifs ';' --ojsonl put -q '@sum += $kr; end { emit @sum }' "$file.csv"
  done
}

expected=$(cat <<'TEXT'
comma stats1: {"kr_sum": 0, "kr_mean": "", "kr_count": 2}
comma put: {"sum": (error)}
mixed stats1: {"kr_sum": 11.25, "kr_mean": 5.625, "kr_count": 3}
mixed put: {"sum": (error)}
TEXT
)
seen=$(probe)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
