"""insert().values() is one row; the result knows the key."""

from typing import Optional

from sqlalchemy import create_engine, func, insert, select
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
    result = session.execute(insert(Song).values(title="Dawn"))
    print(result.rowcount, result.inserted_primary_key)
    session.execute(insert(Song).values(title=func.upper("dusk"), plays=None))
    session.execute(insert(Song).values([{"title": "Noon"}, {"title": "Night"}]))
    session.commit()
    print([(song.id, song.title, song.plays) for song in session.scalars(select(Song))])
