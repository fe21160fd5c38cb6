"""Query.with_parent(): the rows that belong to an object, along a relationship that is named or found.

It is legacy and says so; none is found between classes that are not related so.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dogs = relationship("Dog", back_populates="owner")


class Dog(Base):
    __tablename__ = "dog"
    id = Column(Integer, primary_key=True)
    age = Column(Integer)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship("Owner", back_populates="dogs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Owner(name="Pia", dogs=[Dog(age=2), Dog(age=9)]), Owner(name="Ole", dogs=[Dog(age=4)])])
    session.commit()
    pia = session.get(Owner, 1)
    print([dog.age for dog in session.query(Dog).with_parent(pia)])
    print([dog.age for dog in session.query(Dog).with_parent(pia, Owner.dogs).filter(Dog.age > 5)])
    try:
        session.query(Owner).with_parent(pia)
    except Exception as error:
        print(type(error).__name__, error)

    counted = session.query(func.count(Dog.id)).filter(Dog.owner_id == Owner.id).correlate(Owner).scalar_subquery()
    print(session.query(Owner.name, counted).order_by(Owner.id).all())
