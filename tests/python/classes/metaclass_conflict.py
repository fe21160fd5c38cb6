class A(type): pass
class B(type): pass
class X(metaclass=A): pass
class Y(metaclass=B): pass
try:
    class Z(X, Y): pass
except TypeError as e:
    print(e)
class C(A, B): pass
class Z(X, Y, metaclass=C): pass
print(type(Z), Z.__mro__)
class W(Z): pass
print(type(W))
