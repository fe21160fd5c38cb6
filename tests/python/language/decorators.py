def log(f):
    def inner(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)

    return inner


def times(n):
    def wrap(f):
        def inner(*args):
            return [f(*args) for _ in range(n)]

        return inner

    return wrap


@log
@times(2)
def add(a, b=1):
    """Adds."""
    return a + b


print(add(1), add(2, 3), add.__name__)


@log
class C:
    pass


print(type(C()).__name__)
f = lambda x, *y, z=3, **k: (x, y, z, k)
print(f(1, 2, z=4, q=5), f.__name__)


def doc():
    "Docs here."


print(doc.__doc__, doc(), add.__doc__)
doc.attribute = 5
print(doc.attribute, hasattr(doc, "nothing"))


def recursive(n):
    return 1 if n < 2 else n * recursive(n - 1)


print(recursive(15))
