class Caller:
    pass


Caller.__call__ = Caller()
Caller()()
