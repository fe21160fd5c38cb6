"""bulk_replace comes first and may change the list that will be assigned.
Then come appends and removals of the difference."""
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


@event.listens_for(Shelf.jars, "bulk_replace")
def replaced(target, values, initiator):
    print("bulk", values)
    values[:] = [jar for jar in values if jar.name != "bad"]


@event.listens_for(Shelf.jars, "append")
def appended(target, value, initiator):
    print("append", value)


@event.listens_for(Shelf.jars, "remove")
def removed(target, value, initiator):
    print("remove", value)


jam, tea = Jar(name="jam"), Jar(name="tea")
shelf = Shelf(name="top", jars=[jam])
shelf.jars = [tea, Jar(name="bad")]
print(shelf.jars)
shelf.jars += [jam]
