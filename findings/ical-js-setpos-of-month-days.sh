#!/usr/bin/env bash
# Library: ical.js 2.2.1 beside rrule 2.8.1 (npm), two readers of the same iCalendar rule.
# Expected: BYMONTHDAY=28,29,30,31;BYSETPOS=-1 is the usual way to write "the 31st, or else the last day of the
#   month": of the days named, the last one that the month has (RFC 5545, 3.3.10). Both readers know BYSETPOS.
# Seen: rrule gives one day a month. ical.js does not apply BYSETPOS to days of the month and gives each of the
#   days 28 to 31.
# Why it matters: one monthly settlement becomes up to four a month, depending on which program reads the calendar
#   file.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" ical.js@2.2.1 rrule@2.8.1

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

import rrule from 'rrule';
const rule = 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1';
const by_rrule = rrule.rrulestr(`DTSTART:20260131T000000Z\nRRULE:${rule};COUNT=5`).all();
console.log('rrule:  ', by_rrule.map((day) => day.toISOString().slice(0, 10)).join(' '));
console.log('ical.js:', occurrences('20260131', rule, 5));
CODE

expected=$(cat <<'TEXT'
rrule:   2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31
ical.js: 2026-01-31 2026-02-28 2026-03-28 2026-03-29 2026-03-30
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
