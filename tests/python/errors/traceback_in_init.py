"""An uncaught error in __init__ of a nested construction, through a decorator and a property."""
import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
class Engine:
    def __init__(self, power):
        if power < 0:
            raise ValueError(f"power must be positive, not {power}")
        self.power = power
class Car:
    def __init__(self, power): self.engine = Engine(power)
    @property
    def speed(self): return self.engine.power * self.factor
@logged
def build(power):
    return Car(
        power=power,
    )
try:
    print(build(5).speed)
except AttributeError as e:
    print("caught", e)
build(-1)
