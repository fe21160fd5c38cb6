"""A base written out with `metaclass=DeclarativeMeta` and a registry.

What the documentation shows for type checkers; the registry brings metadata and constructor.
"""

from sqlalchemy import Column, Integer, String, create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeMeta, registry, declarative_base, relationship, Session, DeclarativeBase, Mapped, mapped_column
mapper_registry = registry()
class Base(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = mapper_registry
    metadata = mapper_registry.metadata
    __init__ = mapper_registry.constructor
class User(Base):
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    pets = relationship("Pet", back_populates="owner")
class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    owner_id = Column(ForeignKey("user.id"))
    owner = relationship(User, back_populates="pets")
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(User(name="ann", pets=[Pet(name="rex")]))
    s.commit()
    u = s.query(User).one()
    print(u.name, [p.name for p in u.pets])
print(type(User), type(Base))
