"""execute() takes a dict or a list of dicts, and nothing else."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select, text
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

years = text("SELECT label FROM wine WHERE year = :year OR :year IS NULL ORDER BY id")
for given in ({"year": 2019}, [{"year": 2021}], [1], (2,), "year", 2019, [[2019]], ["year"]):
    try:
        print(given, session.execute(years, given).scalars().all())
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(session.execute(select(Wine.id).where(Wine.id == 1), given).scalars().all())
    except Exception as error:
        print(type(error).__name__, error)
print(session.execute(text("SELECT count(*) FROM wine"), []).scalar())
print(session.scalar(select(Vineyard.name).where(Vineyard.id == 1), []))
