"""A class statement that fails keeps its name:
the next class of that name is one too many."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, configure_mappers
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B")
try:
    class B(Base):
        __tablename__ = "b"
        a_id = mapped_column(ForeignKey("a.id"))
except Exception as x:
    print(type(x).__name__, x)
try:
    class B(Base):
        __tablename__ = "b2"
        id: Mapped[int] = mapped_column(primary_key=True)
        a_id = mapped_column(ForeignKey("a.id"))
except Exception as x:
    print(type(x).__name__, x)
try:
    configure_mappers()
except Exception as x:
    print(type(x).__name__, x)
