"""A bindparam() gets its value when the statement is executed; one with a value of its own
needs none."""

from typing import List, Optional

from sqlalchemy import ForeignKey, bindparam, create_engine, select
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

by_year = select(Wine).where(Wine.year == bindparam("year")).order_by(Wine.id)
print(by_year)
for year in (2019, 2020, 1900):
    print(year, [wine.label for wine in session.scalars(by_year, {"year": year})])
print(session.execute(by_year, {"year": 2021, "unused": 1}).scalar_one().label)

cheap = select(Wine.label).where(Wine.price <= bindparam("most", 10)).order_by(Wine.price)
print(session.scalars(cheap).all())
print(session.scalars(cheap, {"most": 15}).all())
print(session.scalars(cheap.params(most=12)).all())
print(cheap.compile().params, cheap.params(most=12).compile().string == cheap.compile().string)

try:
    session.scalars(by_year).all()
except Exception as error:
    print(type(error).__name__, error)
