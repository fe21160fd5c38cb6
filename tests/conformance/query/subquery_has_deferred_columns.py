"""A query inside another one has the deferred columns, too: what count() counts, and a
subquery()."""

from sqlalchemy import String, Text, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, load_only, mapped_column


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String)
    lyrics: Mapped[str] = mapped_column(Text, deferred=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Song(title="t", lyrics="la"))
    session.commit()
    print(session.query(Song).count(), session.query(Song).options(load_only(Song.title)).count())
    print(session.scalar(select(func.count()).select_from(select(Song).subquery())))
    kept = aliased(Song, select(Song).where(Song.id > 0).subquery())
    print(session.scalars(select(kept)).one().title)
