"""The old value of a many-to-one is what the identity map has;
if that is nothing it is PASSIVE_NO_RESULT and nobody is told."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    jars: Mapped[List["Jar"]] = relationship(back_populates="shelf")

    def __repr__(self):
        return f"Shelf({self.name})"


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional["Shelf"]] = relationship(back_populates="jars")

    def __repr__(self):
        return f"Jar({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

@event.listens_for(Jar.shelf, "set")
def was_set(target, value, old, initiator):
    print(value, old)


with Session(engine) as session:
    session.add_all([Jar(name="jam", shelf=Shelf(name="top")), Shelf(name="low")])
    session.commit()
    session.expunge_all()
    jar = session.scalars(select(Jar)).one()
    low = session.scalars(select(Shelf).where(Shelf.name == "low")).one()
    jar.shelf = low
    session.rollback()
    top = jar.shelf
    jar.shelf = low
    session.commit()
