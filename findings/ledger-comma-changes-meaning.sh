#!/usr/bin/env bash
# Library: ledger 3.3.0 and hledger 1.25 (Debian 12), two programs for the same journal format.
# Expected: an amount means the same wherever it stands: "1,234 kr" is either 1234 or 1.234, and both programs
#   guess from the amounts of the commodity how its decimal mark looks.
# Seen: alone, "1,234 kr" is shown as 1,234 kr by both. When a later entry of 1,5 kr is added, hledger reckons
#   1.234 + 1.5 = 2,734 kr, and ledger 1234 + 1.5 = 1.235,5 kr: the comma is a thousands mark in one line and a
#   decimal mark in the other.
# Why it matters: prices per minute or kilometre are written with three decimals; between the two programs the sum
#   differs a thousand times, and neither warns.
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
need ledger 3.3.0-
need hledger 1.25-

printf '2026-01-01 a\n  pris    1,234 kr\n  bank\n' > one.journal
{ cat one.journal; printf '\n2026-01-02 b\n  pris    1,5 kr\n  bank\n'; } > two.journal

probe() {
  local program journal
  for program in ledger hledger; do
    for journal in one two; do
      printf '%s, %s: %s\n' "$program" "$journal" "$("$program" -f "$journal.journal" balance pris | head -1 | xargs)"
    done
  done
}

expected=$(cat <<'TEXT'
ledger, one: 1,234 kr pris
ledger, two: 1.235,5 kr pris
hledger, one: 1,234 kr pris
hledger, two: 2,734 kr pris
TEXT
)
seen=$(probe)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
