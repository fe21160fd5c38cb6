"""del of names, items, slices, attributes and several at once."""
a, b, c = 1, 2, 3; del a, (b, c)
for name in ("a", "b"): print(name in globals())
d = {1: 2, 3: 4}; l = [0, 1, 2, 3, 4]; del d[1], l[0], l[1:3]; print(d, l)
class C: x = 1
c = C(); c.y = 2; del c.y, C.x; print(hasattr(c, "y"), hasattr(C, "x"))
def tries(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def one(): del c.nope
def two(): del C.nope
def three(): del nope
def four(): del d[99]
def five(): del (1, 2)[0]
def six(): del "abc"[0]
def seven(): del l[9]
def eight(): del c.__class__.__init__
def nine(): del d.x
for f in (one, two, four, five, six, seven, nine): tries(f)
try: del undefined_thing
except NameError as e: print(e)
