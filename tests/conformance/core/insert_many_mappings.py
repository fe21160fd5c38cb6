"""A list of mappings is sent in groups of the same keys; None counts as not given."""

from typing import Optional

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    plays: Mapped[Optional[int]] = mapped_column(default=4)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.execute(
        insert(Song),
        [{"title": "A"}, {"title": "B"}, {"title": "C", "plays": 2}, {"title": "D", "plays": None}],
    )
    session.execute(insert(Song), {"title": "E"})
    session.commit()
    print([(song.title, song.plays) for song in session.scalars(select(Song))])
