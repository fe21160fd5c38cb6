class MyError(Exception):
    def __str__(self):
        return "custom text"


class Outer:
    class Inner(Exception):
        pass


try:
    raise MyError(1)
except MyError as e:
    raise Outer.Inner("deep") from None
