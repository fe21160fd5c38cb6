"""`info` of columns and relationships, on the attribute, its property and the column; one dict, which the program may fill."""

from sqlalchemy import Column, ForeignKey, Integer, inspect
from sqlalchemy.orm import declarative_base, mapped_column, relationship

Base = declarative_base()


class Menu(Base):
    __tablename__ = "menu"
    id = Column(Integer, primary_key=True)
    price = mapped_column(Integer, info={"unit": "euro"}, doc="what it costs")
    dishes = relationship("Dish", info={"shown": True})


class Dish(Base):
    __tablename__ = "dish"
    id = Column(Integer, primary_key=True)
    menu_id = Column(ForeignKey("menu.id"))


print(Menu.price.info, Menu.price.property.info, Menu.__table__.c.price.info, Menu.dishes.info)
Menu.id.info["seen"] = 1
print(Menu.__table__.c.id.info, Menu.dishes.property.info is Menu.dishes.info, Menu.price.property.doc)
print([(prop.key, prop.info) for prop in inspect(Menu).iterate_properties])
