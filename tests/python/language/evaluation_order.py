def say(x):
    print(x, end=" ")
    return x


def f(*args, **kw):
    return "f"


f(say(1), say(2), k=say(3)) if say(True) else say("never")
print()
d = {say("k"): say("v"), say("k2"): say("v2")}
print()
l = [0, 0]
l[say(0)] = say("value")
print(l)
a, l[1] = say(1), say(2)
print(a, l)
x = say(1) + say(2) * say(3)
print(x)
y = say(0) and say("no") or say("yes")
print(y)
print([say(i) for i in (say(1), 2)])


class C:
    print("body", end=" ")
    v = say(5)


print(C.v)
def g(p=say("default")): return p
print(g(), g())
