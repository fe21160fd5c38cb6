"""A relationship written out on a mixin
is an error of the class statement."""
from sqlalchemy import Column, Integer, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
class Mixin:
    parent = relationship("P")
try:
    class C(Mixin, Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
except Exception as x:
    print(type(x).__name__, x)
