#!/usr/bin/env bash
# Library: @gorules/zen-engine 0.54.0 (npm), a rule engine with decision tables.
# Expected: date(...) + duration("1M") is the same day a month later, as d(...).add("1M") is in the same language.
# Seen: duration("1M") is 2 630 016 seconds (30.44 days), so from 1 February 2026 it leads to 3 March at 10:33:36,
#   and twelve of them from 1 January 2026 to the next 1 January at 06:43:12. d(...).add gives 1 March.
# Why it matters: terms and notice periods are told in months; a rule that compares such a date with a day is
#   wrong by days, and the two ways of writing it, both without a warning, disagree.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" @gorules/zen-engine@0.54.0

cat > probe.mjs <<'CODE'
import zen from '@gorules/zen-engine';
const show = (text) => console.log(`${text}: ${zen.evaluateExpressionSync(text, {})}`);
show('duration("1M")');
show('dateString(date("2026-02-01") + duration("1M"))');
show('dateString(date("2026-01-01") + duration("12M"))');
show('d("2026-02-01").add("1M").isSame("2026-03-01")');
CODE

expected=$(cat <<'TEXT'
duration("1M"): 2630016
dateString(date("2026-02-01") + duration("1M")): 2026-03-03 10:33:36
dateString(date("2026-01-01") + duration("12M")): 2027-01-01 06:43:12
d("2026-02-01").add("1M").isSame("2026-03-01"): true
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
