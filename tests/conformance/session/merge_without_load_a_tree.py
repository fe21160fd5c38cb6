"""merge(load=False) takes over a tree with its loaded relationships."""

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
source = Session(engine)
source.add(Studio(id=1, name="s", films=[Film(id=1, title="a")]))
source.commit()
st = source.get(Studio, 1)
st.films[0].studio
target = Session(engine)
m = target.merge(st, load=False)
print(m in target, "films" in m.__dict__, m.films[0] in target, m.films[0].studio is m, target.dirty)
print(m.films[0].title)
