"""|= on a keyed dict is Python's own method: the objects are stored and not told.
The others are."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Menu(Base):
    __tablename__ = "menu"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    dishes: Mapped[Dict[str, "Dish"]] = relationship(collection_class=attribute_keyed_dict("label"), back_populates="menu")

    def __repr__(self):
        return f"Menu({self.name})"


class Dish(Base):
    __tablename__ = "dish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    label: Mapped[Optional[str]]
    menu_id: Mapped[Optional[int]] = mapped_column(ForeignKey("menu.id"))
    menu: Mapped[Optional["Menu"]] = relationship(back_populates="dishes")

    def __repr__(self):
        return f"Dish({self.name})"


menu = Menu(name="M")
soup, fish = Dish(name="soup", label="s"), Dish(name="fish", label="f")
menu.dishes |= {"s": soup}
menu.dishes.update({"f": fish})
print(menu.dishes, soup.menu, fish.menu)
print(type(menu.dishes | {}), type(menu.dishes.copy()))
