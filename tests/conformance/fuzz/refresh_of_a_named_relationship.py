"""refresh() with the name of a relationship loads it at once, though it is a lazy one."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Pot(Base):
    __tablename__ = "pot"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    plants = relationship("Plant", back_populates="pot")


class Plant(Base):
    __tablename__ = "plant"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    pot_id = Column(Integer, ForeignKey("pot.id"))
    pot = relationship("Pot", back_populates="plants")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    pot = Pot(name="clay", plants=[Plant(name="fern"), Plant(name="ivy")])
    session.add(pot)
    session.commit()
    session.refresh(pot, ["plants"])
    print("plants" in pot.__dict__, [p.name for p in pot.plants])
    session.refresh(pot, ["plants", "name"])
    fern = pot.plants[0]
    session.refresh(fern, ["pot"])
    session.refresh(fern, attribute_names=["pot_id", "pot"])
    session.refresh(fern)
    pot.plants.append(Plant(name="moss"))
    session.refresh(pot, ["plants"])
    print([p.name for p in pot.plants])
    session.commit()

with Session(engine) as session:
    fern = session.get(Plant, 1)
    session.refresh(fern, ["pot"])
    print(fern.pot.name)
    pot = session.get(Pot, 1)
    session.refresh(pot)
    print("plants" in pot.__dict__)
