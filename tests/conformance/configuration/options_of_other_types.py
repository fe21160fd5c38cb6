"""cascade=None is no cascade at all, lazy=False is "joined", and keywords of backref() are looked at when the mappers are
configured."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, inspect
from sqlalchemy.orm import backref, class_mapper, declarative_base, relationship


attempts = 0


def attempt(**options):
    global attempts
    attempts += 1
    Base = declarative_base()

    class Nest(Base):
        __tablename__ = f"nest_{attempts}"
        id = Column(Integer, primary_key=True)

    class Egg(Base):
        __tablename__ = f"egg_{attempts}"
        id = Column(Integer, primary_key=True)
        nest_id = Column(ForeignKey(Nest.id))

    try:
        Nest.eggs = relationship(Egg, **options)
        nest = Nest()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        eggs = inspect(Nest).relationships["eggs"]
        print(sorted(eggs.cascade), repr(eggs.lazy), nest.eggs)


attempt(cascade=None)
attempt(cascade=False)
attempt(lazy=True)
attempt(lazy=False)
attempt(collection_class=dict)
attempt(primaryjoin="Nest.id ==")
attempt(backref=backref("nest", laazy="joined"))
attempt(backref=backref("nest", secondary="egg"))
for wrong in (lambda: class_mapper(int), lambda: ForeignKeyConstraint(["a", "b"], ["t.a"])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
