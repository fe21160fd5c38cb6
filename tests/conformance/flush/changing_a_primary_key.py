"""A new primary key value is an UPDATE of the old row; the identity map follows."""

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Port(Base):
    __tablename__ = "port"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    hull, leith = Port(id=1, name="Hull"), Port(id=2, name="Leith")
    session.add_all([hull, leith])
    session.commit()
    hull.id = 10
    session.flush()
    print(inspect(hull).identity, session.get(Port, 10) is hull, session.get(Port, 1))
    leith.id, leith.name = 20, "Leith Docks"
    session.commit()
    print([(port.id, port.name) for port in session.scalars(select(Port))])
    hull.id = 30
    session.flush()
    session.rollback()
    print(inspect(hull).identity, hull.id)
