"""An uncaught error that passes finally, with and else blocks; what they print comes first."""
from contextlib import contextmanager
@contextmanager
def step(name):
    print("start", name)
    try:
        yield
    finally:
        print("end", name)
def work():
    try:
        with step("a"), step("b"):
            value = {"x": 1}
            return value["y"]
    finally:
        print("finally")
work()
