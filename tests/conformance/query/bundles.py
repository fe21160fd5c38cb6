"""Bundle: columns that come together, as one element of a row.

It has them under .c, and the rows of it have names.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Bundle, Session, declarative_base, relationship

Base = declarative_base()


class Farm(Base):
    __tablename__ = "farm"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    cows = relationship("Cow", back_populates="farm")


class Cow(Base):
    __tablename__ = "cow"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    milk = Column(Integer)
    farm_id = Column(ForeignKey("farm.id"))
    farm = relationship("Farm", back_populates="cows")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Farm(name="Hill", cows=[Cow(name="Liese", milk=20), Cow(name="Berta", milk=25)]))
    session.commit()

    cow = Bundle("cow", Cow.name, Cow.milk)
    print(select(cow))
    for row in session.execute(select(cow, Farm.name).join(Cow.farm).order_by(cow.c.milk)):
        print(row.cow.name, row.cow.milk, row.name, row)
    print(session.query(cow).filter(cow.c.milk > 20).one())
    print(session.scalars(select(Bundle("b", Cow.id, Cow.name.label("called")))).first()._fields)
