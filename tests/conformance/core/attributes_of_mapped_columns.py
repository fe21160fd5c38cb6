"""What a mapped attribute and its column say of the column.

Its name, type, table and key; whether it refers to another one.
"""

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Lake(Base):
    __tablename__ = "lake"
    id = Column(Integer, primary_key=True)
    title = Column("name", String(30), nullable=False)


class Boat(Base):
    __tablename__ = "boat"
    id = Column(Integer, primary_key=True)
    lake_id = Column(ForeignKey("lake.id"))


print(Lake.title.name, Lake.title.key, Lake.title.type, Lake.title.nullable, Lake.title.primary_key)
print(Lake.id.primary_key, Lake.id.table, Boat.lake_id.type, [key.target_fullname for key in Boat.lake_id.foreign_keys])
print(Boat.__table__.c.lake_id.references(Lake.__table__.c.id), Boat.__table__.c.id.references(Lake.__table__.c.id))
for column in Lake.__table__.columns:
    print(column.name, column.type, column.nullable, column.default, column)
