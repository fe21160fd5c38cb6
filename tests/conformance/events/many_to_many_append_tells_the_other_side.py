"""Appending on either side of a many-to-many relationship
puts the owner into the other side's list."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

dish_spice = Table(
    "dish_spice",
    Base.metadata,
    Column("dish_id", ForeignKey("dish.id"), primary_key=True),
    Column("spice_id", ForeignKey("spice.id"), primary_key=True),
)


class Dish(Base):
    __tablename__ = "dish"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    spices = relationship("Spice", secondary=dish_spice, back_populates="dishes")

    def __repr__(self):
        return self.name


class Spice(Base):
    __tablename__ = "spice"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dishes = relationship("Dish", secondary=dish_spice, back_populates="spices")

    def __repr__(self):
        return self.name


curry, soup = Dish(name="curry"), Dish(name="soup")
cumin, dill = Spice(name="cumin"), Spice(name="dill")
curry.spices.append(cumin)
dill.dishes.append(soup)
dill.dishes.insert(0, curry)
print(curry.spices, soup.spices, cumin.dishes, dill.dishes)
curry.spices.remove(dill)
print(curry.spices, dill.dishes)
print(cumin.dishes.pop(), curry.spices)
