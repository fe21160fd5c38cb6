"""delete() loads a collection with delete cascade and marks its members."""

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
st = Studio(name="a", films=[Film(title="x"), Film(title="y")])
session.add(st)
session.commit()
session.delete(st)
print([f.title for f in session.deleted if isinstance(f, Film)] if False else len(session.deleted))
session.flush()
print(session.query(Film).count(), len(session.deleted), len(session.identity_map))
session.rollback()
print(session.query(Film).count(), len(st.films))
