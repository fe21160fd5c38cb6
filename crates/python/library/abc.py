"""Abstract base classes: a class with abstract methods left cannot be made an instance of."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class ABCMeta(type):
    def __call__(cls, *args, **kwargs):
        missing = cls.__dict__.get("_abc_impl")
        if missing is None:
            missing = cls.__dict__["_abc_impl"] = _abstract_methods(cls)
        if missing:
            plural = "s" if len(missing) > 1 else ""
            names = ", ".join(missing)
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {names}")
        return type.__call__(cls, *args, **kwargs)

    @property
    def __abstractmethods__(cls):
        return frozenset(_abstract_methods(cls))


def _abstract_methods(cls):
    found = {}
    for base in reversed(cls.__mro__):
        for name, value in base.__dict__.items():
            if isinstance(value, (classmethod, staticmethod)):
                value = value.__func__
            elif isinstance(value, property):
                value = value.fget
            found[name] = getattr(value, "__isabstractmethod__", False)
    return sorted(name for name in found if found[name])


class ABC(metaclass=ABCMeta):
    pass


abstractproperty = property
