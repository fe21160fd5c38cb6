"""An uncaught error at import of a name in a function."""
def use():
    from math import pi
    return undefined_name + pi
use()
