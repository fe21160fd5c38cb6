"""A dynamic collection whose owner has no row: it shows what was added, and as a query it cannot run."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    songs: DynamicMapped["Song"] = relationship(back_populates="band")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    band_id: Mapped[Optional[int]] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Optional["Band"]] = relationship(back_populates="songs")

    def __repr__(self):
        return self.title


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
band = Band(songs=[Song(title="Intro")])
outro = Song(title="Outro", band=band)
print(band.songs.all(), list(band.songs), band.songs.count(), band.songs[1])
for attempt in (lambda: band.songs.first(), lambda: band.songs.filter_by(title="Intro"), lambda: band.songs[7]):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0], str(error)[-90:])
band.songs.remove(outro)
print(outro.band, band.songs.all())
with Session(engine) as session:
    session.add(band)
    print(band.songs.first())
    session.commit()
print(band.songs.all())
