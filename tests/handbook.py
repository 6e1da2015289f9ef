#!/usr/bin/env python3
"""Runs the commands of the handbook in their order: `handbook.py PAGE`, in an empty folder with the sample files.

Lines of its literal blocks that begin with "miraif " are commands. Comments before them say what the page does not:
`.\\" now: TIME` sets the clock from there on, `.\\" exit: N` what the next command ends with (else 0), and
`.\\" run: COMMAND` does what an office would do by hand."""
import os
import pathlib
import subprocess
import sys


def steps(lines):
    """(line number, kind, text, wanted exit status) in order."""
    wanted, literal = 0, False
    for number, line in enumerate(lines, 1):
        if line.startswith((".Bd", ".Ed")):
            literal = line.startswith(".Bd -literal")
        elif line.startswith('.\\" now: '):
            yield number, "now", line[9:], 0
        elif line.startswith('.\\" run: '):
            yield number, "run", line[9:].replace("\\e", "\\"), 0
        elif line.startswith('.\\" exit: '):
            wanted = int(line[10:])
        elif literal and line.startswith("miraif "):
            yield number, "run", line.replace("\\e", "\\"), wanted
            wanted = 0


def main():
    page = pathlib.Path(sys.argv[1])
    environment, commands, failed = dict(os.environ), 0, 0
    for number, kind, text, wanted in steps(page.read_text(encoding="utf-8").splitlines()):
        if kind == "now":
            environment["MIRAIF_NOW"] = text
            continue
        # The story may be ahead of the machine's clock, which a claim asks about.
        command = text.replace("reminders claim", "reminders claim --yes")
        done = subprocess.run(["bash", "-c", command], env=environment, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        commands += 1
        if done.returncode != wanted:
            failed += 1
            print(f"{page}:{number}: {text}\nexit status {done.returncode} instead of {wanted}\n{done.stdout}")
    print(f"{commands} commands, {failed} failed")
    sys.exit(failed > 0)


main()
