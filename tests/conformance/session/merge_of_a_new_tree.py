"""Merging a whole new tree copies it and leaves the given objects outside."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Studio(Base):
    __tablename__ = "studio"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    films: Mapped[List["Film"]] = relationship(back_populates="studio", cascade="all")


class Film(Base):
    __tablename__ = "film"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    studio_id: Mapped[Optional[int]] = mapped_column(ForeignKey("studio.id"))
    studio: Mapped[Optional["Studio"]] = relationship(back_populates="films")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
given = Studio(id=1, name="s", films=[Film(id=1, title="a"), Film(title="b")])
m = session.merge(given)
print(given in session, m in session, [f.title for f in m.films], [f in session for f in given.films])
session.commit()
print([(f.id, f.studio_id) for f in m.films])
print(m.films[0].studio is m)
