"""filter() of an aggregate function leaves rows out of that function alone."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select
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

young = func.count(Wine.id).filter(Wine.year > 2019)
print(select(young))
print(session.execute(select(young, func.count(Wine.id), func.sum(Wine.price).filter(Wine.year == 1900))).one())
per_vineyard = (
    select(
        Vineyard.name,
        func.count().filter(Wine.price > 10).label("dear"),
        func.max(Wine.price).filter(Wine.label.like("C%"), Wine.year == 2020).label("cuvee"),
        func.count(Wine.year.distinct()).filter(Wine.year < 2022).label("years"),
    )
    .join(Vineyard.wines)
    .group_by(Vineyard.name)
    .order_by(Vineyard.name)
)
print(per_vineyard)
for row in session.execute(per_vineyard):
    print(tuple(row))
print(session.execute(select(Wine.id, func.count().filter(Wine.price > 10).over(order_by=Wine.id))).all())
