"""Options in __table_args__ and Table(): those of other databases, comments and info change
nothing on SQLite."""

from sqlalchemy import Column, Integer, MetaData, String, Table, UniqueConstraint, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Box(Base):
    __tablename__ = "box"
    __table_args__ = (
        UniqueConstraint("label"),
        {"extend_existing": True, "mysql_engine": "InnoDB", "comment": "boxes", "info": {"owner": "us"}},
    )
    id = Column(Integer, primary_key=True)
    label = Column(String, comment="what is in it")


class Lid(Base):
    __tablename__ = "lid"
    __table_args__ = {"mysql_charset": "utf8mb4", "postgresql_partition_by": None}
    id = Column(Integer, primary_key=True)


side = Table("side", Base.metadata, Column("id", Integer, primary_key=True), extend_existing=True, mysql_engine="MyISAM")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Box(label="nails"), Lid()])
    session.commit()
    print(session.query(Box).count(), Box.__table__.c.keys(), side.name)
