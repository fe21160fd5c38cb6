"""include_backrefs=False calls the validator only where the change began.
include_removes tells of removals."""
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

    @validates("jars", include_removes=True, include_backrefs=False)
    def check(self, key, jar, is_remove):
        print("jars", jar, is_remove)
        return jar

    def __repr__(self):
        return f"Shelf({self.name})"


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional["Shelf"]] = relationship(back_populates="jars")

    @validates("shelf", include_backrefs=False)
    def check(self, key, shelf):
        print("shelf", shelf)
        return shelf

    def __repr__(self):
        return f"Jar({self.name})"


shelf = Shelf(name="top")
jam = Jar(name="jam")
shelf.jars.append(jam)
tea = Jar(name="tea")
tea.shelf = shelf
shelf.jars.remove(jam)
tea.shelf = None
print(shelf.jars)
