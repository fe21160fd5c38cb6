"""What `typing` makes classes of."""

from abc import ABCMeta as _ABCMeta
from _output import evaluate as _evaluate, refuse as _refuse


class _ProtocolMeta(_ABCMeta):
    pass


class NamedTupleMeta(type):
    def __new__(mcs, name, bases, namespace):
        from collections import _make_namedtuple

        names = tuple(namespace.get("__annotations__", {}))
        defaults = {}
        for field in names:
            if field in namespace:
                defaults[field] = namespace[field]
            elif defaults:
                shown = ", ".join(defaults)
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{plural} {shown}")
        body = {key: value for key, value in namespace.items() if key not in defaults and key not in (
            "__qualname__", "__module__")}
        return _make_namedtuple(name, names, defaults, body, namespace.get("__module__", "__main__"))

    def __call__(cls, typename, fields=(), /, **kwargs):
        from collections import _make_namedtuple

        return _make_namedtuple(typename, tuple([name for name, _ in fields]), {}, {}, "__main__")


class NamedTuple(metaclass=NamedTupleMeta):
    pass


def _keys(bases, own, total):
    """What a typed dict tells of its keys, those of its bases first."""
    annotations, required, optional = {}, set(), set()
    for base in bases:
        annotations |= base.__dict__.get("__annotations__", {})
        required |= base.__dict__.get("__required_keys__", set())
        optional |= base.__dict__.get("__optional_keys__", set())
    (required if total else optional).update(own)
    return {
        "__annotations__": annotations | own,
        "__required_keys__": frozenset(required),
        "__optional_keys__": frozenset(optional),
        "__total__": total,
    }


def _derive(cls, total=True):
    for name, value in _keys(cls.__bases__, cls.__dict__.get("__annotations__", {}), total).items():
        setattr(cls, name, value)


class TypedDictMeta(type):
    def __new__(mcs, name, bases, namespace, total=True):
        body = dict(namespace) | _keys((), namespace.get("__annotations__", {}), total)
        body["__init_subclass__"] = classmethod(_derive)
        body["__new__"] = lambda cls, *args, **kwargs: dict(*args, **kwargs)
        return type.__new__(type, name, (dict,), body)


class TypedDict(metaclass=TypedDictMeta):
    pass


def _hint(hint, include_extras):
    if isinstance(hint, str):
        hint = _evaluate(hint)
    if not include_extras and type(hint).__name__ == "_GenericAlias" and hint.__name__ == "Annotated":
        return _hint(hint.__args__[0], False)
    return type(None) if hint is None else hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if globalns is not None or localns is not None:
        _refuse("get_type_hints() with names of its own")
    hints = {}
    for cls in reversed(obj.__mro__) if isinstance(obj, type) else [obj]:
        owned = cls.__dict__.get("__annotations__", {}) if isinstance(obj, type) else cls.__annotations__
        for name, hint in owned.items():
            hints[name] = _hint(hint, include_extras)
    return hints


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def runtime_checkable(cls):
    names = set(cls.__dict__) | set(cls.__dict__.get("__annotations__", {}))
    kept = {"__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__", "__init__",
            "__class_getitem__", "_is_protocol"}
    cls.__runtime_protocol__ = tuple(sorted(names - kept))
    return cls


def no_type_check(arg):
    return arg


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj):
    return obj
