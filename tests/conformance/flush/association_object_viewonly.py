"""An association object together with a viewonly many-to-many relationship over its table:
rows are written through the object, the list only reads."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Contract(Base):
    __tablename__ = "contract"
    club_id = Column(ForeignKey("club.id"), primary_key=True)
    player_id = Column(ForeignKey("player.id"), primary_key=True)
    years = Column(Integer)
    club = relationship("Club", back_populates="contracts")
    player = relationship("Player", back_populates="contracts")


class Club(Base):
    __tablename__ = "club"
    id = Column(Integer, primary_key=True)
    contracts = relationship("Contract", back_populates="club", cascade="all, delete-orphan")
    players = relationship("Player", secondary="contract", viewonly=True)


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    contracts = relationship("Contract", back_populates="player")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    club = Club(contracts=[Contract(player=Player(name="Lev"), years=2)])
    session.add(club)
    print(club.players)
    session.commit()
    print([player.name for player in club.players])
    club.players.append(Player(name="nobody"))
    session.commit()
    print([player.name for player in club.players])
    session.delete(club)
    session.commit()
    print(session.query(Contract).count(), session.query(Player).count())
