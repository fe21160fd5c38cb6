from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Artist(Base):
    __tablename__ = "artist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    albums: Mapped[List["Album"]] = relationship(back_populates="artist")


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    artist_id: Mapped[Optional[int]] = mapped_column(ForeignKey("artist.id"))
    artist: Mapped[Optional["Artist"]] = relationship(back_populates="albums")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

nina = Artist(name="Nina")
nina.albums.append(Album(title="Pastel Blues"))
session.add(nina)
print(nina.id, nina in session, nina.albums[0] in session)
session.flush()
print(nina.id, nina.albums[0].artist_id)
session.commit()

print(session.get(Artist, 1) is nina)
print(session.get(Artist, 2))
print(session.get(Album, 1).title)
session.close()
