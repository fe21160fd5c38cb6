"""Run a program with SQLAlchemy imported beforehand and print the seconds it took, the last of
several runs, to standard error: `timed.py PROGRAM RUNS`."""

import sys
import time
import types

import sqlalchemy
import sqlalchemy.orm
import sqlalchemy.dialects.sqlite

with open(sys.argv[1], encoding="utf-8") as file:
    code = compile(file.read(), sys.argv[1], "exec")
for run in range(int(sys.argv[2])):
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    start = time.perf_counter()
    exec(code, module.__dict__)
    seconds = time.perf_counter() - start
print(seconds, file=sys.stderr)
