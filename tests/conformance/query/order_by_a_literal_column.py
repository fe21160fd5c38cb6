"""desc() of a literal_column() turns the order round."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, desc, func, literal_column, select
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

print(session.scalars(select(Vineyard.name).order_by(literal_column("name").desc())).all())
print(session.scalars(select(Wine.label).order_by(desc(literal_column("price")), Wine.id)).all())
print(session.scalars(select(Wine.label).order_by(literal_column("price").asc().nulls_last(), Wine.id)).all())
per_vineyard = (
    select(Vineyard.name, func.count(Wine.id).label("wines"))
    .join(Vineyard.wines)
    .group_by(Vineyard.name)
    .order_by(literal_column("wines").desc())
)
print(per_vineyard)
print([tuple(row) for row in session.execute(per_vineyard)])
