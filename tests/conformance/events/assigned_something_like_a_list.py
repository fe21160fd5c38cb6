"""What is assigned to a list of children need not be a plain list: a subclass, a deque or whatever appends will do, and its
members end up in a new list."""

from collections import deque

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Queue(Base):
    __tablename__ = "queue"
    id: Mapped[int] = mapped_column(primary_key=True)
    jobs: Mapped[list["Job"]] = relationship()
    done: Mapped[set["Job"]] = relationship(overlaps="jobs")


class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    queue_id: Mapped[int | None] = mapped_column(ForeignKey("queue.id"))

    def __repr__(self):
        return self.name


class Stack(list):
    pass


class Bin:
    def __init__(self, *jobs):
        self.jobs = jobs

    def append(self, job):
        raise NotImplementedError

    def __iter__(self):
        return iter(self.jobs)


class Bag(Bin):
    append = None

    def add(self, job):
        raise NotImplementedError


queue = Queue()
for given in (Stack([Job(name="a")]), deque([Job(name="b")]), Bin(Job(name="c"), Job(name="d")), {Job(name="e")}, "f"):
    try:
        queue.jobs = given
        print(type(given).__name__, queue.jobs, type(queue.jobs).__name__)
    except TypeError as error:
        print(error)
for given in (frozenset([Job(name="g")]), Bag(Job(name="h")), [Job(name="i")]):
    try:
        queue.done = given
        print(type(given).__name__, queue.done)
    except TypeError as error:
        print(error)
