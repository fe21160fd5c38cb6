"""The % operator on text with its flags, widths and conversions."""
print("%s is %d years and %.2f m" % ("Ann", 41, 1.716), "%r %a %s" % ("é", "é", "é"), "%%" % ())
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%x] [%X] [%#x] [%o] [%#o] [%c] [%c]" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 65, "z"))
print("%e %E %g %G %10.3f| %-10.1f| %+.1f %.0f %#.0f" % (12345.678, 0.00012, 1e-10, 1e20, 3.14159, 2.5, 1.0, 2.5, 3.0))
print("%(name)s has %(count)03d" % {"name": "Bo", "count": 7}, "%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abcdef", "xyz"))
print("%*d %-*d| %.*f" % (5, 42, 5, 42, 2, 3.14159), "%s" % [1, 2], "%s %s" % (None, True), "%s" % ((1, 2),))
print("%d %i %u" % (3.99, True, -5), "%x" % -255, "%s" % {"a": 1}, "%d" % 10**20, "%5%|")if False else print("%d %i %u" % (3.99, True, -5), "%x" % -255, "%s" % {"a": 1}, "%d" % 10**20)
for wrong in [lambda: "%s %s" % "a", lambda: "%s" % ("a", "b"), lambda: "%d" % "x", lambda: "%(a)s" % {"b": 1}, lambda: "%y" % 1, lambda: "%" % 1,
              lambda: "%(a)s" % 1, lambda: "%x" % 1.5, lambda: "%c" % "ab", lambda: "%f" % "a", lambda: "abc" % 1, lambda: "%(a" % {}, lambda: "%c" % -1,
              lambda: "%*d" % ("a", 1)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
