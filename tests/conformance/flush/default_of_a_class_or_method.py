"""Built-in types and bound methods can be defaults as well."""

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Counter:
    def __init__(self):
        self.count = 0
    def next(self):
        self.count += 1
        return self.count
counter = Counter()


class Visit(Base):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=counter.next)
    pages: Mapped[int] = mapped_column(default=int)
    note: Mapped[str] = mapped_column(default=str)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    visit = Visit()
    print(visit.number, visit.pages)
    session.add_all([visit, Visit(number=7), Visit()])
    session.commit()
    print(visit.number, visit.pages, repr(visit.note), counter.count)
