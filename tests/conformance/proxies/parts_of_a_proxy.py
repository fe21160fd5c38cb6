"""What a proxy on its class says of itself."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
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
proxy = Actor.films
print(proxy.target_class is Role, proxy.owning_class is Actor, proxy.target_collection, proxy.value_attr, proxy.scalar)
print(proxy.local_attr, proxy.remote_attr, Role.title.scalar)
