"""Annotations without Mapped[…]
on mixins and on the class."""
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): pass
class Mixin:
    kind: str = mapped_column()
try:
    class A(Mixin, Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
except Exception as x: print(type(x).__name__, str(x)[:90])
class Plain:
    LIMIT: int = 5
    names: list[str] = []
class B(Plain, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    MAX = 3
print(B.LIMIT, B.names, B.MAX, B.__table__.c.keys())
class Noted:
    note: int
try:
    class C(Noted, Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
    print("ok")
except Exception as x: print(type(x).__name__, str(x)[:90])
try:
    class D(Base):
        __tablename__ = "d"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: int = 5
    print(D.x)
except Exception as x: print(type(x).__name__, str(x)[:90])
