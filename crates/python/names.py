#!/usr/bin/env python3
"""Lists the public names of CPython's built-in classes and of the modules that Bothways has, so that what Bothways
lacks of them is refused, and what is not among them is an error of Python's:

    python crates/python/names.py

writes crates/python/src/names.txt: a line for each class or module, continued on lines that begin with a space.
"""

import builtins
import importlib
import logging
import re
import textwrap
import types
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT_IN = [int, float, bool, str, bytes, list, tuple, dict, set, frozenset, range, slice, property, type, BaseException]
IN_MODULES = """
    collections.ChainMap collections.Counter collections.OrderedDict collections.defaultdict collections.deque
    datetime.date datetime.datetime datetime.time datetime.timedelta datetime.timezone decimal.Decimal decimal.Context
    io.StringIO logging.Formatter logging.Handler logging.Logger logging.StreamHandler random.Random
    re.Match re.Pattern string.Template uuid.UUID
""".split()


def modules():
    page = (ROOT / "docs/python.md").read_text().split("## Modules")[1].split("\n## ")[0]
    return [name for name in re.findall(r"^### ([\w.]+)$", page, re.M) if name != "__future__"]


def public(owner):
    names = getattr(owner, "__all__", None) or dir(owner)
    is_part = lambda name: not isinstance(getattr(owner, name, None), types.ModuleType)
    return sorted(name for name in set(names) if not name.startswith("_") and is_part(name))


def find(path):
    module, name = path.split(".")
    return getattr(importlib.import_module(module), name)


found = {each.__name__: public(each) for each in BUILT_IN}
found |= {"generator": public((_ for _ in [])), "function": public(find)}
found |= {"logging.LogRecord": public(logging.makeLogRecord({}))}
found |= {name: public(find(name)) for name in IN_MODULES}
found |= {f"{name}.": public(importlib.import_module(name)) for name in modules()}
lines = []
for key, names in sorted(found.items()):
    lines += textwrap.wrap(f"{key}: {' '.join(names)}", 118, subsequent_indent=" ", break_on_hyphens=False)
(ROOT / "crates/python/src/names.txt").write_text("\n".join(lines) + "\n")
