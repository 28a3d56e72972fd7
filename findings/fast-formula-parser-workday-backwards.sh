#!/usr/bin/env bash
# Library: fast-formula-parser 1.0.19 beside hyperformula 3.5.0 (npm), engines for spreadsheet formulas.
# Expected: WORKDAY(day; -n) is the n-th working day before the day; WORKDAY is in the list of supported
#   functions.
# Seen: forwards the two agree. Backwards fast-formula-parser gives the day itself, whatever the number is, even
#   when it is a Saturday: no error, and a day that is no working day as the answer.
# Why it matters: "at the latest five working days before" is how agreements set times for orders, notices and
#   admissions; here that is the same day.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" fast-formula-parser@1.0.19 hyperformula@3.5.0

cat > probe.cjs <<'CODE'
const FormulaParser = require('fast-formula-parser');
const { HyperFormula } = require('hyperformula');
const parser = new FormulaParser();
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const [day, name] of [[20, 'Saturday'], [23, 'Tuesday']]) {
  for (const days of [2, -1, -5]) {
    const formula = `WORKDAY(DATE(2026,6,${day}),${days})-DATE(2026,6,${day})`;
    console.log(`${name} ${day} June 2026, ${days} working days: moved by`,
      `${parser.parse(formula)} (fast-formula-parser), ${sheet.calculateFormula('=' + formula, 0)} (hyperformula)`);
  }
}
CODE

expected=$(cat <<'TEXT'
Saturday 20 June 2026, 2 working days: moved by 3 (fast-formula-parser), 3 (hyperformula)
Saturday 20 June 2026, -1 working days: moved by 0 (fast-formula-parser), -1 (hyperformula)
Saturday 20 June 2026, -5 working days: moved by 0 (fast-formula-parser), -5 (hyperformula)
Tuesday 23 June 2026, 2 working days: moved by 2 (fast-formula-parser), 2 (hyperformula)
Tuesday 23 June 2026, -1 working days: moved by 0 (fast-formula-parser), -1 (hyperformula)
Tuesday 23 June 2026, -5 working days: moved by 0 (fast-formula-parser), -7 (hyperformula)
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
