"""Generators: send, throw, close, return values and yield from."""
def talk():
    got = yield "first"
    while got is not None:
        try: got = yield f"got {got}"
        except KeyError as error: got = yield f"caught {error!r}"
    return "end"
g = talk(); print(next(g), g.send(1), g.send(2), g.throw(KeyError("k")), g.send(3))
try: g.send(None)
except StopIteration as stop: print("stopped", stop.value, stop.args)
print(list(g), next(g, "default"))
def cleanup():
    try: yield 1; yield 2
    finally: print("cleaned")
g = cleanup(); next(g); print(g.close(), g.close(), list(g))
def outer():
    result = yield from inner()
    print("result", result); yield from [10, 20]; yield from "ab"
def inner():
    x = yield 1
    print("sent", x)
    try: yield 2
    except ValueError as e: print("inner caught", e)
    return "inner done"
o = outer(); print(next(o), o.send("hello")); print(o.throw(ValueError("v")), list(o))
g = talk()
try: g.send(5)
except TypeError as e: print(e)
def stops(): yield 1; raise StopIteration("inside")
try: list(stops())
except RuntimeError as e: print(e, repr(e.__cause__))
def ignores():
    try: yield 1
    except GeneratorExit: yield 2
g = ignores(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def itself():
    yield next(me)
me = itself()
try: next(me)
except ValueError as e: print(e)
g = cleanup()
try: g.throw(ValueError)
except ValueError as e: print(repr(e))
g = cleanup(); next(g)
try: g.throw(ValueError, "message")
except ValueError as e: print(repr(e))
try: g.throw(5)
except TypeError as e: print(e)
print(type(g).__name__, g.__name__, g.__qualname__, iter(g) is g)
