"""A listener may change other objects; its changes are part of the same chain.
Here removed jars go to the cellar."""
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


cellar = Shelf(name="cellar")


@event.listens_for(Shelf.jars, "remove")
def keep(target, value, initiator):
    if target is not cellar and value not in cellar.jars:
        cellar.jars.append(value)


shelf = Shelf(name="top", jars=[Jar(name="jam"), Jar(name="tea")])
jam = shelf.jars.pop(0)
print(shelf.jars, cellar.jars, jam.shelf)
