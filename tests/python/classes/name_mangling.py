"""Private names are mangled in classes, also in nested functions and for keyword targets."""
class A:
    __x = 1
    def __init__(self): self.__y = 2; self.__z__ = 3
    def get(self): return self.__x, self.__y, [self.__y for _ in range(1)], (lambda: self.__y)()
    def __hidden(self): return "h"
    def call(self): return self.__hidden()
class B(A):
    def get_b(self): return self.__y
print(A().get(), sorted(vars(A())), A._A__x, A().call(), "_A__hidden" in dir(A))
try: B().get_b()
except AttributeError as e: print(e)
try: A().__y
except AttributeError as e: print(e)
