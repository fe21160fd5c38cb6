"""Arithmetic in SQL expressions: a true division gives Decimals, // cuts.

str() writes a cast where SQLite is asked with + 0.0; the sides lend their names to parameters.
"""

from sqlalchemy import Float, Integer, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Crate(Base):
    __tablename__ = "crate"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    label: Mapped[str] = mapped_column(String)
    bottles: Mapped[int] = mapped_column(Integer)
    litres: Mapped[float] = mapped_column(Float)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Crate(label="small", bottles=7, litres=3.5), Crate(label="big", bottles=12, litres=9.0)])
    session.commit()

    for term in (
        Crate.bottles / 2,
        Crate.bottles * 2 / 3,
        Crate.bottles / (Crate.id + 1),
        1 / Crate.bottles,
        Crate.litres / 2,
        Crate.bottles / 2.0,
        Crate.bottles // 2,
        Crate.bottles % 5,
        -Crate.bottles,
        -(Crate.bottles + 1),
        10 - Crate.bottles,
        2 * Crate.bottles + 1,
        Crate.label + "!",
        "a " + Crate.label,
        func.sum(Crate.bottles) / func.count(Crate.id),
    ):
        print(term, "|", session.execute(select(term)).all())
    print(session.scalars(select(Crate.label).where(Crate.bottles % 2 == 1)).all())
    print(session.scalars(select(Crate.label).order_by(-Crate.bottles)).all())
    print(session.query(Crate.bottles / 2, -Crate.bottles, Crate.label + "x"))
    print(session.execute(select(Crate.bottles / 2, Crate.bottles + 1)).keys())
