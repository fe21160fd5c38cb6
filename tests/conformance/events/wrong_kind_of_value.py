from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    pets = relationship("Pet", back_populates="owner")


class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    owner_id = Column(Integer, ForeignKey("owner.id"))
    owner = relationship("Owner", back_populates="pets")


pet = Pet()
try:
    pet.owner = "Jane"
except AttributeError as error:
    print(error)
print(pet.owner)

owner = Owner()
owner.pets.append("Rex")
