"""update takes a dict, pairs and keywords; objects already there are left alone.
setdefault stores only what is missing."""
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
menu.dishes.update({"s": soup})
menu.dishes.update([("f", fish)], s=soup)
print(menu.dishes, soup.menu, fish.menu)
print(menu.dishes.setdefault("s", fish), menu.dishes.setdefault("c", Dish(name="cake", label="c")))
print(menu.dishes.popitem(), menu.dishes.get("c"), menu.dishes.get("c", "none"))
menu.dishes.clear()
print(menu.dishes, soup.menu)
