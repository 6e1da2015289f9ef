#!/usr/bin/env python3
"""Runs a program on a terminal of its own: terminal.py COLUMNS ANSWER PROGRAM ARGUMENT…

What the program shows goes to standard output, its exit status becomes this one's. ANSWER is typed at the
first prompt that ends with a bracket; "" types nothing.
"""
import fcntl
import os
import pty
import struct
import sys
import termios

columns, answer, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
    os.execvp(command[0], command)
shown = b""
while True:
    try:
        some = os.read(terminal, 4096)
    except OSError:
        break
    if not some:
        break
    shown += some
    if answer and shown.endswith(b"] "):
        os.write(terminal, answer.encode() + b"\n")
        answer = ""
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
