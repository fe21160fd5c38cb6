"""Functions about functions."""

from _output import evaluate as _evaluate

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, instance, *self.args, **self.keywords)


_initial_missing = object()


def reduce(function, iterable, initial=_initial_missing, /):
    items = iter(iterable)
    if initial is _initial_missing:
        try:
            value = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


class _Cached:
    def __init__(self, function, maxsize, typed):
        update_wrapper(self, function)
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._values = {}
        self._hits = self._misses = 0

    def __call__(self, *args, **kwargs):
        key = (args, tuple(kwargs.items()))
        if self._typed:
            key += (tuple(type(arg) for arg in args),)
        if key in self._values:
            self._hits += 1
            value = self._values.pop(key)
            self._values[key] = value
            return value
        value = self._function(*args, **kwargs)
        self._misses += 1
        self._values[key] = value
        if self._maxsize is not None and len(self._values) > self._maxsize:
            del self._values[next(iter(self._values))]
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return partial(self, instance)

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._values))

    def cache_clear(self):
        self._values.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128, False)
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda function: _Cached(function, maxsize, typed)


def cache(function):
    return _Cached(function, None, False)


class cached_property:
    attrname = None

    def __init__(self, func):
        self.__doc__ = func.__doc__
        self.func = func

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is not None:
            made = instance.__dict__
            if self.attrname not in made:
                made[self.attrname] = self.func(instance)
            return made[self.attrname]
        return self


def total_ordering(cls):
    own = {name for name in ("__lt__", "__le__", "__gt__", "__ge__")
           if getattr(cls, name, None) is not getattr(object, name, None)}
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(own)
    made = _FROM[root]
    for name, function in made.items():
        if name not in own:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def _derive(root, invert, swap_eq):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if swap_eq == "or_eq":
            return (not result if invert else result) or self == other
        if swap_eq == "and_ne":
            return (not result if invert else result) and self != other
        return not result

    return compare


_FROM = {
    "__lt__": {"__gt__": _derive("__lt__", True, "and_ne"), "__le__": _derive("__lt__", False, "or_eq"),
               "__ge__": _derive("__lt__", True, None)},
    "__le__": {"__ge__": _derive("__le__", True, "or_eq"), "__lt__": _derive("__le__", False, "and_ne"),
               "__gt__": _derive("__le__", True, None)},
    "__gt__": {"__lt__": _derive("__gt__", True, "and_ne"), "__ge__": _derive("__gt__", False, "or_eq"),
               "__le__": _derive("__gt__", True, None)},
    "__ge__": {"__le__": _derive("__ge__", True, "or_eq"), "__gt__": _derive("__ge__", False, "and_ne"),
               "__lt__": _derive("__ge__", True, None)},
}


def cmp_to_key(function):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return function(self.obj, other.obj) < 0

        def __gt__(self, other):
            return function(self.obj, other.obj) > 0

        def __eq__(self, other):
            return function(self.obj, other.obj) == 0

        def __le__(self, other):
            return function(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return function(self.obj, other.obj) >= 0

    return K


def _classes(cls):
    """The class, or those of a union; nothing where it is neither."""
    if isinstance(cls, type):
        return [cls]
    members = getattr(cls, "__args__", ())
    is_union = type(cls).__name__ == "UnionType" or getattr(cls, "__name__", "") in ("Union", "Optional")
    return list(members) if is_union and all(isinstance(member, type) for member in members) else []


class _Dispatcher:
    def __init__(self, function):
        update_wrapper(self, function)
        self.registry = {object: function}

    def register(self, cls, function=None):
        if function is None:
            if _classes(cls):
                return lambda function: self.register(cls, function)
            function = cls
            annotations = list(getattr(function, "__annotations__", {}).items())
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                    "`@register` on an annotated function.")
            name, cls = annotations[0]
            cls = _evaluate(cls) if isinstance(cls, str) else cls
            if not _classes(cls):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for each in _classes(cls):
            self.registry[each] = function
        return function

    def dispatch(self, cls):
        for base in cls.__mro__:
            if base in self.registry:
                return self.registry[base]
        return self.registry[object]

    def __call__(self, *args, **kwargs):
        if not args:
            raise TypeError(f"{self.__name__} requires at least 1 positional argument")
        return self.dispatch(type(args[0]))(*args, **kwargs)


def singledispatch(function):
    return _Dispatcher(function)


class singledispatchmethod:
    def __init__(self, function):
        self.dispatcher = _Dispatcher(function)

    def register(self, cls, function=None):
        return self.dispatcher.register(cls, function)

    def __get__(self, instance, owner=None):
        dispatcher = self.dispatcher

        def method(*args, **kwargs):
            return dispatcher.dispatch(type(args[0]))(instance, *args, **kwargs)

        return method
