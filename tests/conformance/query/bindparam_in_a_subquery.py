"""The value of a bindparam() reaches subqueries and the queries of a legacy Query."""

from typing import List, Optional

from sqlalchemy import ForeignKey, bindparam, create_engine, exists, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Vineyard(Base):
    __tablename__ = "vineyard"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    wines: Mapped[List["Wine"]] = relationship(back_populates="vineyard")


class Wine(Base):
    __tablename__ = "wine"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    year: Mapped[int]
    price: Mapped[Optional[int]]
    vineyard_id: Mapped[Optional[int]] = mapped_column(ForeignKey("vineyard.id"))
    vineyard: Mapped[Optional["Vineyard"]] = relationship(back_populates="wines")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all(
    [
        Vineyard(
            name="Clos",
            wines=[
                Wine(label="100% Syrah", year=2019, price=12),
                Wine(label="Cuvee_1", year=2020, price=20),
                Wine(label="Cuvee 2", year=2020, price=9),
            ],
        ),
        Vineyard(name="Mas", wines=[Wine(label="Blanc", year=2021), Wine(label="rouge/vif", year=2022, price=15)]),
    ]
)
session.commit()

dear = select(Wine.vineyard_id).where(Wine.price > bindparam("price")).subquery()
query = select(Vineyard.name).join(dear, dear.c.vineyard_id == Vineyard.id).order_by(Vineyard.name)
print(session.scalars(query, {"price": 10}).all())
print(session.scalars(query, {"price": 18}).all())

has_year = select(Vineyard.name).where(Vineyard.wines.any(Wine.year == bindparam("year")))
print(has_year)
print(session.scalars(has_year, {"year": 2022}).all())

legacy = session.query(Wine).filter(Wine.label == bindparam("label"))
print(legacy.params(label="Blanc").one().year, legacy.params({"label": "nothing"}).first())
print(legacy.params(label="Blanc").params(label="Cuvee 2").one().year)

with engine.connect() as connection:
    count = select(func.count()).select_from(Wine).where(Wine.year >= bindparam("since"))
    print(connection.execute(count, {"since": 2020}).scalar(), connection.scalar(count, {"since": 2022}))
