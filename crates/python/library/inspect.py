"""What things are: classes, functions and their parameters. Sources, stacks and frames are left out."""

import types as _types
from _output import refuse as _refuse
from _signatures import parameters as _parameters, is_generator as _is_generator


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def ismodule(object):
    return type(object).__name__ == "module"


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object) or type(object).__name__ == "method_descriptor"


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def isgeneratorfunction(obj):
    return _is_generator(getattr(obj, "__func__", obj))


def iscoroutinefunction(obj):
    return False


iscoroutine = isawaitable = isasyncgen = isasyncgenfunction = iscoroutinefunction


def isabstract(object):
    return isinstance(object, type) and bool(getattr(type(object), "__abstractmethods__", None)) and bool(
        object.__abstractmethods__)


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((base.__doc__ for base in object.__mro__[1:] if base.__doc__ and base.__module__ != "builtins"), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    _refuse("inspect.getmodule()")


class _empty:
    pass


_empty.__qualname__ = "_empty"


class _ParameterKind:
    def __init__(self, value, name, description):
        self.value = value
        self.name = name
        self.description = description

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value}>"

    def __str__(self):
        return self.name

    def __lt__(self, other):
        return self.value < other.value


_KINDS = [
    _ParameterKind(value, name, name.lower().replace("_", "-" if "ONLY" in name else " ").replace("-or-", " or "))
    for value, name in enumerate(("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY",
                                  "VAR_KEYWORD"))
]


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class Parameter:
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        made = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation} | changes
        return Parameter(made.pop("name"), made.pop("kind"), **made)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text = f"{text}: {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return {2: "*", 4: "**"}.get(self.kind.value, "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    def apply_defaults(self):
        whole = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                whole[name] = self.arguments[name]
            elif parameter.default is not _empty:
                whole[name] = parameter.default
            elif parameter.kind.value in (2, 4):
                whole[name] = {} if parameter.kind.value == 4 else ()
        self.arguments = whole

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind.value > 2 or name not in self.arguments:
                break
            if parameter.kind.value == 2:
                found += self.arguments[name]
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        is_after_gap = False
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                is_after_gap = True
            elif parameter.kind.value == 4:
                found |= self.arguments[name]
            elif parameter.kind.value == 3 or is_after_gap and parameter.kind.value == 1:
                found[name] = self.arguments[name]
        return found

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _types.MappingProxyType({each.name: each for each in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        kept = list(self.parameters.values()) if parameters is None else parameters
        return Signature(
            kept, return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def _bind(self, args, kwargs, is_partial):
        arguments = {}
        rest, named = list(args), dict(kwargs)
        for name, parameter in self.parameters.items():
            kind = parameter.kind.value
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == 4:
                if named:
                    arguments[name] = named
                    named = {}
            elif kind < 2 and rest:
                if name in named and kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif name in named and kind != 0:
                arguments[name] = named.pop(name)
            elif parameter.default is _empty and not is_partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if named:
            raise TypeError(f"got an unexpected keyword argument {next(iter(named))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts = []
        is_starred = False
        was_positional_only = False
        for parameter in self.parameters.values():
            kind = parameter.kind.value
            if was_positional_only and kind != 0:
                parts.append("/")
            was_positional_only = kind == 0
            if kind == 3 and not is_starred:
                parts.append("*")
            is_starred = is_starred or kind in (2, 3)
            parts.append(str(parameter))
        if was_positional_only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and (
            list(self.parameters.values()), self.return_annotation
        ) == (list(other.parameters.values()), other.return_annotation)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if ismethod(obj):
        whole = signature(obj.__func__)
        return whole.replace(parameters=list(whole.parameters.values())[1:])
    if follow_wrapped and hasattr(obj, "__wrapped__") and isfunction(obj):
        return signature(obj.__wrapped__)
    if isfunction(obj):
        hints = obj.__annotations__
        found = [
            Parameter(name, _KINDS[kind], default=default[0] if default else _empty,
                      annotation=hints.get(name, _empty))
            for name, kind, default in _parameters(obj)
        ]
        return Signature(found, return_annotation=hints.get("return", _empty))
    if isclass(obj):
        if isfunction(getattr(type(obj), "__call__", None)) and type(obj).__module__ == "__main__":
            _refuse("inspect.signature() of a class with a metaclass")
        for name in ("__new__", "__init__"):
            made = getattr(obj, name, None)
            if isfunction(made):
                whole = signature(made)
                return whole.replace(parameters=list(whole.parameters.values())[1:])
        if obj.__module__ == "__main__" and obj.__mro__[1:] == (object,):
            return Signature()
        _refuse(f"inspect.signature() of {obj.__name__}")
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        whole = signature(call)
        return whole.replace(parameters=list(whole.parameters.values())[1:])
    _refuse("inspect.signature() of this callable")
