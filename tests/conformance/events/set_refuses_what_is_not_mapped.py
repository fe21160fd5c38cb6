"""What is not a mapped object cannot enter a set.
What cannot be hashed is Python's error."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Menu(Base):
    __tablename__ = "menu"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    dishes: Mapped[Set["Dish"]] = relationship(back_populates="menu")

    def __repr__(self):
        return f"Menu({self.name})"


class Dish(Base):
    __tablename__ = "dish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    menu_id: Mapped[Optional[int]] = mapped_column(ForeignKey("menu.id"))
    menu: Mapped[Optional["Menu"]] = relationship(back_populates="dishes")

    def __repr__(self):
        return f"Dish({self.name})"


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


menu = Menu(name="M")
attempt(lambda: menu.dishes.add("soup"))
attempt(lambda: menu.dishes.add(5))
attempt(lambda: menu.dishes.add(["soup"]))
attempt(lambda: menu.dishes.add())
attempt(lambda: menu.dishes.update(5))
attempt(lambda: hash(menu.dishes))
print("soup" in menu.dishes, menu.dishes)
