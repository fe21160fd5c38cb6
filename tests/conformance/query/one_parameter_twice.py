"""A literal() that stands twice in a statement is one parameter."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, literal, or_, select
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

wanted = literal(2)
print(select(Wine.id).where(or_(Wine.id == wanted, Wine.vineyard_id == wanted)))
print(session.scalars(select(Wine.id).where(or_(Wine.id == wanted, Wine.vineyard_id == wanted)).order_by(Wine.id)).all())
print(select(Wine.id).where(Wine.id == literal(2), Wine.year > literal(3), Wine.label == literal("x")))
print(session.execute(select(literal("made"), literal(3).label("three"), Wine.id).limit(2)).all())
print(session.scalars(select(Wine.label + literal("!")).limit(1)).all())
