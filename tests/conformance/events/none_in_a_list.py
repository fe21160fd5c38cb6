"""A list of children takes None like any member: its own methods, the events and the history go on with it; only the
flush refuses it."""

from sqlalchemy import ForeignKey, create_engine, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.exc import FlushError


class Base(DeclarativeBase):
    pass


class Menu(Base):
    __tablename__ = "menu"
    id: Mapped[int] = mapped_column(primary_key=True)
    dishes: Mapped[list["Dish"]] = relationship(back_populates="menu")


class Dish(Base):
    __tablename__ = "dish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    menu_id: Mapped[int | None] = mapped_column(ForeignKey("menu.id"))
    menu: Mapped[Menu | None] = relationship(back_populates="dishes")

    def __repr__(self):
        return self.name


event.listen(Menu.dishes, "append", lambda menu, dish, initiator: print("append", dish))
event.listen(Menu.dishes, "remove", lambda menu, dish, initiator: print("remove", dish))

menu = Menu()
menu.dishes.append(None)
menu.dishes.insert(0, Dish(name="soup"))
print(menu.dishes, None in menu.dishes, menu.dishes.index(None), inspect(menu).attrs.dishes.history)
menu.dishes.remove(None)
menu.dishes = [None, *menu.dishes, None]
print(menu.dishes, menu.dishes.pop())

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(menu)
    try:
        session.commit()
    except FlushError as error:
        print(error)
    session.rollback()
    menu.dishes.remove(None)
    session.add(menu)
    session.commit()
    print(menu.dishes)
    menu.dishes.append(None)
    try:
        session.delete(menu)
    except AttributeError as error:
        print(error)
