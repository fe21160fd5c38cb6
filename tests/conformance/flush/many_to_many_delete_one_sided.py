"""A many-to-many relationship that only one side has:
deleting an object of the other side leaves its rows behind."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

menu_drink = Table(
    "menu_drink", Base.metadata, Column("menu_id", ForeignKey("menu.id")), Column("drink_id", ForeignKey("drink.id"))
)


class Menu(Base):
    __tablename__ = "menu"
    id = Column(Integer, primary_key=True)
    drinks = relationship("Drink", secondary=menu_drink)


class Drink(Base):
    __tablename__ = "drink"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
menu = Menu(drinks=[Drink()])
session.add(menu)
session.commit()
session.delete(menu.drinks[0])
session.commit()
print(session.execute(select(menu_drink)).all(), len(menu.drinks))
session.delete(menu)
session.commit()
print(session.execute(select(menu_drink)).all())
