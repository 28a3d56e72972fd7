#!/usr/bin/env bash
# Library: hledger 1.25 (Debian 12), double-entry bookkeeping in text.
# Expected: the manual: the postings of a transaction must sum to zero, and a commodity directive sets how amounts
#   are displayed; balance assertions compare exact amounts whatever the directive says.
# Seen: with "commodity 1 000. kr" a transaction of 100.40 against -100.00 kr passes, also in "hledger check", and
#   the balance shows 100 against -100 with the total 0. Without the directive the same transaction is refused for
#   0.40 kr.
# Why it matters: a line meant to show whole kronor switches off the check on öre: a fee that was not booked whole
#   stays in the books and no report shows it.
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
need hledger 1.25-

cat > plain.journal <<'CODE'
2026-01-31 faktura
  utgift:region    100.40 kr
  skuld           -100.00 kr
CODE
{ printf 'commodity 1 000. kr\n\n'; cat plain.journal; } > styled.journal

probe() {
  if hledger --file plain.journal check > /dev/null 2> error; then echo 'without directive: passes'
  else printf 'without directive: %s\n' "$(grep 'should be 0' error)"; fi
  if hledger --file styled.journal check; then echo 'with directive: passes'; fi
  hledger --file styled.journal balance --output-format csv
}

expected=$(cat <<'TEXT'
without directive: real postings' sum should be 0 but is: 0.40 kr
with directive: passes
"account","balance"
"skuld","-100 kr"
"utgift:region","100 kr"
"total","0"
TEXT
)
seen=$(probe)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
