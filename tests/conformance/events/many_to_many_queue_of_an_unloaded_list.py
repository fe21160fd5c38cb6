"""A many-to-many list that is not loaded queues what the other side tells it:
loading it puts the queue on top of the rows."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

member = Table(
    "member",
    Base.metadata,
    Column("band_id", ForeignKey("band.id"), primary_key=True),
    Column("player_id", ForeignKey("player.id"), primary_key=True),
)


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player", secondary=member, back_populates="bands")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    bands = relationship("Band", secondary=member, back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
duo = Band(name="duo", players=[Player(name="Ada")])
bo, cy = Player(name="Bo"), Player(name="Cy")
session.add_all([duo, bo, cy])
session.commit()
ada = duo.players[0]
session.expire(duo)
with session.no_autoflush:
    bo.bands.append(duo)
    cy.bands.append(duo)
    cy.bands.remove(duo)
    ada.bands.remove(duo)
    print("players" in duo.__dict__)
    print([p.name for p in duo.players])
session.commit()
print([p.name for p in duo.players], len(ada.bands), len(cy.bands))
