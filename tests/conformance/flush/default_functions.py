"""A function given as default runs once for each row that does not give the column."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(default=lambda: "P")
    weight: Mapped[int] = mapped_column(default=lambda: next_weight())
    price: Mapped[int] = mapped_column(default=lambda context: context.get_current_parameters()["weight"] * 3)
    moves: Mapped[int] = mapped_column(default=0, onupdate=lambda: next_weight())
weights = [5]
def next_weight():
    weights.append(weights[-1] + 1)
    return weights[-1]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Parcel(), Parcel(weight=30), Parcel(code="Q")])
    session.flush()
    print([(p.id, p.code, p.weight, p.price, p.moves) for p in session.scalars(select(Parcel))])
    session.get(Parcel, 1).code = "R"
    session.commit()
    print(session.get(Parcel, 1).moves, len(weights))
