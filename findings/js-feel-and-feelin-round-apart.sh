#!/usr/bin/env bash
# Library: js-feel 1.4.7 and feelin 8.2.0 (npm), two interpreters of FEEL, the expression language of decision
#   tables (DMN).
# Expected: DMN: decimal(n, scale) rounds a half to the even neighbour and gives a number; the same table gives
#   the same amount in every engine.
# Seen: decimal(2.5, 0) is 2 in feelin and "3", a text, in js-feel, which rounds a half upwards. The same happens
#   at half an öre: 0.125 is 0.12 and "0.13".
# Why it matters: tables are exchanged between engines because the standard promises one meaning; here the amount
#   due differs by a krona, and comparing the text with a number is one more trap.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" js-feel@1.4.7 feelin@8.2.0

cat > probe.cjs <<'CODE'
(async () => {
  const { evaluate } = await import('feelin');
  const { feel } = require('js-feel')();
  for (const text of ['decimal(2.5, 0)', 'decimal(3.5, 0)', 'decimal(0.125, 2)', 'decimal(0.135, 2)']) {
    const by_js_feel = await feel.parse(text).build({});
    console.log(`${text}: feelin ${JSON.stringify(evaluate(text).value)}, js-feel ${JSON.stringify(by_js_feel)}`);
  }
})();
CODE

expected=$(cat <<'TEXT'
decimal(2.5, 0): feelin 2, js-feel "3"
decimal(3.5, 0): feelin 4, js-feel "4"
decimal(0.125, 2): feelin 0.12, js-feel "0.13"
decimal(0.135, 2): feelin 0.14, js-feel "0.14"
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
