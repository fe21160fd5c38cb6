from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    passport = relationship("Passport", back_populates="holder", uselist=False)


class Passport(Base):
    __tablename__ = "passport"
    id = Column(Integer, primary_key=True)
    number = Column(String)
    person_id = Column(Integer, ForeignKey("person.id"))
    holder = relationship("Person", back_populates="passport")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

ann = Person()
print(ann.passport)
ann.passport = Passport(number="X1")
print(ann.passport.holder is ann)

with Session(engine) as session:
    session.add(ann)
    session.commit()
    print(ann.passport.number)
    ann.passport = Passport(number="X2")
    session.commit()
    print([(p.number, p.person_id) for p in session.query(Passport).order_by(Passport.id)])

try:
    Person().passport.append(Passport())
except AttributeError as error:
    print(error)
