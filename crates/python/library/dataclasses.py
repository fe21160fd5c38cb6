"""Data classes: methods made from the annotations of a class body. `weakref_slot` is taken, and changes nothing."""

from _output import run as _run


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class KW_ONLY:
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class _FieldKind(str):
    __repr__ = str.__str__


# The attributes that the text of a field shows, in this order.
_SHOWN = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
          "_field_type")
_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None  # Known when the class is processed.
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare, self.hash = init, repr, compare, hash
        self.metadata = metadata or {}
        self.kw_only = kw_only

    def __repr__(self):
        shown = [f"{name}={getattr(self, name)!r}" for name in _SHOWN]
        return f"Field({','.join(shown)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _with_slots(made) if slots else made

    if cls is None:
        return wrap
    return wrap(cls)


def _with_slots(cls):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    body = dict(cls.__dict__)
    inherited = [name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())]
    names = [made.name for made in fields(cls)]
    body["__slots__"] = tuple([name for name in names if name not in inherited])
    for name in names:
        body.pop(name, None)
    made = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _kind_of(annotation):
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return _FIELD_INITVAR
    text = annotation if isinstance(annotation, str) else repr(annotation)
    if text.startswith(("typing.ClassVar", "ClassVar")):
        return _FIELD_CLASSVAR
    if isinstance(annotation, str) and text.startswith(("InitVar", "dataclasses.InitVar")):
        return _FIELD_INITVAR
    return _FIELD


def _collect(cls, kw_only):
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    own = []
    seen_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or (isinstance(annotation, str) and annotation.split(".")[-1] == "KW_ONLY"):
            seen_marker = True
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            made = default
        else:
            made = field(default=default)
        made.name = name
        made.type = annotation
        made._field_type = _kind_of(annotation)
        if made._field_type is _FIELD_CLASSVAR:
            if made.default_factory is not MISSING:
                raise TypeError(f"field {name} cannot have a default factory")
        elif made.kw_only is MISSING:
            made.kw_only = kw_only
        if made._field_type is _FIELD and made.default is not MISSING and type(made.default).__hash__ is None or isinstance(
            made.default, (list, dict, set)
        ):
            raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
        own.append(made)
    for made in own:
        fields[made.name] = made
        if isinstance(cls.__dict__.get(made.name), Field):
            if made.default is MISSING:
                type.__delattr__(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    frozen_base = nonfrozen_base = False
    for base in cls.__mro__[1:]:
        params = base.__dict__.get("__dataclass_params__")
        if params is not None:
            frozen_base = frozen_base or params["frozen"]
            nonfrozen_base = nonfrozen_base or not params["frozen"]
    if frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if nonfrozen_base and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    fields = _collect(cls, kw_only)
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = {"frozen": frozen, "eq": eq, "order": order}
    real = [made for made in fields.values() if made._field_type is _FIELD]
    parameters = [made for made in fields.values() if made._field_type in (_FIELD, _FIELD_INITVAR)]
    namespace = cls.__dict__
    if init and "__init__" not in namespace:
        _set(cls, "__init__", _make_init(cls, parameters, frozen))
    if repr and "__repr__" not in namespace:
        _set(cls, "__repr__", _make_repr([made for made in real if made.repr]))
    compared = [made.name for made in real if made.compare]
    has_eq = "__eq__" in namespace
    if eq and not has_eq:
        _set(cls, "__eq__", _make_eq(cls, compared))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, holds in _ORDERS.items():
            if name in namespace:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            _set(cls, name, _make_order(compared, holds))
    if frozen:
        _freeze(cls, {made.name for made in real})
    has_hash = "__hash__" in namespace and not (namespace["__hash__"] is None and has_eq)
    hashed = [made.name for made in real if (made.compare if made.hash is None else made.hash)]
    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _set(cls, "__hash__", _make_hash(hashed))
    elif eq and frozen and not has_hash:
        _set(cls, "__hash__", _make_hash(hashed))
    elif eq and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in namespace:
        cls.__match_args__ = tuple(made.name for made in parameters if made.init and not made.kw_only)
    if not namespace.get("__doc__"):
        cls.__doc__ = cls.__name__ + "(" + ", ".join(_parameter_text(made) for made in parameters if made.init) + ")"
    return cls


def _parameter_text(made):
    annotation = made.type
    shown = annotation.__name__ if isinstance(annotation, type) else (
        annotation if isinstance(annotation, str) else repr(annotation))
    if isinstance(annotation, str):
        shown = repr(annotation)
    text = f"{made.name}: {shown}"
    if made.default is not MISSING:
        text += f" = {made.default!r}"
    elif made.default_factory is not MISSING:
        text += " = <factory>"
    return text


def _set(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)


def _make_init(cls, parameters, frozen):
    positional = [made for made in parameters if made.init and not made.kw_only]
    seen_default = False
    for made in positional:
        if made.default is not MISSING or made.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {made.name!r} follows default argument")
    keyword_only = [made for made in parameters if made.init and made.kw_only]
    itself = "__dataclass_self__" if any(made.name == "self" for made in parameters) else "self"
    names = {"__name__": cls.__module__, "_missing": MISSING, "_set": object.__setattr__}
    head = [itself, *[_parameter(made, names) for made in positional]]
    if keyword_only:
        head += ["*", *[_parameter(made, names) for made in keyword_only]]
    body = []
    for made in parameters:
        value = _initial(made, names)
        if value is not None:
            body.append(f"_set({itself}, {made.name!r}, {value})" if frozen else f"{itself}.{made.name} = {value}")
    if hasattr(cls, "__post_init__"):
        passed = [made.name for made in parameters if made._field_type is _FIELD_INITVAR]
        body.append(f"{itself}.__post_init__({', '.join(passed)})")
    made_init = _define("__init__", head, body, names)
    made_init.__annotations__.update({made.name: made.type for made in parameters if made.init})
    made_init.__annotations__["return"] = None
    return made_init


def _parameter(made, names):
    if made.default_factory is not MISSING:
        return f"{made.name}=_missing"
    if made.default is MISSING:
        return made.name
    names[f"_default_{made.name}"] = made.default
    return f"{made.name}=_default_{made.name}"


def _initial(made, names):
    """What the constructor gives a field, as an expression; `None`: nothing."""
    if made._field_type is _FIELD_INITVAR:
        return None
    if made.default_factory is MISSING:
        return made.name if made.init else None
    names[f"_factory_{made.name}"] = made.default_factory
    call = f"_factory_{made.name}()"
    return f"{call} if {made.name} is _missing else {made.name}" if made.init else call


def _define(name, parameters, body, names):
    """A function of its own, in a namespace of its own."""
    lines = [f"def {name}({', '.join(parameters)}):", *[f"    {line}" for line in body or ["pass"]]]
    _run("\n".join(lines) + "\n", names)
    return names[name]


def _make_repr(fields):
    names = [made.name for made in fields]
    running = []

    def __repr__(self):
        if any(other is self for other in running):
            return "..."
        running.append(self)
        try:
            parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            running.pop()
        return f"{type(self).__qualname__}({parts})"

    return __repr__


def _make_eq(cls, names):
    mine, theirs = [f"({''.join([f'{side}.{name}, ' for name in names])})" for side in ("self", "other")]
    body = ["if other.__class__ is self.__class__:", f"    return {mine} == {theirs}", "return NotImplemented"]
    return _define("__eq__", ["self", "other"], body, {"__name__": cls.__module__})


_ORDERS = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def _make_order(names, holds):
    def compare(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return holds(tuple([getattr(self, name) for name in names]), tuple([getattr(other, name) for name in names]))

    return compare


def _make_hash(names):
    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in names]))

    return __hash__


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    _set(cls, "__setattr__", __setattr__)
    _set(cls, "__delattr__", __delattr__)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([made for made in found.values() if made._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as(obj, dict_factory, dict)


def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as(obj, tuple_factory, tuple)


def _as(obj, factory, kind):
    if not isinstance(obj, type) and is_dataclass(obj):
        parts = [(made.name, _as(getattr(obj, made.name), factory, kind)) for made in fields(obj)]
        return factory(parts) if kind is dict else factory([value for _, value in parts])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_as(item, factory, kind) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as(item, factory, kind) for item in obj])
    if isinstance(obj, dict):
        return type(obj)([(_as(key, factory, kind), _as(value, factory, kind)) for key, value in obj.items()])
    import copy

    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for made in obj.__dataclass_fields__.values():
        if made._field_type is _FIELD_CLASSVAR:
            continue
        if not made.init:
            if made.name in changes:
                raise ValueError(
                    f"field {made.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if made.name not in changes:
            if made._field_type is _FIELD_INITVAR and made.default is MISSING:
                raise ValueError(f"InitVar {made.name!r} must be specified with replace()")
            changes[made.name] = getattr(obj, made.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
        elif len(item) == 2:
            annotations[item[0]] = item[1]
        else:
            annotations[item[0]] = item[1]
            body[item[0]] = item[2]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, tuple(bases), body), **options)
