"""Reading a dynamic collection flushes the session first, if that flushes by itself; detached it warns."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    photos: DynamicMapped["Photo"] = relationship()


class Photo(Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    album_id: Mapped[Optional[int]] = mapped_column(ForeignKey("album.id"))

    def __repr__(self):
        return self.file


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine, autoflush=False) as session:
    album = Album(photos=[Photo(file="a.png")])
    session.add(album)
    print(album.photos.all())
    session.flush()
    album.photos.append(Photo(file="b.png"))
    print(album.photos.all(), album.photos.count())
    session.commit()
with Session(engine) as session:
    album = session.get(Album, 1)
    album.photos.append(Photo(file="c.png"))
    with session.no_autoflush:
        print(album.photos.all())
    print(album.photos.all())
    album.photos.append(Photo(file="d.png"))
    session.rollback()
    print(album.photos.count())
print(album.photos.all())
