"""Orphans that were deleted are asked for a reference that is not set.

A flush that cascades along it from the former owner notes that there is none; one that finds the orphan by itself
does not, so that it would have to be loaded.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.exc import DetachedInstanceError


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    photos: Mapped[List["Photo"]] = relationship(back_populates="album", cascade="all, delete-orphan")


class Photo(Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[Optional[int]] = mapped_column(ForeignKey("album.id"))
    copy_of_id: Mapped[Optional[int]] = mapped_column(ForeignKey("photo.id"))
    album: Mapped[Optional[Album]] = relationship(back_populates="photos")
    copy_of: Mapped[Optional["Photo"]] = relationship(remote_side=id, cascade="all")


def look(title, photo):
    try:
        print(title, photo.copy_of)
    except DetachedInstanceError as error:
        print(title, error)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
never, none = Photo(), Photo(copy_of=None)
album = Album(photos=[never, none])
session.add(album)
session.flush()
album.photos.clear()
session.commit()
look("never set", never)
look("set to None", none)

other, alone = Album(), Photo()
session.add_all([other, alone])
session.flush()
other.photos.append(alone)
other.photos.remove(alone)
session.commit()
look("found by itself", alone)

loaded = Photo()
album.photos.append(loaded)
session.commit()
print("loaded", loaded.copy_of)
album.photos.remove(loaded)
session.commit()
look("loaded before", loaded)
