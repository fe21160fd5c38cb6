"""rows=, range_= and groups= say over which rows a window function is computed."""

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

total = func.sum(Wine.price)
for window in (
    {"order_by": Wine.id, "rows": (None, 0)},
    {"order_by": Wine.id, "rows": (-1, 1)},
    {"order_by": Wine.id, "rows": (0, None)},
    {"order_by": Wine.id, "rows": (1, 2)},
    {"order_by": Wine.id, "rows": (-3, -1)},
    {"order_by": Wine.year, "range_": (None, 0)},
    {"order_by": Wine.year, "range_": (-1, 0)},
    {"order_by": Wine.year.desc(), "range_": (-1, 1)},
    {"order_by": Wine.price, "range_": (-5, 5)},
    {"order_by": Wine.year, "groups": (-1, 1)},
    {"partition_by": Wine.vineyard_id, "order_by": Wine.id, "rows": (-1, 0)},
    {"partition_by": Wine.vineyard_id, "rows": (None, None)},
):
    print(select(total.over(**window)))
    print(sorted(tuple(row) for row in session.execute(select(Wine.id, func.coalesce(total.over(**window), 0)))))
ends = {"order_by": Wine.id, "rows": (-1, 1)}
first, last = func.first_value(Wine.id).over(**ends), func.last_value(Wine.id).over(**ends)
print(session.execute(select(Wine.id, first, last, func.row_number().over(**ends))).all())
