"""join() without a condition follows all columns of a composite foreign key."""

from sqlalchemy import ForeignKeyConstraint, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Depot(Base):
    __tablename__ = "depot"
    city: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


class Tram(Base):
    __tablename__ = "tram"
    id: Mapped[int] = mapped_column(primary_key=True)
    depot_city: Mapped[str]
    depot_number: Mapped[int]
    __table_args__ = (ForeignKeyConstraint(["depot_city", "depot_number"], ["depot.city", "depot.number"]),)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Depot(city="Graz", number=1), Depot(city="Graz", number=2)])
    session.add(Tram(depot_city="Graz", depot_number=2))
    session.flush()
    print(session.execute(select(Tram.id, Depot.number).join(Depot)).all())
    print(session.execute(select(Depot.number, Tram.id).outerjoin(Tram)).all())
