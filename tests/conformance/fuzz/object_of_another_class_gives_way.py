"""An object of a wrong class in a reference, whose own relationship has the name of the back reference: it takes the
owner, and lets go of it when the right one comes."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Coach(Base):
    __tablename__ = "coach"
    id = Column(Integer, primary_key=True)
    players = relationship("Player", back_populates="coach")


class Club(Base):
    __tablename__ = "club"
    id = Column(Integer, primary_key=True)
    players = relationship("Player")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    club_id = Column(Integer, ForeignKey("club.id"))
    coach_id = Column(Integer, ForeignKey("coach.id"))
    coach = relationship("Coach", back_populates="players")


club, coach = Club(), Coach()
player = Player(coach=club)
print(len(club.players))
player.coach = coach
print(len(club.players), len(coach.players))
