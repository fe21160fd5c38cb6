"""Enumerations. The members are made when the class statement ends, from the names that its body has bound."""

from warnings import warn as _warn


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return name.startswith(prefix) and len(name) > len(prefix) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or isinstance(value, (property_type, classmethod, staticmethod)) or (
        callable(value) and type(value).__name__ in ("function", "builtin_function_or_method", "method_descriptor")
    )


property_type = property


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class _Computed:
    """An operator between values that are not known before the class statement has ended: `READ | WRITE`."""

    def __init__(self, operate, *operands):
        self._operate = operate
        self._operands = operands

    def _known(self):
        return self._operate(*[item._known() if isinstance(item, _Computed) else item for item in self._operands])

    def __or__(self, other):
        return _Computed(lambda a, b: a | b, self, other)

    def __ror__(self, other):
        return _Computed(lambda a, b: b | a, self, other)

    def __and__(self, other):
        return _Computed(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _Computed(lambda a, b: a ^ b, self, other)

    def __add__(self, other):
        return _Computed(lambda a, b: a + b, self, other)

    def __invert__(self):
        return _Computed(lambda a: ~a, self)


class auto(_Computed):
    def __init__(self, value=None):
        self.value = value

    def _known(self):
        return self.value


class property:
    """`name` and `value`: of the member; on the class a member of that name, if there is one."""

    def __init__(self, fget=None):
        self.fget = fget
        self.name = None
        self.owner = None

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner.__dict__.get("_member_map_", {}).get(self.name)
            if found is not None:
                return found
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        raise AttributeError(f"<enum {self.owner.__name__!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        raise AttributeError(f"<enum {self.owner.__name__!r}> cannot delete attribute {self.name!r}")


DynamicClassAttribute = property


_NO_VALUES = ("in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on whether "
              "the value is a member or the value of a member")


class EnumType(type):
    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1):
        if names is None:
            return _lookup(cls, value)
        if "_member_map_" in cls.__dict__ and cls._member_map_:
            return _lookup(cls, (value, names, *values))
        return _functional(cls, value, names, type, start)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if isinstance(member, Enum):
            return isinstance(member, cls) and member._name_ in cls._member_map_
        _warn(_NO_VALUES, DeprecationWarning)
        kinds = f"'{type(member).__qualname__}' and '{type(cls).__qualname__}'"
        raise TypeError(f"unsupported operand type(s) for 'in': {kinds}")

    def __unprepared__(namespace):
        """What `type(name, bases, namespace)` asks: enumerations need a namespace of their own kind."""
        raise AttributeError("'dict' object has no attribute '_member_names'")

    def __rebound__(cls_name, name, old):
        """What the class statement asks when its body binds a name again."""
        if not (_is_dunder(name) or _is_sunder(name) or _is_private(cls_name, name) or _is_descriptor(old)):
            raise TypeError(f"{name!r} already defined as {old!r}")

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    @property_type
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType
Flag = None


def _lookup(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
    except TypeError:
        found = None
        for candidate in cls._member_map_.values():
            if candidate._value_ == value:
                return candidate
    if found is not None:
        return found
    if not cls._member_map_ and not issubclass(cls, Flag):
        raise TypeError(f"{cls!r} has no members defined")
    result = cls._missing_(value)
    if isinstance(result, cls):
        return result
    if result is not None:
        raise TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")


def _functional(cls, name, names, mixin, start):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        pairs = list(names.items())
    else:
        pairs = []
        for number, item in enumerate(names):
            if isinstance(item, str):
                last = [value for _, value in pairs]
                pairs.append((item, cls._generate_next_value_(item, start, number, last)))
            else:
                pairs.append(tuple(item))
    bases = (cls,) if mixin is None else (mixin, cls)
    return type.__new__(type(cls), name, bases, dict(pairs))


def _member_type(cls):
    for base in cls.__mro__[1:]:
        if base is object or issubclass(base, Enum):
            continue
        if "__new__" in base.__dict__ or base in (int, str, float, bytes, tuple, complex_type, frozenset, list, dict, set):
            return base
        if any("__new__" in above.__dict__ for above in base.__mro__ if above is not object):
            return base
        if hasattr(base, "__dataclass_fields__"):
            return base
    return object


complex_type = None


def _make_members(cls):
    for base in cls.__bases__:
        if base is not Enum and isinstance(base, EnumType) and base.__dict__.get("_member_names_"):
            raise TypeError(f"{cls!r} cannot extend {base!r}")
    namespace = dict(cls.__dict__)
    ignored = namespace.get("_ignore_", ())
    if isinstance(ignored, str):
        ignored = ignored.replace(",", " ").split()
    data_type = _member_type(cls)
    type.__setattr__(cls, "_member_type_", data_type)
    type.__setattr__(cls, "_member_names_", [])
    type.__setattr__(cls, "_member_map_", {})
    type.__setattr__(cls, "_value2member_map_", {})
    _set_texts(cls, namespace, data_type)
    last_values = []
    for name, value in namespace.items():
        if name in ignored or name == "_ignore_":
            type.__delattr__(cls, name)
            continue
        if isinstance(value, nonmember):
            type.__setattr__(cls, name, value.value)
            continue
        if isinstance(value, member):
            value = value.value
        elif _is_dunder(name) or _is_sunder(name) or _is_private(cls.__name__, name) or _is_descriptor(value):
            continue
        if name == "mro":
            raise ValueError("invalid enum member name(s) 'mro'")
        if isinstance(value, auto):
            if value.value is None:
                value.value = cls._generate_next_value_(name, 1, len(last_values), last_values[:])
            value = value.value
        elif isinstance(value, _Computed):
            value = value._known()
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            value = tuple(
                cls._generate_next_value_(name, 1, len(last_values), last_values[:]) if isinstance(item, auto) else item
                for item in value
            )
        last_values.append(value)
        _make_member(cls, name, value, namespace, data_type)


def _make_member(cls, name, value, namespace, data_type):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    new = None
    for base in cls.__mro__:
        if base is Enum or base is object:
            break
        if "__new__" in base.__dict__:
            new = base.__dict__["__new__"]
            break
    if isinstance(new, staticmethod):
        new = new.__func__
    if new is not None:
        made = new(cls, *args)
    elif data_type is object or hasattr(data_type, "__dataclass_fields__"):
        made = object.__new__(cls)
    else:
        made = data_type.__new__(cls, *args)
    own = made.__dict__
    if "_value_" not in own:
        if data_type is object:
            own["_value_"] = value
        else:
            own["_value_"] = data_type(*args)
    value = own["_value_"]
    existing = None
    for known in cls._member_map_.values():
        if known._value_ == value and type(known._value_) is type(value):
            existing = known
            break
        if known._value_ == value:
            existing = known
            break
    if existing is not None:
        cls._member_map_[name] = existing
        type.__setattr__(cls, name, existing)
        return
    own["_name_"] = name
    own["__objclass__"] = cls
    own["_sort_order_"] = len(cls._member_names_)
    init = getattr(cls, "__init__", None)
    if init is not None and type(init).__name__ == "function":
        made.__init__(*args)
    if Flag is None or not issubclass(cls, Flag) or _is_single_bit(value):
        cls._member_names_.append(name)
    cls._member_map_[name] = made
    type.__setattr__(cls, name, made)
    try:
        cls._value2member_map_.setdefault(made._value_, made)
    except TypeError:
        pass


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _set_texts(cls, namespace, data_type):
    """A data type stands before `Enum` among the ancestors, but its texts do not."""
    if data_type is object:
        return
    first = next(base for base in cls.__mro__[1:] if isinstance(base, EnumType))
    is_plain = ReprEnum is not None and issubclass(cls, ReprEnum)
    for name in ("__repr__", "__str__", "__format__"):
        if any(name in base.__dict__ for base in cls.__mro__ if base is not object and base is not data_type
               and not isinstance(base, EnumType) and base not in data_type.__mro__):
            continue
        if name in namespace:
            continue
        if name != "__repr__" and is_plain:
            if name == "__format__":
                type.__setattr__(cls, name, lambda self, spec: format(_underlying(self), spec) if spec else str(self))
            else:
                inherited = [b for b in cls.__mro__[1:] if isinstance(b, EnumType) and "__str__" in b.__dict__]
                if inherited and inherited[0] not in (Enum, ReprEnum, Flag):
                    continue
                type.__setattr__(cls, name, lambda self: str(_underlying(self)))
        else:
            type.__setattr__(cls, name, getattr(first, name))


def _underlying(self):
    return self._value_


ReprEnum = None


class Enum(metaclass=EnumType):
    def __init_subclass__(cls, boundary=None, **kwargs):
        _make_members(cls)

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
            return start

    def __repr__(self):
        data_type = type(self)._member_type_
        shown = repr(self._value_)
        if hasattr(data_type, "__dataclass_fields__"):
            shown = repr(self._value_)
            shown = shown[shown.index("(") + 1:-1]
        return f"<{type(self).__name__}.{self._name_}: {shown}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = 0
        for single in cls:
            known |= single._value_
        if value < 0:
            value = known & value
        if value & ~known:
            if issubclass(cls, int):
                pass
            else:
                bits = max(value.bit_length(), known.bit_length())
                given, allowed = f"0b0 {value:0{bits}b}", f"0b0 {known:0{bits}b}"
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {given}\n  allowed {allowed}"
                )
        made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        made.__dict__["_value_"] = value
        names = [single._name_ for single in cls if single._value_ & value]
        rest = value & ~known
        if rest:
            names.append(str(rest))
        made.__dict__["_name_"] = "|".join(names) if value and names else None
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([single for single in type(self) if single._value_ & self._value_])

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if issubclass(type(self), int) and isinstance(other, int):
            return other
        return None

    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ ^ other)

    def __invert__(self):
        known = 0
        for single in type(self):
            known |= single._value_
        return type(self)(known & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag):
    def __repr__(self):
        return Flag.__repr__(self)


def unique(cls):
    duplicates = [(name, found._name_) for name, found in cls._member_map_.items() if name != found._name_]
    if duplicates:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {cls!r}: {shown}")
    return cls


def global_enum(cls):
    return cls
