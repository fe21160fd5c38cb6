"""A tree changed while detached: renamed, added and removed children."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
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
with Session(engine) as s:
    s.add(Studio(id=1, name="s", films=[Film(id=1, title="a"), Film(id=2, title="b")]))
    s.commit()
with Session(engine) as s:
    st = s.get(Studio, 1)
    st.films
st.films[0].title = "changed"
st.films.append(Film(title="new"))
del st.films[1]
with Session(engine) as s:
    m = s.merge(st)
    print([f.title for f in m.films])
    s.commit()
with Session(engine) as s:
    print([(f.title, f.studio_id) for f in s.scalars(select(Film).order_by(Film.id))])
