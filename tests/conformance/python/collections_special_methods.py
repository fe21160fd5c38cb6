# The special methods of an instrumented list, called by name.
from typing import List

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship()


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))


a = A(bs=[B()])
print(len(a.bs.__iter__().__class__.__name__) > 0)
print(a.bs.__len__())
print(a.bs.__contains__(3))
print(a.bs.__getitem__(0) is a.bs[0])
a.bs.__setitem__(0, B())
a.bs.__delitem__(0)
a.bs.__iadd__([B()])
print(a.bs.__len__())
print(hasattr(a.bs, "append"), hasattr(a.bs, "add"), hasattr(a.bs, "__getitem__"))
try:
    a.bs.__setitem__(slice(0, 2, 2), [B(), B()])
except ValueError as error:
    print(error)
