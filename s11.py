from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "a"}
class B(A):
    pass
class C(A):
    __mapper_args__ = {"polymorphic_identity": "a"}
print("ok")
