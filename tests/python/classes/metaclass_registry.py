class RegistryMeta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, namespace)
        print("new", mcs.__name__, name, [b.__name__ for b in bases], kwargs)
        if bases:
            mcs.registry[name.lower()] = cls
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", cls.__name__, sorted(k for k in namespace if not k.startswith("__")))
        super().__init__(name, bases, namespace)


class Plugin(metaclass=RegistryMeta):
    def run(self):
        return "plugin"


class Hello(Plugin, flavour="nice"):
    x = 1

    def run(self):
        return "hello+" + super().run()


print(RegistryMeta.registry)
print(Plugin.registry is RegistryMeta.registry)
print(Hello().run())
for name, cls in Plugin.registry.items():
    print(name, cls().run())
try:
    Hello().registry
except AttributeError as e:
    print(e)
