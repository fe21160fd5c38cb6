"""A deleted object keeps what it had loaded, and stands in its old parent's
list until that expires."""

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
st = Studio(name="a", films=[Film(title="x")])
session.add(st)
session.commit()
film = st.films[0]
session.delete(film)
session.flush()
print(film.title, film in session, st.films)
session.commit()
print(st.films, film.title)
try:
    print(film.studio)
except Exception as e:
    print(type(e).__name__, e)
