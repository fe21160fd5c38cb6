"""A plain class as the related one.
"""
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass

class Plain: pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship(Plain)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)


try:
    A()
except Exception as e:
    print(type(e).__name__, e)
try:
    A()
except Exception as e:
    print(type(e).__name__, e)
