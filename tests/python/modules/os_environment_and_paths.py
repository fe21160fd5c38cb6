"""The environment as far as the program makes it, and paths as texts."""
import os
import os.path
from os import getenv, path
from os.path import join, basename as base

print(os.getenv("BOTHWAYS_URL", "sqlite://"), getenv("BOTHWAYS_NOTHING"), os.environ.get("BOTHWAYS_X", 3))
os.environ["BOTHWAYS_URL"] = "sqlite:///:memory:"
print(os.environ["BOTHWAYS_URL"], "BOTHWAYS_URL" in os.environ, "BOTHWAYS_NO" in os.environ)
os.environ.setdefault("BOTHWAYS_URL", "other")
os.environ.setdefault("BOTHWAYS_DEBUG", "1")
print(os.getenv("BOTHWAYS_URL"), os.getenv("BOTHWAYS_DEBUG"))
del os.environ["BOTHWAYS_DEBUG"]
print(os.environ.pop("BOTHWAYS_DEBUG", "gone"))
for wrong in (lambda: os.environ["BOTHWAYS_NO"], lambda: os.environ.__setitem__("BOTHWAYS_NO", 1), lambda: os.getenv(5), lambda: os.path.join(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(os.sep, repr(os.linesep), os.name, os.curdir)
print(join("data", "shop.db"), join("data/", "/etc", "x"), join("", "a"), path.join("a", "", "b"))
print(base("/a/b.txt"), os.path.dirname("/a/b.txt"), os.path.split("/a//b/"), os.path.split("a"), os.path.dirname("//"))
for p in ("archive.tar.gz", ".bashrc", "a.b/c", "...", "x.", "/a/.b.c", ""):
    print(os.path.splitext(p), end=" ")
print()
for p in ("", "/", "//a", "///a/../b/./c//", "../../a/..", "a/b/../../..", "/../a", "./x"):
    print(repr(os.path.normpath(p)), end=" ")
print()
print(os.path.isabs("/a"), os.path.isabs("a"), os.path.commonprefix(["/usr/lib", "/usr/local"]), repr(os.path.commonprefix([])))
