"""Adding an object again reaches the members that were added to a list before those that were in it, so after a
rollback the INSERTs come in that order."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


crate_record_pairs = Table(
    "crate_record_pairs",
    Base.metadata,
    Column("crate_id", ForeignKey("crate.id"), primary_key=True),
    Column("record_id", ForeignKey("record.id"), primary_key=True),
)


class Crate(Base):
    __tablename__ = "crate"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Record(Base):
    __tablename__ = "record"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    crates = relationship("Crate", secondary="crate_record_pairs", backref="records")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

blue = Record(name="blue")
crate = Crate(name="jazz", records=[blue])
session.add_all([blue, crate])
session.flush()
green = Record(name="green", crates=[crate])
session.rollback()
session.add_all([crate, blue])
try:
    session.flush()
except Exception as error:
    print(type(error).__name__)
print([record.name for record in session.new])
