#!/usr/bin/env bash
# Library: @accordproject/concerto-core 5.0.0 (npm), the data model of Accord Project for contracts that a machine
#   can read.
# Expected: a DateTime is a date of ISO 8601. The standard has dates of month and day (2026-01-31) and of the day
#   in the year (2026-031, the same day). A form that is not known is refused, as the date of a week (2026-W05-6)
#   is.
# Seen: 2026-031 is read as year, month 03, day 1: the first of March. 2026-365, the last day of the year, becomes
#   5 December 2028. Nothing is refused and the value is written out again as the other day.
# Why it matters: a contract that checked its data against its model settles on a day that nobody wrote.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" @accordproject/concerto-core@5.0.0

cat > probe.cjs <<'CODE'
const concerto = require('@accordproject/concerto-core');
const models = new concerto.ModelManager();
models.addCTOModel('namespace madeup@1.0.0\nconcept Term { o DateTime starts }', 'madeup.cto');
const serializer = new concerto.Serializer(new concerto.Factory(models), models);
for (const starts of ['2026-01-31', '2026-031', '2026-365', '2026-W05-6']) {
  try {
    const term = serializer.fromJSON({ $class: 'madeup@1.0.0.Term', starts });
    console.log(`${starts}: ${serializer.toJSON(term).starts}`);
  } catch (error) {
    console.log(`${starts}: refused`);
  }
}
CODE

expected=$(cat <<'TEXT'
2026-01-31: 2026-01-31T00:00:00.000Z
2026-031: 2026-03-01T00:00:00.000Z
2026-365: 2028-12-05T00:00:00.000Z
2026-W05-6: refused
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
