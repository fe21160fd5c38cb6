"""keys, values and items show the dict as it is now; iterating goes over keys.
A dict that changes its size stops the loop."""
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
keys = menu.dishes.keys()
menu.dishes["s"] = Dish(name="soup", label="s")
print(keys, menu.dishes.values(), menu.dishes.items(), list(menu.dishes))
print("s" in menu.dishes, "s" in keys, len(keys), sorted(menu.dishes), menu.dishes == dict(menu.dishes))
try:
    for key, dish in menu.dishes.items():
        menu.dishes.pop(key)
except RuntimeError as error:
    print(error)
print(menu.dishes)
