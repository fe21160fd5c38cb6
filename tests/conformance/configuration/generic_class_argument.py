"""relationship('List[B]')
with the generic class in the text."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, configure_mappers
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("List[B]")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
try:
    configure_mappers()
except Exception as x:
    print(type(x).__name__, x)
try:
    B()
except Exception as x:
    print(type(x).__name__, x)
