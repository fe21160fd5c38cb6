"""contains() and == of an association proxy that leads to another one."""

from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Spice(Base):
    __tablename__ = "spice"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Pinch(Base):
    __tablename__ = "pinch"
    id: Mapped[int] = mapped_column(primary_key=True)
    dish_id: Mapped[int] = mapped_column(ForeignKey("dish.id"))
    spice_id: Mapped[int] = mapped_column(ForeignKey("spice.id"))
    spice: Mapped["Spice"] = relationship()
    spice_name = association_proxy("spice", "name", creator=lambda name: Spice(name=name))


class Dish(Base):
    __tablename__ = "dish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pinches: Mapped[List["Pinch"]] = relationship()
    spices = association_proxy("pinches", "spice_name", creator=lambda name: Pinch(spice_name=name))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Dish(name="curry", spices=["cumin", "chili"]), Dish(name="pie", spices=["clove"])])
    session.commit()
    with_cumin = select(Dish.name).where(Dish.spices.contains("cumin"))
    print(with_cumin)
    print(session.scalars(with_cumin).all())
    print(session.scalars(select(Dish.name).where(~Dish.spices.contains("clove"))).all())
    print([list(dish.spices) for dish in session.scalars(select(Dish).order_by(Dish.id))])
