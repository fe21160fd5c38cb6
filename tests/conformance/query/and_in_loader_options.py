"""relationship.and_() in loader options: only some of the related objects are loaded.

What was loaded so forgets it when it is expired.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, joinedload, lazyload, relationship, selectinload, subqueryload

Base = declarative_base()


class Pond(Base):
    __tablename__ = "pond"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    frogs = relationship("Frog", back_populates="pond", order_by="Frog.id")


class Frog(Base):
    __tablename__ = "frog"
    id = Column(Integer, primary_key=True)
    weight = Column(Integer)
    pond_id = Column(ForeignKey("pond.id"))
    pond = relationship("Pond", back_populates="frogs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Pond(name="mill", frogs=[Frog(weight=1), Frog(weight=20)]))
    session.add(Pond(name="moor", frogs=[Frog(weight=30)]))
    session.commit()

    heavy = Frog.weight > 10
    for load in (selectinload, joinedload, subqueryload, lazyload):
        session.expunge_all()
        print(load.__name__)
        for pond in session.scalars(select(Pond).options(load(Pond.frogs.and_(heavy))).order_by(Pond.id)).unique():
            print(" ", pond.name, [frog.weight for frog in pond.frogs])
    session.expunge_all()
    for frog in session.scalars(select(Frog).options(lazyload(Frog.pond.and_(Pond.name == "moor"))).order_by(Frog.id)):
        print(frog.weight, frog.pond and frog.pond.name)

    session.expunge_all()
    mill = session.scalars(select(Pond).options(lazyload(Pond.frogs.and_(heavy)))).first()
    print(len(mill.frogs))
    session.expire(mill)
    print(len(mill.frogs))
