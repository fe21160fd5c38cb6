"""RETURNING gives columns or whole objects."""

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    print(session.execute(insert(Song).values(title="A").returning(Song.id, Song.title)).all())
    songs = session.scalars(insert(Song).returning(Song), [{"title": "B"}, {"title": "C"}]).all()
    print([song.title for song in songs], songs[0] in session)
    songs[0].title = "B minor"
    session.commit()
    print(session.scalars(select(Song.title)).all())
