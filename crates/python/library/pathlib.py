"""Paths as texts, as they are under POSIX. Files and directories are refused."""

from _output import refuse as _refuse


class PurePath:
    def __new__(cls, *args):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        parts = []
        for arg in args:
            if isinstance(arg, PurePath):
                arg = str(arg)
            if not isinstance(arg, str):
                raise TypeError(f"expected str, bytes or os.PathLike object, not {type(arg).__name__}")
            if arg.startswith("/"):
                root = "//" if arg.startswith("//") and not arg.startswith("///") else "/"
                parts = [root]
            parts += [part for part in arg.split("/") if part not in ("", ".")]
        self._parts = parts

    @classmethod
    def _of(cls, parts):
        made = object.__new__(cls)
        made._parts = list(parts)
        return made

    @property
    def root(self):
        return self._parts[0] if self.is_absolute() else ""

    drive = ""

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return tuple(self._parts)

    @property
    def name(self):
        own = self._parts[1:] if self.is_absolute() else self._parts
        return own[-1] if own else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._of(self._parts[:-1] if self.name else self._parts)

    @property
    def parents(self):
        found = []
        path = self
        while path.name:
            path = path.parent
            found.append(path)
        return tuple(found)

    def is_absolute(self):
        return bool(self._parts) and self._parts[0].startswith("/")

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __truediv__(self, key):
        return type(self)(self, key) if isinstance(key, (str, PurePath)) else NotImplemented

    def __rtruediv__(self, key):
        return type(self)(key, self) if isinstance(key, (str, PurePath)) else NotImplemented

    def _renamed(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._of([*self._parts[:-1], name])

    def with_name(self, name):
        return self._renamed(name)

    def with_stem(self, stem):
        return self._renamed(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self._renamed(self.stem + suffix)

    def relative_to(self, *other):
        base = type(self)(*other)
        count = len(base._parts)
        if self._parts[:count] != base._parts:
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return self._of(self._parts[count:])

    def is_relative_to(self, *other):
        base = type(self)(*other)
        return self._parts[:len(base._parts)] == base._parts

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        return "file://" + quote(str(self))

    def __fspath__(self):
        return str(self)

    def __str__(self):
        if self.is_absolute():
            return self._parts[0] + "/".join(self._parts[1:])
        return "/".join(self._parts) or "."

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(tuple(self._parts))

    def __lt__(self, other):
        return self._parts < other._parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._parts <= other._parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._parts > other._parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._parts >= other._parts if isinstance(other, PurePath) else NotImplemented


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else cls)

    def __getattr__(self, name):
        if name in _OF_FILES:
            _refuse(f"Path.{name}()")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @classmethod
    def cwd(cls):
        _refuse("Path.cwd()")

    @classmethod
    def home(cls):
        _refuse("Path.home()")


class PosixPath(Path, PurePosixPath):
    pass


_OF_FILES = frozenset("""
    absolute chmod exists expanduser glob group hardlink_to is_block_device is_dir is_fifo is_file is_mount is_socket
    is_symlink iterdir lchmod link_to lstat match mkdir open owner read_bytes read_text readlink rename replace resolve
    rglob rmdir samefile stat symlink_to touch unlink write_bytes write_text
""".split())
