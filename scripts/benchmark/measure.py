"""Runs a program and prints what it took, as JSON, for scripts/benchmark-uploads.ts.

python measure.py LOG PROGRAM ARGUMENT...: all that the program writes goes to LOG. Written in Python, because wait4 gives
what the kernel has counted for this one child, and Node gives such figures of itself alone. `peak` is the largest
resident set in bytes; it cannot be less than what this process had when it started the other, some 10 MiB.
"""

import json
import os
import sys
import time

log, *command = sys.argv[1:]
out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
nowhere = os.open(os.devnull, os.O_RDONLY)
actions = [(os.POSIX_SPAWN_DUP2, nowhere, 0), (os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
started = time.perf_counter()
child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started
# Linux counts kibibytes, macOS bytes.
unit = 1 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "exitCode": os.waitstatus_to_exitcode(status),
            "wall": wall,
            "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss * unit,
        }
    )
)
