#!/usr/bin/env python3
"""Prints a Markdown file with what its console blocks print now: `readme.py README.md`.

Every line "$ COMMAND" of the ```console blocks is run, in order and in one shell, in an empty folder that holds
the sample files. Output that was shortened by a line "…" is shortened again, to as many lines before and after."""
import os
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
MARK = "\x1emiraif\x1e"


def blocks(lines):
    """The commands of the console blocks: (first line of output, line after it, command)."""
    found, inside = [], False
    for number, line in enumerate(lines):
        if line.startswith("```"):
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            end = number + 1
            while not lines[end].startswith(("$ ", "```")):
                end += 1
            found.append((number + 1, end, line[2:]))
    return found


def outputs(commands):
    """What each command prints, standard error included, as lines."""
    build = os.environ.get("MIRAIF_BUILD", TESTS.parent / "build")
    script = "".join(f"{command}\necho '{MARK}'\n" for command in commands)
    environment = {name: os.environ[name] for name in ("HOME", "ASAN_OPTIONS") if name in os.environ}
    environment |= {"PATH": f"{build}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        for sample in (TESTS / "data").glob("*.csv"):
            (pathlib.Path(folder) / sample.name).write_bytes(sample.read_bytes())
        shell = subprocess.run(["bash"], input=script, cwd=folder, env=environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return [part.lstrip("\n").splitlines() for part in shell.stdout.split(MARK)[:-1]]


def shortened(old, new):
    if "…" not in old:
        return new
    before = old.index("…")
    after = len(old) - before - 1
    return new if len(new) <= before + after else new[:before] + ["…"] + new[len(new) - after:]


def main():
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    found = blocks(lines)
    for (start, end, _), new in reversed(list(zip(found, outputs([row[2] for row in found]), strict=True))):
        lines[start:end] = shortened(lines[start:end], new)
    print("\n".join(lines))


main()
