#!/usr/bin/env bash
# Library: hyperformula 3.5.0 beside @formulajs/formulajs 4.6.1 (npm), engines for spreadsheet formulas.
# Expected: INT rounds down, also below zero: INT(-4.2) is -5, as the standards for spreadsheets have it
#   (OpenFormula, ISO/IEC 29500), and as FLOOR(-4.2;1) in the same engine gives.
# Seen: hyperformula gives -4, the same as TRUNC. formulajs gives -5.
# Why it matters: whole kronor of a credit note differ by one between the sheet and the engine that recomputes it,
#   and only for negative amounts, which tests seldom have.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" hyperformula@3.5.0 @formulajs/formulajs@4.6.1

cat > probe.cjs <<'CODE'
const { HyperFormula } = require('hyperformula');
const formulajs = require('@formulajs/formulajs');
const formulas = ['=INT(-4.2)', '=TRUNC(-4.2)', '=FLOOR(-4.2,1)', '=INT(4.2)'];
const sheet = HyperFormula.buildFromArray([formulas], { licenseKey: 'gpl-v3' });
const values = sheet.getSheetValues(0)[0];
formulas.forEach((formula, column) => console.log(`hyperformula ${formula}: ${values[column]}`));
console.log(`formulajs INT(-4.2): ${formulajs.INT(-4.2)}`);
CODE

expected=$(cat <<'TEXT'
hyperformula =INT(-4.2): -4
hyperformula =TRUNC(-4.2): -4
hyperformula =FLOOR(-4.2,1): -5
hyperformula =INT(4.2): 4
formulajs INT(-4.2): -5
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
