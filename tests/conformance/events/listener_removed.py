"""event.remove takes a listener away and event.contains tells whether it is there."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    jars: Mapped[List["Jar"]] = relationship(back_populates="shelf")

    def __repr__(self):
        return f"Shelf({self.name})"


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional["Shelf"]] = relationship(back_populates="jars")

    def __repr__(self):
        return f"Jar({self.name})"


def hear(target, value, initiator):
    print("heard", value)


event.listen(Shelf.jars, "append", hear)
print(event.contains(Shelf.jars, "append", hear), event.contains(Shelf.jars, "remove", hear))
shelf = Shelf(name="top")
shelf.jars.append(Jar(name="jam"))
event.remove(Shelf.jars, "append", hear)
shelf.jars.append(Jar(name="tea"))
print(event.contains(Shelf.jars, "append", hear))
