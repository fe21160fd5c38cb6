"""delete-orphan on a many-to-many relationship
is refused when the mappers are configured."""

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

choir_singer = Table(
    "choir_singer", Base.metadata, Column("choir_id", ForeignKey("choir.id")), Column("singer_id", ForeignKey("singer.id"))
)


class Choir(Base):
    __tablename__ = "choir"
    id = Column(Integer, primary_key=True)
    singers = relationship("Singer", secondary=choir_singer, cascade="all, delete-orphan")


class Singer(Base):
    __tablename__ = "singer"
    id = Column(Integer, primary_key=True)


Choir()
