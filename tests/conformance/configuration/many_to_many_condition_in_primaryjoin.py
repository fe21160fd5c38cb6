"""A primaryjoin that asks for more than the foreign key,
on a viewonly relationship over the same secondary table."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, and_, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

staff = Table(
    "staff",
    Base.metadata,
    Column("firm_id", ForeignKey("firm.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("boss", Integer, server_default="0"),
)


class Firm(Base):
    __tablename__ = "firm"
    id = Column(Integer, primary_key=True)
    people = relationship("Person", secondary=staff)
    bosses = relationship(
        "Person", secondary=staff, primaryjoin=and_(id == staff.c.firm_id, staff.c.boss == 1), viewonly=True
    )


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    firm = Firm(people=[Person(name="Eve")])
    session.add(firm)
    session.commit()
    print([person.name for person in firm.people], firm.bosses)
