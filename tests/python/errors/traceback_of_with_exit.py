"""An error in `__exit__` shows the whole `with` statement."""
class Failing:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise RuntimeError("in exit")


def quiet():
    with Failing() as failing:
        return failing


try:
    quiet()
except RuntimeError as error:
    print(error)
with Failing() as one, Failing():
    value = 1
    print(value)
