"""A lazy load through an association table that joins the way back: the few rows found lead to an index over the
joined ones, so that these come in the order of their keys."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()
playing = Table(
    "playing",
    Base.metadata,
    Column("band_id", ForeignKey("band.id"), primary_key=True),
    Column("player_id", ForeignKey("player.id"), primary_key=True),
)


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player", secondary=playing, back_populates="bands")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    bands = relationship("Band", secondary=playing, back_populates="players", lazy="joined")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

early, late = Band(id=1, name="early"), Band(id=2, name="late")
drummer = Player(name="drummer")
session.add_all([early, late])
late.players.append(drummer)
session.flush()
early.players.append(drummer)
session.commit()
for player in late.players:
    print(player.name, [band.name for band in player.bands])
