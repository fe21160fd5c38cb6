"""A set uses the model's own __eq__ and __hash__:
an equal object does not enter, and no event is fired for it."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    stamps: Mapped[Set["Stamp"]] = relationship(back_populates="album")

    def __repr__(self):
        return f"Album({self.name})"


class Stamp(Base):
    __tablename__ = "stamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    album_id: Mapped[Optional[int]] = mapped_column(ForeignKey("album.id"))
    album: Mapped[Optional["Album"]] = relationship(back_populates="stamps")

    def __eq__(self, other):
        return isinstance(other, Stamp) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"Stamp({self.name})"


album = Album(name="A")
first, twin = Stamp(name="penny"), Stamp(name="penny")
album.stamps.add(first)
album.stamps.add(twin)
print(len(album.stamps), first.album, twin.album, twin in album.stamps)
album.stamps.discard(twin)
print(album.stamps, first.album, twin.album)
