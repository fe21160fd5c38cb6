"""Records what CPython 3.11 does with the cases beside this file: python3 tests/python/record.py [GROUP/NAME ...]

Each case's stdout and, if it ends in an exception, what the interpreter itself prints about it go to
the .out file. Cases under refused/ and limits/ are ours alone and are
not touched.
"""

import builtins
import contextlib
import io
import os
import pathlib
import sys
import tempfile
import types
import warnings

root = pathlib.Path(__file__).parent.resolve()
# The calls that a case is inside here, and would not be if it were run by itself: this module and `run`.
LEVELS = 2


def run(path):
    """The interpreter's own display shows suggestions and reads the source from the file that it names."""
    text = path.read_text()
    out, ending = io.StringIO(), io.StringIO()

    def showwarning(message, category, filename, lineno, file=None, line=None):
        out.write(f"warning: {category.__name__}: {message}\n")

    pathlib.Path("main.py").write_text(text)
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.simplefilter("default")
        warnings.showwarning = showwarning
        sys.setrecursionlimit(1000 + LEVELS)
        try:
            namespace = {"__name__": "__main__", "__doc__": None, "__builtins__": builtins}
            # As a function: what `exec` adds to the depth is not always the same.
            types.FunctionType(compile(text, "main.py", "exec"), namespace)()
        except BaseException as error:
            ours = error.__traceback__.tb_next
            sys.setrecursionlimit(1000)
            with contextlib.redirect_stderr(ending):
                sys.__excepthook__(type(error), error.with_traceback(ours), ours)
            out.write("=== raised\n" + ending.getvalue())
    path.with_suffix(".out").write_text(out.getvalue())


if __name__ == "__main__":
    assert sys.version_info[:2] == (3, 11), "the reference is CPython 3.11"
    named = [(root / name).with_suffix(".py") for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for path in named or sorted(root.rglob("*.py")):
            if path.name != "record.py" and not {"refused", "limits"} & set(path.parts):
                run(path)
