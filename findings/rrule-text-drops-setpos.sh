#!/usr/bin/env bash
# Library: rrule 2.8.1 (npm), recurrence rules of iCalendar (RFC 5545).
# Expected: isFullyConvertibleToText() tells whether toText() can say everything that the rule says; the text then
#   means the rule.
# Seen: a rule for the last weekday of each month (BYDAY=MO..FR;BYSETPOS=-1) is said to be fully convertible, and
#   its text is "every month on weekdays". Read back with fromText it gives twenty-two days a month instead of
#   one.
# Why it matters: payment days and notice days are often "the last weekday of the month"; a text made for people
#   to check the rule by says something else and nothing warns of it.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" rrule@2.8.1

cat > probe.mjs <<'CODE'
import rrule from 'rrule';
const { RRule, rrulestr } = rrule;
const start = 'DTSTART:20260101T000000Z\n';
const last_weekday = rrulestr(start + 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1');
const january = (rule) => rule.between(new Date('2026-01-01'), new Date('2026-01-31'), true);
const days = (dates) => dates.map((date) => date.toISOString().slice(0, 10)).join(' ');
console.log('rule in January 2026:', days(january(last_weekday)));
console.log('fully convertible:', last_weekday.isFullyConvertibleToText());
console.log('text:', last_weekday.toText());
const read_back = rrulestr(start + RRule.fromText(last_weekday.toText()).toString());
console.log('days in January 2026 of the text read back:', january(read_back).length);
CODE

expected=$(cat <<'TEXT'
rule in January 2026: 2026-01-30
fully convertible: true
text: every month on weekdays
days in January 2026 of the text read back: 22
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
