"""escape= and autoescape= let the signs of LIKE stand for themselves."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, not_, select
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

for condition in (
    Wine.label.like("Cuvee/_%", escape="/"),
    Wine.label.not_like("Cuvee/_%", escape="/"),
    Wine.label.ilike("CUVEE^_%", escape="^"),
    Wine.label.contains("%", autoescape=True),
    Wine.label.contains("/", autoescape=True),
    Wine.label.contains("_", autoescape=True, escape="!"),
    Wine.label.startswith("Cuvee_", autoescape=True),
    Wine.label.startswith("Cuvee_"),
    Wine.label.endswith("~_1", escape="~"),
    not_(Wine.label.startswith("Cuvee_", autoescape=True)),
    Wine.label.icontains("E_", autoescape=True),
):
    print(condition)
    print(session.scalars(select(Wine.label).where(condition).order_by(Wine.id)).all())
