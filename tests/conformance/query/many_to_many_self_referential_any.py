"""any() on a many-to-many relationship of a class with itself:
the related table and the secondary table are aliased."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

likes = Table(
    "likes",
    Base.metadata,
    Column("who_id", ForeignKey("person.id"), primary_key=True),
    Column("whom_id", ForeignKey("person.id"), primary_key=True),
)


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    liked = relationship(
        "Person",
        secondary=likes,
        primaryjoin=id == likes.c.who_id,
        secondaryjoin=id == likes.c.whom_id,
        backref="liked_by",
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    eve = Person(name="eve")
    session.add(Person(name="adam", liked=[eve]))
    session.commit()
    print(session.scalars(select(Person.name).where(Person.liked.any(Person.name == "eve"))).all())
    print(session.scalars(select(Person.name).where(Person.liked_by.any())).all())
    print(session.scalars(select(Person.name).where(Person.liked.contains(eve))).all())
