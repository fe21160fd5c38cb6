"""Deleting a parent whose children must have one fails in the flush."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    pets = relationship("Pet", back_populates="owner")


class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"), nullable=False)
    owner = relationship("Owner", back_populates="pets")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
owner = Owner(pets=[Pet()])
session.add(owner)
session.commit()
session.delete(owner)
try:
    session.commit()
except Exception as e:
    print(e)
session.rollback()
print(owner in session, owner.pets[0].owner_id)
owner.pets.clear()
try:
    session.flush()
except Exception as e:
    print(type(e).__name__)
session.rollback()
print(len(owner.pets))
