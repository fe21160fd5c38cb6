from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[Optional[int]]
try:
    class B(A):
        x: Mapped[Optional[int]] = mapped_column()
        y: Mapped[int]
except Exception as e:
    print(type(e).__name__, e)
try:
    class C(A):
        x2: Mapped[int] = mapped_column(primary_key=True)
except Exception as e:
    print(type(e).__name__, e)
try:
    class D(A):
        __table_args__ = {"extend_existing": True}
except Exception as e:
    print(type(e).__name__, e)
try:
    class E(A):
        __mapper_args__ = {"polymorphic_on": "nope"}
except Exception as e:
    print(type(e).__name__, e)
try:
    class F(Base):
        pass
except Exception as e:
    print(type(e).__name__, e)
