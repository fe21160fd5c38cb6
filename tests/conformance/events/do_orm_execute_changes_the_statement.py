"""A listener of do_orm_execute puts another statement in place of the one that it is told of."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, state


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
def hide(state):
    if state.is_select and not state.is_column_load and not state.is_relationship_load and not state.execution_options.get("all"):
        state.statement = state.statement.where(Boat.hidden.is_(False))


with Session(engine) as session:
    session.add_all([Boat(name="Ark"), Boat(name="Sub", hidden=True)])
    session.commit()
    print(session.scalars(select(Boat.name)).all())
    print(session.scalars(select(Boat.name).execution_options(all=True)).all())
    print(session.scalars(select(Boat.name), execution_options={"all": True}).all())
