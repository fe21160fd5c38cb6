"""An uncaught exception of a nested class with a note."""
class Outer:
    class Problem(Exception): pass
error = Outer.Problem("bad\nthing")
error.add_note("hint: look here")
error.add_note("and here")
raise error
