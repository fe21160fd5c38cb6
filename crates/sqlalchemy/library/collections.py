"""Collections of classes that a program brings. Their methods tell the owner's adapter of every member that comes or
goes, as `sqlalchemy.orm.collections` makes them do; then the adapter is told what is in the collection."""

# Provided by the package: _argument_error(message), _parameter_names(function).

_NOTHING = object()
_LIST, _SET, _DICT = {}, {}, {}


def _wraps(table, kind):
    def register(wrap):
        def wrapped(inner):
            name = wrap.__name__
            method = wrap(inner)
            method.__qualname__ = f"_{kind}_decorators.<locals>.{name}.<locals>.{name}"
            method._sa_instrumented = True
            return method

        table[wrap.__name__] = wrapped
        return wrap

    return register


def _adapter(owned, initiator=None):
    return None if initiator is False else owned._sa_adapter


def _enters(owned, item, initiator=None):
    adapter = _adapter(owned, initiator)
    return item if adapter is None else adapter.fire_append_event(item, initiator)


def _stays(owned, item, initiator=None):
    adapter = _adapter(owned, initiator)
    if adapter is not None:
        adapter.fire_append_wo_mutation_event(item, initiator)


def _leaves(owned, item, initiator=None):
    adapter = _adapter(owned, initiator)
    if adapter is not None:
        adapter.fire_remove_event(item, initiator)


def _is_about_to_pop(owned):
    adapter = _adapter(owned)
    if adapter is not None:
        adapter.fire_pre_remove_event()


def _changed(owned):
    adapter = owned._sa_adapter
    if adapter is not None:
        adapter._synchronize(*_contents(owned))


def _contents(owned):
    """Members, and their keys if they have some."""
    if isinstance(owned, dict):
        return list(dict.values(owned)), list(dict.keys(owned))
    if isinstance(owned, list):
        return list.copy(owned), None
    if isinstance(owned, set):
        return list(set.copy(owned)), None
    return list(owned._sa_iterator()), None


@_wraps(_LIST, "list")
def append(inner):
    def append(self, item, _sa_initiator=None):
        inner(self, _enters(self, item, _sa_initiator))
        _changed(self)

    return append


@_wraps(_LIST, "list")
def remove(inner):
    def remove(self, value, _sa_initiator=None):
        _leaves(self, value, _sa_initiator)
        inner(self, value)
        _changed(self)

    return remove


@_wraps(_LIST, "list")
def insert(inner):
    def insert(self, index, value):
        inner(self, index, _enters(self, value))
        _changed(self)

    return insert


@_wraps(_LIST, "list")
def __setitem__(inner):
    def __setitem__(self, index, value):
        if isinstance(index, slice):
            _set_slice(self, index, value)
            return
        present = self[index]
        if present is not None:
            _leaves(self, present)
        inner(self, index, _enters(self, value))
        _changed(self)

    return __setitem__


def _set_slice(owned, index, value):
    step, start, stop = index.step or 1, index.start or 0, index.stop
    if start < 0:
        start += len(owned)
    if stop is None:
        stop = len(owned)
    if stop < 0:
        stop += len(owned)
    if step == 1:
        if value is owned:
            return
        for _ in range(start, stop):
            if len(owned) > start:
                del owned[start]
        for offset, item in enumerate(value):
            owned.insert(start + offset, item)
        return
    positions = list(range(start, stop, step))
    if len(value) != len(positions):
        raise ValueError(
            f"attempt to assign sequence of size {len(value)} to extended slice of size {len(positions)}"
        )
    for position, item in zip(positions, value):
        owned.__setitem__(position, item)


@_wraps(_LIST, "list")
def __delitem__(inner):
    def __delitem__(self, index):
        for item in self[index] if isinstance(index, slice) else [self[index]]:
            _leaves(self, item)
        inner(self, index)
        _changed(self)

    return __delitem__


@_wraps(_LIST, "list")
def extend(inner):
    def extend(self, iterable):
        for value in list(iterable):
            self.append(value)

    return extend


@_wraps(_LIST, "list")
def __iadd__(inner):
    def __iadd__(self, iterable):
        for value in list(iterable):
            self.append(value)
        return self

    return __iadd__


@_wraps(_LIST, "list")
def pop(inner):
    def pop(self, index=-1):
        _is_about_to_pop(self)
        item = inner(self, index)
        _leaves(self, item)
        _changed(self)
        return item

    return pop


@_wraps(_LIST, "list")
def clear(inner):
    def clear(self, index=-1):
        for item in self:
            _leaves(self, item)
        inner(self)
        _changed(self)

    return clear


@_wraps(_SET, "set")
def add(inner):
    def add(self, value, _sa_initiator=None):
        if value in self:
            _stays(self, value, _sa_initiator)
        else:
            value = _enters(self, value, _sa_initiator)
        inner(self, value)
        _changed(self)

    return add


def _taking(name):
    def wrap(inner):
        def method(self, value, _sa_initiator=None):
            if value in self:
                _leaves(self, value, _sa_initiator)
            inner(self, value)
            _changed(self)

        method.__name__ = name
        return method

    wrap.__name__ = name
    return wrap


_wraps(_SET, "set")(_taking("discard"))
_wraps(_SET, "set")(_taking("remove"))


@_wraps(_SET, "set")
def pop(inner):
    def pop(self):
        _is_about_to_pop(self)
        item = inner(self)
        _leaves(self, item)
        _changed(self)
        return item

    return pop


@_wraps(_SET, "set")
def clear(inner):
    def clear(self):
        for item in list(self):
            self.remove(item)

    return clear


def _add_all(owned, items):
    for item in items:
        owned.add(item)


def _discard_all(owned, items):
    for item in items:
        owned.discard(item)


def _becomes(owned, wanted):
    present = set(owned)
    for item in present - wanted:
        owned.remove(item)
    for item in wanted - present:
        owned.add(item)


def _keep_common(owned, items):
    _becomes(owned, owned.intersection(items))


def _keep_different(owned, items):
    _becomes(owned, owned.symmetric_difference(items))


def _method_and_operator(method, operator, change):
    def plain(inner):
        def changed(self, value):
            change(self, value)

        changed.__name__ = method
        return changed

    def in_place(inner):
        def changed(self, value):
            if not isinstance(value, (set, frozenset, type(self))):
                return NotImplemented
            change(self, value)
            return self

        changed.__name__ = operator
        return changed

    plain.__name__, in_place.__name__ = method, operator
    _wraps(_SET, "set")(plain)
    _wraps(_SET, "set")(in_place)


_method_and_operator("update", "__ior__", _add_all)
_method_and_operator("difference_update", "__isub__", _discard_all)
_method_and_operator("intersection_update", "__iand__", _keep_common)
_method_and_operator("symmetric_difference_update", "__ixor__", _keep_different)


@_wraps(_DICT, "dict")
def __setitem__(inner):
    def __setitem__(self, key, value, _sa_initiator=None):
        if key in self:
            _leaves(self, self[key], _sa_initiator)
        inner(self, key, _enters(self, value, _sa_initiator))
        _changed(self)

    return __setitem__


@_wraps(_DICT, "dict")
def __delitem__(inner):
    def __delitem__(self, key, _sa_initiator=None):
        if key in self:
            _leaves(self, self[key], _sa_initiator)
        inner(self, key)
        _changed(self)

    return __delitem__


@_wraps(_DICT, "dict")
def clear(inner):
    def clear(self):
        for key in self:
            _leaves(self, self[key])
        inner(self)
        _changed(self)

    return clear


@_wraps(_DICT, "dict")
def pop(inner):
    def pop(self, key, default=_NOTHING):
        _is_about_to_pop(self)
        is_there = key in self
        item = inner(self, key) if default is _NOTHING else inner(self, key, default)
        if is_there:
            _leaves(self, item)
        _changed(self)
        return item

    return pop


@_wraps(_DICT, "dict")
def popitem(inner):
    def popitem(self):
        _is_about_to_pop(self)
        entry = inner(self)
        _leaves(self, entry[1])
        _changed(self)
        return entry

    return popitem


@_wraps(_DICT, "dict")
def setdefault(inner):
    def setdefault(self, key, default=None):
        if key not in self:
            self.__setitem__(key, default)
            return default
        value = self.__getitem__(key)
        if value is default:
            _stays(self, value)
        return value

    return setdefault


@_wraps(_DICT, "dict")
def update(inner):
    def update(self, other=_NOTHING, /, **more):
        entries = []
        if other is not _NOTHING:
            entries = [(key, other[key]) for key in list(other)] if hasattr(other, "keys") else other
        for given in (entries, more.items()):
            for key, value in given:
                if key in self and self[key] is value:
                    _stays(self, value)
                else:
                    self[key] = value

    return update


# Operators that lists and sets have, but not as attributes here. What is put in their place does not call them.
_IN_PLACE = {"__iadd__", "__ior__", "__isub__", "__iand__", "__ixor__"}


def _replaced(self, other):
    raise NotImplementedError


_CANNED = {
    list: ({"appender": "append", "remover": "remove", "iterator": "__iter__"}, _LIST),
    set: ({"appender": "add", "remover": "remove", "iterator": "__iter__"}, _SET),
    dict: ({"iterator": "values"}, _DICT),
}


def kind(cls):
    """The built-in class that a class is like, or None."""
    if hasattr(cls, "__emulates__"):
        emulated = cls.__emulates__
        return set if emulated is not None and issubclass(emulated, set) else emulated
    for builtin in (list, set, dict):
        if issubclass(cls, builtin):
            return builtin
    for name, builtin in (("append", list), ("add", set), ("set", dict)):
        if hasattr(cls, name):
            return builtin
    return None


def instrument(cls):
    """Has the methods of a class tell of its members."""
    if getattr(cls, "_sa_instrumented", None) == id(cls):
        return
    roles, requests = {}, {}
    for above in cls.__mro__:
        if above not in (object, list, set, dict):
            for name, method in list(vars(above).items()):
                if callable(method):
                    _read(roles, requests, name, method)
    like = kind(cls)
    canned, table = _CANNED.get(like, ({}, {}))
    for role, name in canned.items():
        roles.setdefault(role, name)
    for name, wrap in table.items():
        inherits_operator = name in _IN_PLACE and issubclass(cls, like)
        method = getattr(cls, name, _replaced if inherits_operator else None)
        if method and name not in requests and not hasattr(method, "_sa_instrumented"):
            setattr(cls, name, wrap(method))
    for role, event in (("appender", "append"), ("remover", "remove"), ("iterator", None)):
        name = roles.get(role)
        if name is None or not hasattr(cls, name):
            article = "a" if role == "remover" else "an"
            raise _argument_error(f"Type {cls.__name__} must elect {article} {role} method to be a collection class")
        if event and name not in requests and not hasattr(getattr(cls, name), "_sa_instrumented"):
            requests[name] = (event, 1, None)
    for name, request in requests.items():
        setattr(cls, name, _mutator(getattr(cls, name), *request))
    for role, name in roles.items():
        setattr(cls, f"_sa_{role}", getattr(cls, name))
    cls._sa_adapter = None
    cls._sa_instrumented = id(cls)


def _read(roles, requests, name, method):
    """What decorators say of a method."""
    role = getattr(method, "_sa_instrument_role", None)
    if role:
        roles.setdefault(role, name)
    before, argument = getattr(method, "_sa_instrument_before", (None, None))
    after = getattr(method, "_sa_instrument_after", None)
    if before or after:
        requests[name] = (before, argument, after)


def _mutator(method, before, argument, after):
    """A method that tells of one of its arguments, of what it returns, or of both."""
    names = _parameter_names(method) if before else []
    if isinstance(argument, int):
        position, name = argument, names[argument] if len(names) > argument else None
    else:
        position, name = names.index(argument) if argument in names else None, argument

    def told(args, kwargs):
        if position is not None and len(args) > position:
            return args[position]
        if name in kwargs:
            return kwargs[name]
        raise _argument_error(f"Missing argument {argument}")

    def wrapper(*args, **kwargs):
        owned = args[0]
        value = told(args, kwargs) if before else None
        initiator = kwargs.pop("_sa_initiator", None)
        adapter = _adapter(owned, initiator)
        if before and adapter is not None:
            tell = adapter.fire_append_event if before == "append" else adapter.fire_remove_event
            tell(value, initiator)
        result = method(*args, **kwargs)
        if after and adapter is not None and result is not None:
            adapter.fire_remove_event(result, initiator)
        _changed(owned)
        return result

    wrapper._sa_instrumented = True
    if hasattr(method, "_sa_instrument_role"):
        wrapper._sa_instrument_role = method._sa_instrument_role
    wrapper.__name__ = method.__name__
    wrapper.__doc__ = method.__doc__
    return wrapper


class collection:
    """Decorators for the methods of such classes."""

    @staticmethod
    def appender(fn):
        fn._sa_instrument_role = "appender"
        return fn

    @staticmethod
    def remover(fn):
        fn._sa_instrument_role = "remover"
        return fn

    @staticmethod
    def iterator(fn):
        fn._sa_instrument_role = "iterator"
        return fn

    @staticmethod
    def internally_instrumented(fn):
        fn._sa_instrumented = True
        return fn

    @staticmethod
    def adds(arg):
        def decorator(fn):
            fn._sa_instrument_before = ("append", arg)
            return fn

        return decorator

    @staticmethod
    def replaces(arg):
        def decorator(fn):
            fn._sa_instrument_before = ("append", arg)
            fn._sa_instrument_after = "remove"
            return fn

        return decorator

    @staticmethod
    def removes(arg):
        def decorator(fn):
            fn._sa_instrument_before = ("remove", arg)
            return fn

        return decorator

    @staticmethod
    def removes_return():
        def decorator(fn):
            fn._sa_instrument_after = "remove"
            return fn

        return decorator
