"""An exception without a message shows its class alone."""
class Stop(Exception): pass
def check(n):
    if n > 1: raise Stop
check(1)
check(2)
