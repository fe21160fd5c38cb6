"""any() and contains() of a proxy on its class are EXISTS along the association object."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Actor(Base):
    __tablename__ = "actor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    roles = relationship("Role", back_populates="actor", cascade="all, delete-orphan")
    films = association_proxy("roles", "film", creator=lambda film: Role(film=film))
    parts = association_proxy("roles", "part")


class Role(Base):
    __tablename__ = "role"
    actor_id = Column(ForeignKey("actor.id"), primary_key=True)
    film_id = Column(ForeignKey("film.id"), primary_key=True)
    part = Column(String, server_default="extra")
    actor = relationship(Actor, back_populates="roles")
    film = relationship("Film", back_populates="roles")
    title = association_proxy("film", "title")


class Film(Base):
    __tablename__ = "film"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    roles = relationship(Role, back_populates="film")
    actors = association_proxy("roles", "actor")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
dune, alien = Film(id=1, title="Dune"), Film(id=2, title="Alien")
ann, ben = Actor(name="Ann", films=[dune, alien]), Actor(name="Ben", films=[alien])
session.add_all([ann, ben])
session.commit()
print(Actor.films.any(Film.title == "Dune"))
print(Actor.films.contains(dune))
print(Actor.parts == "extra")
print(Role.title == "Dune")
print(Film.actors.any(name="Ben"))
print([actor.name for actor in session.scalars(select(Actor).where(Actor.films.contains(dune)))])
print([film.title for film in session.query(Film).filter(Film.actors.any(Actor.name == "Ben"))])
print(session.scalar(select(func.count(Actor.id)).where(Actor.parts == "lead")))
for wrong in (lambda: Actor.films.has(), lambda: Actor.parts.any(part="lead")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
