class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


class Other(Config):
    pass


a = Config(1)
b = Config(2)
print(a is b, b.value, Other(5).value, Other(6).value)
print(type(Config), Config.__class__.__name__, isinstance(Config, Singleton))
print(sorted(c.__name__ for c in Singleton._instances))
