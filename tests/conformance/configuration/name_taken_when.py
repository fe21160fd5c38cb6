"""Which failures of a class statement
come after it took its name."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, configure_mappers
class Base(DeclarativeBase): pass
try:
    class B(Base):
        __tablename__ = "b"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: str = mapped_column()
except Exception as x: print(type(x).__name__)
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
try:
    class D(Base):
        id: Mapped[int] = mapped_column(primary_key=True)
except Exception as x: print(type(x).__name__)
class D(Base):
    __tablename__ = "d"
    id: Mapped[int] = mapped_column(primary_key=True)
try:
    class E(Base):
        __tablename__ = "e"
        id: Mapped[int] = mapped_column(primary_key=True)
        f = relationship()
except Exception as x: print(type(x).__name__)
class E(Base):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(primary_key=True)
    d_id = mapped_column(ForeignKey("d.id"))
    d = relationship("D")
E()
