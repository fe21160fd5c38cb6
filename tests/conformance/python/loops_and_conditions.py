from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    boss_id = Column(Integer, ForeignKey("person.id"))
    reports = relationship("Person", back_populates="boss")
    boss = relationship("Person", back_populates="reports", remote_side=id)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

people = {}
for line in """ann
bob ann
cyd ann
dan bob""".splitlines():
    name, *boss = line.split()
    people[name] = Person(name=name, boss=people[boss[0]] if boss else None)

with Session(engine) as session:
    session.add_all(people.values())
    session.commit()

    person = people["dan"]
    chain = []
    while person is not None:
        chain.append(person.name)
        person = person.boss
    print(" -> ".join(chain))

    for person in people.values():
        if not person.reports:
            continue
        elif len(person.reports) > 1:
            print(person.name.upper(), "has", len(person.reports), "reports")
        else:
            print(person.name.capitalize(), "has one report")
