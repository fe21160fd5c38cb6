from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import backref, declarative_base, relationship

Base = declarative_base()


class Husk(Base):
    __tablename__ = "husk"
    id = Column(Integer, primary_key=True)


class Seed(Base):
    __tablename__ = "seed"
    id = Column(Integer, primary_key=True)
    husk_id = Column(Integer, ForeignKey("husk.id"))
    husk = relationship(Husk, backref=backref("seed", uselist=False))


print(hasattr(Husk, "seed"))
seed = Seed(husk=Husk())
print(hasattr(Husk, "seed"))
print(seed.husk.seed is seed)
