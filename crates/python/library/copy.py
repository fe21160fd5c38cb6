"""Shallow and deep copies."""

_ATOMS = (type(None), bool, int, float, str, bytes, type, range, type(Ellipsis), type(NotImplemented))


class Error(Exception):
    pass


error = Error


def _is_atom(x):
    return isinstance(x, _ATOMS) or type(x).__module__ in ("datetime", "decimal", "uuid") or type(x).__name__ in (
        "function", "builtin_function_or_method", "module", "property")


def copy(x):
    cls = type(x)
    if hasattr(cls, "__copy__"):
        return cls.__copy__(x)
    if cls in (list, dict, set):
        return x.copy()
    if _is_atom(x) and cls.__module__ != "__main__" or cls in (tuple, frozenset):
        return x
    if isinstance(x, tuple):
        return x
    return _rebuilt(x, lambda value: value)


def _rebuilt(x, convert):
    cls = type(x)
    if isinstance(x, dict):
        made = cls.__new__(cls)
        for key, value in dict.items(x):
            dict.__setitem__(made, convert(key), convert(value))
    elif isinstance(x, list):
        made = cls.__new__(cls)
        list.extend(made, [convert(item) for item in list.__iter__(x)])
    elif isinstance(x, set):
        made = cls.__new__(cls)
        set.update(made, [convert(item) for item in set.__iter__(x)])
    elif isinstance(x, BaseException):
        made = cls(*x.args)
    else:
        made = object.__new__(cls)
    _convert_attributes(x, made, convert)
    return made


def _convert_attributes(x, made, convert):
    if hasattr(x, "__dict__"):
        made.__dict__.update({name: convert(value) for name, value in x.__dict__.items()})
    for cls in type(x).__mro__:
        for name, descriptor in cls.__dict__.items():
            if type(descriptor).__name__ == "member_descriptor" and hasattr(x, name):
                descriptor.__set__(made, convert(getattr(x, name)))


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    if _is_atom(x):
        return x
    if id(x) in memo:
        return memo[id(x)]
    cls = type(x)
    if hasattr(cls, "__deepcopy__"):
        made = cls.__deepcopy__(x, memo)
        memo[id(x)] = made
        return made
    if cls is list:
        made = []
        memo[id(x)] = made
        made.extend([deepcopy(item, memo) for item in x])
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is set or cls is frozenset:
        return cls([deepcopy(item, memo) for item in x])
    if cls is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        return x if all(a is b for a, b in zip(made, x)) else made
    if isinstance(x, tuple):
        made = tuple.__new__(cls, [deepcopy(item, memo) for item in x]) if not hasattr(cls, "_make") else cls._make(
            [deepcopy(item, memo) for item in x])
        return made
    if isinstance(x, (dict, list, set, BaseException)):
        return _rebuilt(x, lambda value: deepcopy(value, memo))
    made = object.__new__(cls)
    memo[id(x)] = made
    _convert_attributes(x, made, lambda value: deepcopy(value, memo))
    return made
