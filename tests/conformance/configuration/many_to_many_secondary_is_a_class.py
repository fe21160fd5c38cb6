"""The class of the association object in secondary=, instead of its table:
an error when the mappers are configured."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Vote(Base):
    __tablename__ = "vote"
    voter_id = Column(ForeignKey("voter.id"), primary_key=True)
    party_id = Column(ForeignKey("party.id"), primary_key=True)


class Voter(Base):
    __tablename__ = "voter"
    id = Column(Integer, primary_key=True)
    parties = relationship("Party", secondary=Vote)


class Party(Base):
    __tablename__ = "party"
    id = Column(Integer, primary_key=True)


try:
    Voter()
except Exception as error:
    print(type(error).__name__, error)
