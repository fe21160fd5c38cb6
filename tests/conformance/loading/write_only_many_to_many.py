"""Write-only on both sides of a many-to-many: the statement of members names the secondary table.

insert() is for one-to-many only.
"""

from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


starring = Table(
    "starring",
    Base.metadata,
    Column("film_id", ForeignKey("film.id"), primary_key=True),
    Column("actor_id", ForeignKey("actor.id"), primary_key=True),
)


class Film(Base):
    __tablename__ = "film"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    cast: WriteOnlyMapped["Actor"] = relationship(secondary=starring, back_populates="films", order_by="Actor.name")


class Actor(Base):
    __tablename__ = "actor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    films: WriteOnlyMapped["Film"] = relationship(secondary=starring, back_populates="cast", passive_deletes=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    film = Film(title="Dune", cast=[Actor(name="Zoe")])
    ann = Actor(name="Ann")
    ann.films.add(film)
    session.add(film)
    session.commit()
    print([actor.name for actor in session.scalars(film.cast.select())])
    print([film.title for film in session.scalars(ann.films.select())])
    print(film.cast.select().where(Actor.name != "Ann"))
    film.cast.remove(ann)
    session.commit()
    print(session.execute(select(starring)).all())
    try:
        film.cast.insert()
    except Exception as error:
        print(type(error).__name__, error)
