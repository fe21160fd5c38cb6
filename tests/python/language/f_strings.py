name, n, x = "World", 42, 3.14159
print(f"Hello {name}! {n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:,}|{1234567:,}|{1234567:_}")
print(f"{x:.2f} {x:10.3f} {x:e} {x:g} {x:.3g} {x!r} {x:%} {0.25:.0%}")
print(f"{name!r:>10} {name:*^11} {name:.3} {name[0]} {name.lower()}")
print(f"{n=} {n = } {name=!s} {x=:.1f}")
width = 8
print(f"{name:>{width}}|{x:{width}.{2}f}|")
print(f"{{literal}} {'nested ' + f'{n}'} {n if n > 3 else 'no'}")
print(f"{n:x} {n:X} {n:o} {n:b} {n:#x} {n:#b} {n:c}")
print(f"{True} {None} {[1, 'a']} {{'k': 1}} {dict(a=1)}")
print("a" "b" f"{n}" "c")
print(f"""multi
{n}
line""")
print(f"{-5:05d} {-5:+d} {5: d} {1e100} {1e16} {1e15} {0.0001} {0.00001}")
print("{} {} {0}".replace("{0}", "z").format(1, 2), "{1} {0} {a}".format("x", "y", a=3))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{0.real} {1[0]} {2[k]}".format(1, [5], {"k": 6}))
print("%s %d %5.2f %r %% %x %05d %-5s| %+d" % ("s", 3, 2.5, "q", 255, 42, "l", 7))
print("%(a)s and %(b)d" % {"a": 1, "b": 2}, "%s" % [1], "%s" % (1,))
for bad in [lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: f"{'a':d}", lambda: f"{1:s}", lambda: f"{[]:5}", lambda: "{}".format()]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
