"""A validator of a collection is called for append, for the back reference
and for each member of a list that is assigned."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    jars: Mapped[List["Jar"]] = relationship(back_populates="shelf")

    @validates("jars")
    def check(self, key, jar):
        print("check", jar.name)
        if jar.name == "bad":
            raise ValueError("no")
        return jar

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


shelf = Shelf(name="top")
shelf.jars.append(Jar(name="jam"))
tea = Jar(name="tea")
tea.shelf = shelf
shelf.jars = [tea, Jar(name="rice")]
shelf.jars += [Jar(name="salt")]
bad = Jar(name="bad")
try:
    bad.shelf = shelf
except ValueError as error:
    print(error, bad.shelf)
print(shelf.jars)
