"""A class that is no list, set or dict becomes a collection by what decorators say of its methods."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.collections import collection


class Line:
    def __init__(self):
        self.people = []

    @collection.appender
    def join(self, person):
        self.people.append(person)

    @collection.remover
    def leave(self, person):
        self.people.remove(person)

    @collection.iterator
    def everybody(self):
        return iter(self.people)

    __iter__ = everybody

    @collection.adds(1)
    def push_in(self, person):
        self.people.insert(0, person)

    @collection.removes_return()
    def serve(self):
        return self.people.pop(0) if self.people else None

    @collection.replaces(2)
    def swap(self, place, person):
        gone, self.people[place] = self.people[place], person
        return gone

    @collection.removes("person")
    def throw_out(self, reason, person=None):
        self.people.remove(person)

    @collection.internally_instrumented
    def join_all(self, *people):
        for person in people:
            self.join(person)


class Base(DeclarativeBase):
    pass


class Till(Base):
    __tablename__ = "till"
    id: Mapped[int] = mapped_column(primary_key=True)
    line = relationship("Person", collection_class=Line, back_populates="till", order_by="Person.id")


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    till_id: Mapped[int | None] = mapped_column(ForeignKey("till.id"))
    till: Mapped[Till | None] = relationship(back_populates="line")

    def __repr__(self):
        return self.name


till = Till()
ann, bob, cid, dan = (Person(name=name) for name in ("ann", "bob", "cid", "dan"))
till.line.join(ann)
till.line.push_in(bob)
print(till.line.people, ann.till is till, bob.till is till)
print(till.line.serve(), bob.till)
till.line.swap(0, cid)
print(till.line.people, ann.till, cid.till is till)
till.line.join_all(ann, dan)
till.line.throw_out("too loud", person=cid)
print(till.line.people, cid.till)
bob.till = till
print(till.line.people)
try:
    till.line.throw_out("nobody")
except Exception as error:
    print(type(error).__name__, error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(till)
    session.commit()
    print(type(till.line), list(till.line.everybody()))
    ann.till = None
    print(till.line.people)
    session.commit()
    print(till.line.serve(), till.line.people)
try:
    till.line = [ann]
except TypeError as error:
    print(error)
