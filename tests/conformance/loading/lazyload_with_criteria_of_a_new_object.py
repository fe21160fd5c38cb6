"""lazyload() with and_() for an object that the program made itself: SQLAlchemy finds no path for the criteria; of one
that a query loaded it does, also where an earlier query loaded it without options."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, lazyload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)
    toys: Mapped[list["Toy"]] = relationship()


class Toy(Base):
    __tablename__ = "toy"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shop_id: Mapped[int | None] = mapped_column(ForeignKey("shop.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shop = Shop(toys=[Toy(name="ball"), Toy(name="kite")])
session.add(shop)
session.commit()
chosen = select(Shop).options(lazyload(Shop.toys.and_(Toy.name != "kite")))
try:
    print([toy.name for toy in session.scalars(chosen).one().toys])
except IndexError as error:
    print(error)
session.expunge_all()
shop = session.scalars(select(Shop)).one()
print([toy.name for toy in session.scalars(chosen).one().toys])
