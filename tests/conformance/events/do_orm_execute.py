"""do_orm_execute tells of statements, of columns that are read again and of related objects
that are loaded."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select, text, update
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload, state,
)


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    hidden: Mapped[bool] = mapped_column(default=False)
    oars: Mapped[List["Oar"]] = relationship(back_populates="boat")


class Oar(Base):
    __tablename__ = "oar"
    id: Mapped[int] = mapped_column(primary_key=True)
    boat_id: Mapped[Optional[int]] = mapped_column(ForeignKey("boat.id"))
    boat: Mapped[Optional["Boat"]] = relationship(back_populates="oars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Session, "do_orm_execute")
def executes(state):
    print("execute", state.is_select, state.is_update, state.is_orm_statement, state.is_column_load, state.is_relationship_load)


with Session(engine) as session:
    session.add(Boat(name="Ark", oars=[Oar(), Oar()]))
    session.commit()
    boat = session.scalars(select(Boat)).one()
    print(len(boat.oars))
    session.expire(boat)
    print(boat.name)
    session.execute(update(Boat).values(hidden=True))
    session.refresh(boat)
    print(session.get(Boat, 2))
    session.expunge_all()
    print(session.get(Oar, 1).boat.name)
    session.execute(text("SELECT 1"))
    session.execute(select(Boat.__table__))
    session.scalars(select(Boat).options(selectinload(Boat.oars))).all()
