"""distinct(column) in the columns of a query: SELECT DISTINCT, and a warning when it is compiled."""

from typing import Optional

from sqlalchemy import create_engine, distinct, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    artist: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Song(artist="Ida"), Song(artist="Bo"), Song(artist="Ida")])
    session.commit()
    print(session.scalars(select(distinct(Song.artist))).all())
    print(session.scalars(select(Song.artist.distinct())).all())
    print(session.query(Song.artist.distinct().label("who")).order_by("who").all())
    print(session.query(distinct(Song.artist)).count())
    print(session.scalar(select(func.count(distinct(Song.artist)))))
    print(select(distinct(Song.artist)))
