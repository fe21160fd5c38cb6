"""A member may be stored under another key than its own until it is loaded again.
Assigning a whole dict re-keys."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Atlas(Base):
    __tablename__ = "atlas"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    maps: Mapped[Dict[str, "Map"]] = relationship(collection_class=attribute_keyed_dict("label"), back_populates="atlas")

    def __repr__(self):
        return f"Atlas({self.name})"


class Map(Base):
    __tablename__ = "map"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    label: Mapped[Optional[str]]
    atlas_id: Mapped[Optional[int]] = mapped_column(ForeignKey("atlas.id"))
    atlas: Mapped[Optional["Atlas"]] = relationship(back_populates="maps")

    def __repr__(self):
        return f"Map({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    atlas = Atlas(name="A")
    atlas.maps["odd"] = Map(name="m", label="even")
    print(atlas.maps)
    session.add(atlas)
    session.commit()
    print(atlas.maps)
    atlas.maps = {"q": Map(name="n", label="r")}
    print(atlas.maps)
