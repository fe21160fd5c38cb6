"""A secondary table with two foreign keys to one of the tables is ambiguous,
as it always is for a class related to itself; foreign_keys settles it."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.exc import AmbiguousForeignKeysError
from sqlalchemy.orm import configure_mappers, declarative_base, relationship

Base = declarative_base()

loan = Table(
    "loan",
    Base.metadata,
    Column("tool_id", ForeignKey("tool.id")),
    Column("borrower_id", ForeignKey("neighbour.id")),
    Column("lender_id", ForeignKey("neighbour.id")),
)


class Tool(Base):
    __tablename__ = "tool"
    id = Column(Integer, primary_key=True)
    borrowers = relationship("Neighbour", secondary=loan)


class Neighbour(Base):
    __tablename__ = "neighbour"
    id = Column(Integer, primary_key=True)


try:
    configure_mappers()
except AmbiguousForeignKeysError as error:
    print(error)
