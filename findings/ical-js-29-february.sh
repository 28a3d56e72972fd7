#!/usr/bin/env bash
# Library: ical.js 2.2.1 (npm), a reader of iCalendar.
# Expected: RFC 5545, 3.3.10: an occurrence on a date that does not exist is left out. So a yearly series that
#   starts on 29 February comes back in leap years only, as a monthly series on the 31st comes back in months of
#   31 days only.
# Seen: the monthly series leaves out short months, but the yearly one moves to 1 March in each year that is no
#   leap year. The same day written out (BYMONTH=2;BYMONTHDAY=29) gives leap years only.
# Why it matters: a yearly date that falls on 29 February (a term, an indexation, a birthday that a rate depends
#   on) is one of three different days, and which one it is depends on how the same series was written.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" ical.js@2.2.1

cat > probe.mjs <<'CODE'
import ICAL from 'ical.js';
const occurrences = (start, rule, count) => {
  const text = ['BEGIN:VEVENT', 'UID:made-up', `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, 'END:VEVENT'];
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text.join('\r\n'))));
  const days = [];
  const iterator = event.iterator();
  for (let day = iterator.next(); day && days.length < count; day = iterator.next()) days.push(day.toString());
  return days.join(' ');
};

console.log('monthly on the 31st:', occurrences('20260131', 'FREQ=MONTHLY', 4));
console.log('yearly from 29 February:', occurrences('20240229', 'FREQ=YEARLY', 5));
console.log('yearly, the day written out:', occurrences('20240229', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 3));
CODE

expected=$(cat <<'TEXT'
monthly on the 31st: 2026-01-31 2026-03-31 2026-05-31 2026-07-31
yearly from 29 February: 2024-02-29 2025-03-01 2026-03-01 2027-03-01 2028-02-29
yearly, the day written out: 2024-02-29 2028-02-29 2032-02-29
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
