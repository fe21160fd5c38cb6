"""Write down what real SQLAlchemy does with each program of this folder.

`cargo xtask conformance --record` runs this in a venv with the pinned SQLAlchemy. Every program
runs as `__main__` in a process of its own; what it did is written beside it as `NAME.json`, in the
form of docs/transcript.md, which `bothways transcript NAME.py` must print as well.
"""

import io
import json
import os
import re
import signal
import subprocess
import sys
import traceback
import types
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PROGRAM = "program.py"
ADDRESS = re.compile(r"<(?:[\w.]*\.)?(\w+)(?: object)? at 0x[0-9a-fA-F]+>")
BACKGROUND = re.compile(r"\s*\(Background on [\w. ]+ at: [^)]*\)\s*$")


def without_addresses(text):
    """`<Parent at 0x7f…>` and `<__main__.Parent object at 0x7f…>` become `<Parent>`."""
    return ADDRESS.sub(r"<\1>", text)


def message_of(exception):
    """The text of an error or warning without the link to the documentation at its end."""
    text = exception.msg if isinstance(exception, SyntaxError) else str(exception)
    return without_addresses(BACKGROUND.sub("", text))


def error_of(exception):
    """The uncaught error as Python names it, with the innermost line of the program it passed."""
    kind = type(exception)
    line = exception.lineno if isinstance(exception, SyntaxError) else None
    for frame in traceback.extract_tb(exception.__traceback__):
        if frame.filename == PROGRAM:
            line = frame.lineno
    prefix = "" if kind.__module__ in ("builtins", "__main__") else kind.__module__ + "."
    return {"type": prefix + kind.__qualname__, "message": message_of(exception), "line": line}


def plain(value):
    """A parameter or a stored value as JSON has it."""
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


class Recorder:
    """Listens to every engine and to the warnings while one program runs."""

    def __init__(self):
        self.engines, self.sql, self.warnings, self.listening = [], [], [], True

    def connected(self, connection):
        # Keeping the engine keeps its pool, and with it a database in memory.
        if connection.engine not in self.engines:
            self.engines.append(connection.engine)

    def executed(self, connection, cursor, statement, parameters, context, executemany):
        if self.listening:
            # A row of an INSERT … RETURNING is announced as part of an executemany, with its own parameters.
            many = executemany and isinstance(parameters, list)
            rows = [[plain(value) for value in row] for row in (parameters if many else [parameters])]
            self.sql.append({"sql": " ".join(statement.split()), "params": rows if many else rows[0]})

    def warned(self, message, category, *place):
        self.warnings.append({"category": category.__name__, "message": message_of(message)})

    def tables(self):
        """The committed rows of every table, sorted by primary key."""
        from sqlalchemy.orm import close_all_sessions

        self.listening = False
        close_all_sessions()
        tables = {}
        for engine in self.engines:
            connection = engine.raw_connection().driver_connection
            connection.rollback()
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            for (name,) in names.fetchall():
                if not name.startswith("sqlite_"):
                    tables[name] = rows_of(connection, name)
        return dict(sorted(tables.items()))


def rows_of(connection, table):
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = sorted((column[5], column[1]) for column in columns if column[5])
    order = ", ".join(f'"{name}"' for _, name in key) or "rowid"
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}').fetchall()
    return [[plain(value) for value in row] for row in rows]


def transcript(source):
    """Run one program here and return what it did."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    recorder, stdout, error = Recorder(), io.StringIO(), None
    event.listen(Engine, "engine_connect", recorder.connected)
    event.listen(Engine, "before_cursor_execute", recorder.executed)
    # Annotations such as Mapped["Child"] are looked up in the module that the class names.
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = [PROGRAM]
    real, sys.stdout = sys.stdout, stdout
    warnings.simplefilter("always")
    warnings.showwarning = recorder.warned
    try:
        exec(compile(source, PROGRAM, "exec"), module.__dict__)
    except BaseException as exception:
        error = error_of(exception)
    finally:
        sys.stdout = real
    return {
        "stdout": [without_addresses(line) for line in stdout.getvalue().splitlines()],
        "warnings": recorder.warnings,
        "error": error,
        "sql": recorder.sql,
        "tables": recorder.tables(),
    }


def dumps(transcript):
    """JSON with one line an item, so that a change of behaviour is a readable diff."""

    def compact(value):
        return json.dumps(value, ensure_ascii=False)

    def items(values, indent):
        if not values:
            return "[]"
        return "[\n" + ",\n".join(indent + "  " + compact(value) for value in values) + "\n" + indent + "]"

    tables = [f"    {compact(name)}: {items(rows, '    ')}" for name, rows in transcript["tables"].items()]
    parts = [
        f'  "stdout": {items(transcript["stdout"], "  ")}',
        f'  "warnings": {items(transcript["warnings"], "  ")}',
        f'  "error": {compact(transcript["error"])}',
        f'  "sql": {items(transcript["sql"], "  ")}',
        '  "tables": {' + ("\n" + ",\n".join(tables) + "\n  }" if tables else "}"),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def record(path):
    """Run one program in a fresh process and write its transcript; say whether that changed."""
    env = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, __file__, "--one", str(path)], env=env, capture_output=True, encoding="utf-8", timeout=60
    )
    if run.returncode != 0:
        return path, "failed:\n" + run.stderr
    target = path.with_suffix(".json")
    if target.exists() and target.read_text(encoding="utf-8") == run.stdout:
        return path, "unchanged"
    status = "changed" if target.exists() else "new"
    target.write_text(run.stdout, encoding="utf-8")
    return path, status


def stream():
    """Answer each program on standard input, JSON with one a line, with a line: its transcript.

    Each runs in a fork of its own, so that SQLAlchemy is imported once. The cyclic garbage collector
    is off, or at work before each line of the program where `noise` is odd; what depends on where
    objects lie in memory differs from one `noise` to another.
    """
    import gc
    import random
    import sqlite3  # what create_engine() would import in each fork

    import sqlalchemy.dialects.sqlite.pysqlite
    import sqlalchemy.orm
    from sqlalchemy.orm.state import InstanceState
    from sqlalchemy.orm.unitofwork import _PostSortRec

    def scatter(noise):
        """Leave holes of every size, so that objects made one after the other do not lie in a row."""
        blocks = [bytes(size) for size in range(16, 512, 16) for _ in range(200 if noise else 0)]
        random.Random(noise).shuffle(blocks)
        return blocks[::2]

    def shuffle_sets(noise):
        """Give sets of mapped objects, of their states and of the actions of a flush another order."""
        factor = random.Random(noise).getrandbits(59) | 1

        def hash_of(item):
            return (id(item) >> 4) * factor >> 20 & 0xFFFFFFFFFFFFFFF

        def shuffle(mapper, mapped):
            type.__setattr__(mapped, "__hash__", hash_of)

        InstanceState.__hash__ = _PostSortRec.__hash__ = hash_of
        sqlalchemy.event.listen(sqlalchemy.orm.Mapper, "instrument_class", shuffle)

    def collect_at_lines():
        """Collect what is unreachable before each line of the program."""

        def line(frame, event, argument):
            gc.collect()
            return line

        gc.freeze()
        sys.settrace(lambda frame, event, argument: line if frame.f_code.co_filename == PROGRAM else None)

    for line in sys.stdin:
        request = json.loads(line)
        if os.fork() == 0:
            signal.alarm(30)
            gc.disable()
            if request["noise"] % 2:
                collect_at_lines()
            kept = scatter(request["noise"])
            if request["noise"]:
                shuffle_sets(request["noise"])
            # Through a string, so that a transcript is written whole or not at all.
            answer = json.dumps(transcript(request["source"]))
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
            os._exit(0 if kept is not None else 1)
        _, status = os.wait()
        if status != 0:
            sys.stdout.write(json.dumps({"died": status}) + "\n")
            sys.stdout.flush()
    return 0


def main(arguments):
    if arguments == ["--stream"]:
        return stream()
    if arguments[:1] == ["--one"]:
        source = Path(arguments[1]).read_text(encoding="utf-8")
        sys.stdout.write(dumps(transcript(source)))
        return 0
    programs = [path for path in sorted(FOLDER.glob("*/**/*.py")) if all(text in str(path) for text in arguments)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(record, programs))
    for path, status in results:
        if status != "unchanged":
            print(f"{path.relative_to(FOLDER)}: {status}")
    print(f"{len(results)} programs recorded")
    return 1 if any(status.startswith("failed") for _, status in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
