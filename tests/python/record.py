"""Records what CPython 3.11 does with the cases beside this file: python3 tests/python/record.py

Each case's stdout and, if it ends in an exception, its traceback go to the .out file. Cases under
refused/ are ours alone and are not touched.
"""

import contextlib
import io
import pathlib
import sys
import traceback
import warnings

root = pathlib.Path(__file__).parent


def run(path):
    text = path.read_text()
    out = io.StringIO()

    def showwarning(message, category, filename, lineno, file=None, line=None):
        out.write(f"warning: {category.__name__}: {message}\n")

    import linecache

    linecache.cache["main.py"] = (len(text), None, text.splitlines(True), "main.py")
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.simplefilter("default")
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.showwarning = showwarning
        try:
            exec(compile(text, "main.py", "exec"), {"__name__": "__main__", "__doc__": None})
        except BaseException as error:
            lines = traceback.TracebackException.from_exception(error)
            drop(lines)
            out.write("=== raised\n" + "".join(lines.format()))
    path.with_suffix(".out").write_text(out.getvalue())


def drop(lines):
    """Leaves out this script's own frames."""
    lines.stack[:] = [frame for frame in lines.stack if frame.filename == "main.py"]
    for linked in (lines.__cause__, lines.__context__):
        if linked is not None:
            drop(linked)


assert sys.version_info[:2] == (3, 11), "the reference is CPython 3.11"
for path in sorted(root.rglob("*.py")):
    if path.name != "record.py" and "refused" not in path.parts:
        run(path)
