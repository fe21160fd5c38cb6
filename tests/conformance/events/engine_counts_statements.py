"""`before_cursor_execute` and `after_cursor_execute` of the engine tell of each statement that is sent, with its
parameters; `begin`, `commit` and `rollback` of transactions. A bound method can be taken out again."""

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Garden(Base):
    __tablename__ = "garden"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    beds: Mapped[list["Bed"]] = relationship(back_populates="garden")


class Bed(Base):
    __tablename__ = "bed"
    id: Mapped[int] = mapped_column(primary_key=True)
    garden_id: Mapped[int] = mapped_column(ForeignKey("garden.id"))
    garden: Mapped[Garden] = relationship(back_populates="beds")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


class QueryCounter:
    def __init__(self):
        self.statements = []

    def __enter__(self):
        event.listen(engine, "before_cursor_execute", self.count)
        return self

    def __exit__(self, *error):
        event.remove(engine, "before_cursor_execute", self.count)

    def count(self, conn, cursor, statement, parameters, context, executemany):
        self.statements.append(statement)


session = Session(engine)
session.add_all([Garden(name="north", beds=[Bed(), Bed()]), Garden(name="south", beds=[Bed()])])
with QueryCounter() as counter:
    session.commit()
print(len(counter.statements), counter.statements[0])
with QueryCounter() as counter:
    print([len(garden.beds) for garden in session.scalars(select(Garden))])
print("lazy:", len(counter.statements))
session.expunge_all()
with QueryCounter() as counter:
    print([len(garden.beds) for garden in session.scalars(select(Garden).options(selectinload(Garden.beds)))])
print("selectin:", len(counter.statements))


@event.listens_for(Engine, "after_cursor_execute")
def sent(conn, cursor, statement, parameters, context, executemany):
    print("sent", statement.split()[0], parameters, executemany)


for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda conn, name=name: print(name))
session.add_all([Bed(id=10, garden_id=1), Bed(id=11, garden_id=1)])
session.commit()
with session.begin_nested():
    session.add_all([Garden(name="east"), Garden(name="west")])
session.rollback()
session.close()
