from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
try:
    class Q(P):
        __tablename__ = "q"
        id: Mapped[int] = mapped_column(primary_key=True)
except Exception as e:
    print(type(e).__name__, e)
try:
    class R(P):
        __tablename__ = "r"
        id: Mapped[int] = mapped_column(ForeignKey("p.id"), primary_key=True)
        other_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
except Exception as e:
    print(type(e).__name__, e)
class S(P):
    __tablename__ = "s"
    id: Mapped[int] = mapped_column(ForeignKey("p.id"), primary_key=True)
    other_id: Mapped[Optional[int]] = mapped_column(ForeignKey("p.id"))
    __mapper_args__ = {"inherit_condition": id == P.id}
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([S(), P(), S(other_id=1)])
    session.commit()
    print([type(x).__name__ for x in session.scalars(select(P))])
    print([(x.id, x.other_id) for x in session.scalars(select(S))])
