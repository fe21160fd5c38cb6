"""What add() and appending bring into the session, and what setting the
parent does not."""

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
f = Film(title="t")
st = Studio(name="s")
st.films.append(f)
session.add(f)
print(st in session, f in session)
g = Film(title="u")
st.films.append(g)
print(g in session)
h = Film(title="v")
h.studio = st
print(h in session, h in st.films)
session.commit()
print(session.query(Film).count())
