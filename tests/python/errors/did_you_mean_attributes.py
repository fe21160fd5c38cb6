"""Suggestions for misspelt attributes of instances, classes, modules and built-in values."""
import traceback, math
def shows(f):
    try: f()
    except Exception as error: print("".join(traceback.format_exception_only(type(error), error)), end="")
class User:
    kind = "k"
    def __init__(self): self.username = "x"; self._secret = 1
    def full_name(self): return ""
u = User()
shows(lambda: u.usernme); shows(lambda: u.fullname); shows(lambda: User.kidn); shows(lambda: math.squrt); shows(lambda: [].apend); shows(lambda: "x".uper); shows(lambda: {}.itmes)
shows(lambda: u.zzz); shows(lambda: u.secret); shows(lambda: None.foo); shows(lambda: (1).bit_lenght); shows(lambda: u.full_name().lowr); shows(lambda: getattr(u, "usrname")); shows(lambda: User.__nmae__); shows(lambda: u.a)
def assigns(): u.full_name.x = 1
shows(assigns)
