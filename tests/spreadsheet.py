#!/usr/bin/env python3
"""What a spreadsheet does to a CSV file that is opened and saved: spreadsheet.py HOW FROM TO.

Quotes go where they are not needed; cells of digits lose their leading zeros, dates get the marks of the locale, and
lines end as the program likes it. HOW is excel (CP932, CRLF), excel-utf8 (byte order mark, CRLF), libreoffice (UTF-8,
LF) or excel-text (UTF-16 with mark, tabs)."""
import csv
import io
import re
import sys

HOW = {
    "excel": ("cp932", "\r\n", ","),
    "excel-utf8": ("utf-8-sig", "\r\n", ","),
    "libreoffice": ("utf-8", "\n", ","),
    "excel-text": ("utf-16", "\r\n", "\t"),
}


def cell(text):
    if re.fullmatch(r"0\d+", text):
        return text.lstrip("0") or "0"
    date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if date:
        return "%d/%d/%d" % tuple(map(int, date.groups()))
    return text.replace("\r\n", "\n")


def main(how, source, target):
    encoding, newline, delimiter = HOW[how]
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = [[cell(text) for text in row] for row in csv.reader(file)]
    out = io.StringIO()
    csv.writer(out, lineterminator=newline, delimiter=delimiter).writerows(rows)
    with open(target, "wb") as file:
        file.write(out.getvalue().encode(encoding, "replace"))


main(*sys.argv[1:])
