#!/usr/bin/env python3
"""Imports a roster into the empty cohort 1 of the store of this folder and compares what comes of it with the
roster's expectations, key by key. usage: check.py PROGRAM ROSTER.csv (beside it lies ROSTER.expected.json)"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

program, roster = sys.argv[1], pathlib.Path(sys.argv[2])
expected = json.loads(roster.with_suffix(".expected.json").read_text("utf-8"))
wrong = []


def check(what, got, want):
    if got != want:
        wrong.append(f"{what}: {got!r}, not {want!r}")


def miraif(*words):
    done = subprocess.run([program, *words, "--json"], capture_output=True, encoding="utf-8")
    return done.returncode, json.loads(done.stdout)["data"]


def nfkc(text):
    return unicodedata.normalize("NFKC", text or "")


def reading(text):
    kana = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in nfkc(text))
    return " ".join(kana.split())


def choices(text):
    """What was ticked, separated by the mark that the row uses."""
    for mark in (";", "、", "・", ", "):
        if text and mark in text:
            return [part.strip() for part in text.split(mark)]
    return [text] if text else []


def national(text):
    return re.sub(r"\D", "", nfkc(text))


def check_file():
    data = roster.read_bytes()
    check("bytes", len(data), expected["bytes"])
    check("sha256", hashlib.sha256(data).hexdigest(), expected["sha256"])


def check_report(status, report):
    for key in ("encoding", "newline", "delimiter"):
        check(key, report[key], expected[key].lower())
    check("bom", report["bom"], expected["bom"])
    check("records", report["records"], expected["data_records"])
    check("accepted", report["accepted"], expected["accepted"])
    check("rejected", len(report["rejected"]), expected["rejected_count"])
    if expected["exit"] != "any":
        check("exit status", "nonzero" if status else "zero", expected["exit"])
    for column in expected["columns"]:
        field = report["mapping"].get(column["header"], "external_id")
        check(column["header"], field, column["role"])
    for want in expected["rejected"]:
        got = next((row for row in report["rejected"] if row["record"] == want["record"]), None)
        if got is None:
            wrong.append(f"record {want['record']} is not rejected")
            continue
        check(f"line of record {want['record']}", got["line"], want["line"])
        check(f"reasons of record {want['record']}", bool(set(got["reasons"]) & set(want["reasons"])), True)
        if "field" in want:
            check(f"field of record {want['record']}", got["field"], want["field"])
    for want in expected["warnings_should"]:
        found = any((row["record"], row["line"]) == (want["record"], want["line"]) and want["code"] in row["reasons"]
                    for row in report["warnings"])
        check(f"warning {want['code']} of record {want['record']}", found, True)
    if not expected["warnings_should"]:
        unasked = [row for row in report["warnings"] if row["reasons"] != ["company_branch"]]
        check("warnings", unasked, [])


def check_person(want, person):
    application = next(a for a in miraif("person", "show", person["id"])[1]["applications"] if a["cohort"] == 1)
    name = f"record {want['record']} "
    for key in ("family_name", "given_name", "company", "birth_date"):
        if key in want:
            check(name + key, person[key], want[key] or None)
    check(name + "concern", person["concern"] or "", want.get("concern", ""))
    check(name + "email", person["email"].lower(), want["email"].lower())
    check(name + "kana", reading(person["kana"]), reading(want["kana"]))
    check(name + "age", person["age"], want.get("age"))
    check(name + "phone", national(person["phone"]), want.get("phone_digits", ""))
    check(name + "availability", choices(person["availability"]), want["availability"])
    for key in ("industry", "occupation"):
        check(name + key, nfkc(person[key]), nfkc(want[key]))
    if "applied_at" in want:
        check(name + "applied_at", application["applied_at"], want["applied_at"])
    if "external_id" in want:
        check(name + "No.", application["answers"]["No."], want["external_id"])


check_file()
check_report(*miraif("cohort", "import", "1", str(roster)))
people = {person["email"].lower(): person for person in miraif("person", "list")[1]}
check("people", sorted(people), sorted(expected["accepted_emails"]))
for want in expected["normalised"]:
    if want["email"] in people:
        check_person(want, people[want["email"]])
again = miraif("cohort", "import", "1", str(roster))[1]
check("created again", (again["created"], again["updated"]), (0, 0))
check("unchanged again", again["unchanged"], expected["accepted"])
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
