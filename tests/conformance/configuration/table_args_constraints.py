"""Constraints over several columns and an index in __table_args__:
the primary key may be written there as well."""
from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, String, UniqueConstraint, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    __table_args__ = (UniqueConstraint("a", "b", name="uq_ab"), Index("ix_p_b", "b"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[int]
    b: Mapped[str] = mapped_column(String(5))
class E(Base):
    __tablename__ = "e"
    __table_args__ = (PrimaryKeyConstraint("q", "w"), ForeignKeyConstraint(["q","w"],["p.a", "p.b"]))
    q: Mapped[int]
    w: Mapped[str]
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(E(q=1, w="x")); s.commit()
    print(s.get(E, (1, "x")).w)
    s.add(P(a=1,b="x")); s.add(P(a=1,b="x"))
    try: s.commit()
    except Exception as x: print(type(x), x)
