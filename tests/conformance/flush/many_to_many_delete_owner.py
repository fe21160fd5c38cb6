"""Deleting an object deletes its rows of the association table first;
what was related to it stays."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

film_actor = Table(
    "film_actor", Base.metadata, Column("film_id", ForeignKey("film.id")), Column("actor_id", ForeignKey("actor.id"))
)


class Film(Base):
    __tablename__ = "film"
    id = Column(Integer, primary_key=True)
    actors = relationship("Actor", secondary=film_actor, back_populates="films")


class Actor(Base):
    __tablename__ = "actor"
    id = Column(Integer, primary_key=True)
    films = relationship("Film", secondary=film_actor, back_populates="actors")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
film, actor = Film(), Actor()
film.actors.append(actor)
session.add(film)
session.commit()
session.delete(film)
session.commit()
print(actor.films, session.query(Actor).count())
film = Film(actors=[actor])
session.add(film)
session.commit()
session.delete(actor)
session.delete(film)
session.commit()
print(session.query(Actor).count(), session.query(Film).count())
