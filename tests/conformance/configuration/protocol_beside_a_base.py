"""
A protocol says what a mapped object has; as a base beside a declarative one it is a metaclass conflict.
"""
from typing import Protocol
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class HasId(Protocol):
    id: Mapped[int]
class Base(DeclarativeBase): pass
try:
    class A(HasId, Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
except TypeError as e: print(e)
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
def show(x: HasId) -> str: return f"#{x.id}"
print(show(B(id=4)))
