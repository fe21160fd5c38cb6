"""What order_by() or group_by() calls by a text must be a column or a label of the query; it is an error once the query
is compiled."""

from sqlalchemy import create_engine, desc, func, select
from sqlalchemy.exc import CompileError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Song(title="b", year=1990), Song(title="a", year=1990), Song(title="c", year=1984)])
    session.commit()
    print(session.scalars(select(Song.title).order_by("title")).all())
    counted = select(Song.year, func.count().label("songs")).group_by("year")
    print(session.execute(counted.order_by(desc("songs"))).all())
    for statement in (
        select(Song).order_by("song.title"),
        select(Song).order_by("title DESC"),
        select(Song).order_by(desc("name")),
        select(Song.year).group_by("decade"),
    ):
        try:
            print(statement)
        except CompileError as error:
            print(error)
    try:
        session.query(Song).order_by("-year").all()
    except CompileError as error:
        print(error)
