"""`!= None` of a reference by two columns: not both of them are NULL."""

from sqlalchemy import ForeignKeyConstraint, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


class Guest(Base):
    __tablename__ = "guest"
    __table_args__ = (ForeignKeyConstraint(["seat_row", "seat_number"], ["seat.row", "seat.number"]),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    seat_row: Mapped[int | None]
    seat_number: Mapped[int | None]
    seat: Mapped[Seat | None] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Guest(name="Ida", seat=Seat(row=1, number=4)), Guest(name="Max"), Guest(name="Una", seat_row=2)])
    session.commit()
    print(session.scalars(select(Guest.name).where(Guest.seat != None).order_by(Guest.id)).all())
    print(session.scalars(select(Guest.name).where(Guest.seat == None).order_by(Guest.id)).all())
