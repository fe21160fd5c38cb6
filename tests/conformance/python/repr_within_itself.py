"""__repr__ of both sides of a relationship: a list, a set and a dict of objects that print their owner are met again
within themselves, and print as dots."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship,
)


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    players: Mapped[list["Player"]] = relationship(back_populates="band")
    songs: Mapped[set["Song"]] = relationship(back_populates="band")
    rooms: Mapped[dict[str, "Room"]] = relationship(
        back_populates="band", collection_class=attribute_keyed_dict("name")
    )

    def __repr__(self):
        return f"Band({self.id}, {self.players}, {self.songs}, {self.rooms})"


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    band_id: Mapped[int] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Band] = relationship(back_populates="players")

    def __repr__(self):
        return f"Player({self.id}, {self.band})"


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    band_id: Mapped[int] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Band] = relationship(back_populates="songs")

    def __repr__(self):
        return f"Song({self.band.songs})"


class Room(Base):
    __tablename__ = "room"
    name: Mapped[str] = mapped_column(primary_key=True)
    band_id: Mapped[int] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Band] = relationship(back_populates="rooms")

    def __repr__(self):
        return f"Room({self.band.rooms!r})"


band = Band(id=1, players=[Player(id=1), Player(id=2)], songs={Song(id=1)})
Room(name="attic", band=band)
print(band)
print(band.players, band.songs, band.rooms)
print(band.players[1])
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(band)
    session.commit()
    print(session.scalars(select(Player)).all())
    print(session.get(Band, 1).id, session.is_active)
