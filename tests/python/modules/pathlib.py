from pathlib import Path, PurePath, PurePosixPath
import os
p = Path("/usr") / "local" / "lib.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(p.parents), p.anchor, p.root)
print(p.with_suffix(".zip"), p.with_name("x.py"), p.with_stem("y"), p.relative_to("/usr"), p.is_absolute(), p.as_posix())
print(Path("a", "b", "../c"), Path("."), Path(""), Path("a//b/./c/"), Path("x").parent, Path("/").parent, Path("a/.hidden").suffix, Path("a.").suffix, Path("a/b").joinpath("c", "d"))
print(Path("a") == Path("a/"), Path("a") < Path("b"), {Path("a"): 1}[Path("a")], "data" / Path("x"), os.fspath(p), os.path.join("q", Path("r")))
for bad in [lambda: p.relative_to("/var"), lambda: Path("/").with_name("x"), lambda: p.with_suffix("zip"), lambda: Path(3)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(PurePosixPath("a/b"), repr(PurePath("a")), isinstance(p, PurePath), f"sqlite:///{Path('/tmp') / 'x.db'}", p.as_uri(), Path("a/b").is_relative_to("a"), type(p).__name__)
