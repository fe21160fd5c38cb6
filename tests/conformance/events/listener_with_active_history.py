"""Without active_history the old value of an expired attribute is not loaded;
with it a SELECT fetches it."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event
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

@event.listens_for(Jar.name, "set")
def plain(target, value, old, initiator):
    print("plain", value, old)


@event.listens_for(Shelf.name, "set", active_history=True)
def active(target, value, old, initiator):
    print("active", value, old)


with Session(engine) as session:
    shelf, jar = Shelf(name="top"), Jar(name="jam")
    session.add_all([shelf, jar])
    session.commit()
    jar.name = "tea"
    shelf.name = "low"
    session.commit()
