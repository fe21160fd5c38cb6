"""The Table of a mapped class: its metadata, primary key and foreign keys,
and what each foreign key refers to."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Street(Base):
    __tablename__ = "street"
    town = Column(String(20), primary_key=True)
    name = Column(String(20), primary_key=True)


class House(Base):
    __tablename__ = "house"
    __table_args__ = (ForeignKeyConstraint(["town", "street"], ["street.town", "street.name"]),)
    id = Column(Integer, primary_key=True)
    town = Column(String(20))
    street = Column(String(20))
    next_id = Column(ForeignKey("house.id", ondelete="SET NULL"))


table = House.__table__
print(table.metadata is Base.metadata, [column.name for column in Street.__table__.primary_key])
print(table.primary_key, len(table.foreign_keys))
for column in table.columns:
    for key in column.foreign_keys:
        print(column, key, key.target_fullname, key.column, key.parent is column, key.ondelete, key.column.table)
