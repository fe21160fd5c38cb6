import logging
class Shown:
    def __str__(self): print("shown"); return "s"
logging.getLogger("app").debug("%s", Shown())
@contextlib.contextmanager
