"""CREATE TABLE of association tables: with a primary key over both columns,
without any, with a UNIQUE constraint, with actions; all after what they refer to."""

from sqlalchemy import Column, ForeignKey, Integer, Table, UniqueConstraint, create_engine
from sqlalchemy.orm import declarative_base

Base = declarative_base()

keyed = Table(
    "keyed",
    Base.metadata,
    Column("left_id", Integer, ForeignKey("lefty.id"), primary_key=True),
    Column("right_id", Integer, ForeignKey("righty.id"), primary_key=True),
)
bare = Table(
    "bare",
    Base.metadata,
    Column("left_id", ForeignKey("lefty.id", ondelete="CASCADE"), nullable=False),
    Column("right_id", ForeignKey("righty.id", name="fk_right"), index=True),
    UniqueConstraint("left_id", "right_id", name="once"),
)


class Lefty(Base):
    __tablename__ = "lefty"
    id = Column(Integer, primary_key=True)


class Righty(Base):
    __tablename__ = "righty"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
print([table.name for table in Base.metadata.sorted_tables])
print(bare.c.keys(), bare.c.left_id.nullable, keyed.c.left_id.nullable)
Base.metadata.create_all(engine)
Base.metadata.drop_all(engine)
