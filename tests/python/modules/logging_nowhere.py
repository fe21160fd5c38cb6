import logging
logging.info("%d", "x"); logging.log(10, "x %s", 3); logging.getLogger("app").info("%(a)s", {"a": 1})
class Shown:
    def __str__(self): print("shown"); return "s"
logging.getLogger("app").debug("%s", Shown())
def managed(name):
    print("in", name)
logging.getLogger("app").warning("%s", Shown())
