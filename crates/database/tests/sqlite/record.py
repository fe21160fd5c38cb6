"""Runs the statements of the test `sqlite` on the real SQLite and records what it answers.

    cargo test -p bothways-database --test sqlite      # writes the statements, then fails if answers are missing
    python3 crates/database/tests/sqlite/record.py <the file it names>
"""

import json
import pathlib
import sqlite3
import sys


def value(v):
    return {"hex": v.hex()} if isinstance(v, bytes) else v


def parameter(v):
    return bytes.fromhex(v["hex"]) if isinstance(v, dict) else v


def answer(connection, statement):
    out = {"sql": statement["sql"]}
    try:
        for parameters in statement["parameters"]:
            cursor = connection.execute(statement["sql"], [parameter(p) for p in parameters])
            rows = [[value(v) for v in row] for row in cursor.fetchall()]
            if rows:
                out["rows"] = rows
    except sqlite3.Error as error:
        out["error"] = f"{type(error).__name__}: {error}"
    return out


def main():
    requests = json.loads(pathlib.Path(sys.argv[1]).read_text())
    answers = {}
    for name, statements in requests.items():
        connection = sqlite3.connect(":memory:", isolation_level=None)
        answers[name] = [answer(connection, statement) for statement in statements]
    lines = ",\n".join(
        json.dumps(name) + ": [\n" + ",\n".join(json.dumps(a, ensure_ascii=False) for a in given) + "\n]"
        for name, given in answers.items()
    )
    pathlib.Path(__file__).with_name("answers.json").write_text("{\n" + lines + "\n}\n")


main()
