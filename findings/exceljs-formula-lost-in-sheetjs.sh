#!/usr/bin/env bash
# Library: exceljs 4.4.0 writes a workbook, xlsx (SheetJS) 0.18.5 reads it (npm).
# Expected: a cell with a formula stays a cell with a formula: exceljs lets one write a formula without its
#   result, SheetJS keeps formulas by default (cellFormula), and only blank cells without content need sheetStubs.
# Seen: SheetJS leaves such cells out: no formula, no value, no error. Rows of sums read as empty rows, and when
#   SheetJS writes the book again, the formulas are gone from the file. exceljs itself reads them back.
# Why it matters: an invoice specification made by one program and passed on by another has lost its totals, while
#   all other cells look right.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" exceljs@4.4.0 xlsx@0.18.5

cat > probe.cjs <<'CODE'
const ExcelJS = require('exceljs');
const XLSX = require('xlsx');
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('faktura');
  sheet.getCell('A1').value = 640;
  sheet.getCell('A2').value = 1280;
  sheet.getCell('A3').value = { formula: 'SUM(A1:A2)' };
  const bytes = await book.xlsx.writeBuffer();

  const again = new ExcelJS.Workbook();
  await again.xlsx.load(bytes);
  console.log('exceljs reads A3:', JSON.stringify(again.getWorksheet('faktura').getCell('A3').value));

  const read = XLSX.read(bytes, { cellFormula: true });
  console.log('SheetJS reads:', XLSX.utils.sheet_to_formulae(read.Sheets.faktura).join(' '));
  const passed_on = new ExcelJS.Workbook();
  await passed_on.xlsx.load(XLSX.write(read, { type: 'buffer', bookType: 'xlsx' }));
  console.log('A3 after SheetJS:', JSON.stringify(passed_on.getWorksheet('faktura').getCell('A3').value));
})();
CODE

expected=$(cat <<'TEXT'
exceljs reads A3: {"formula":"SUM(A1:A2)"}
SheetJS reads: A1=640 A2=1280
A3 after SheetJS: null
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
