"""Base.metadata.tables and .sorted_tables, beside what inspect(engine) finds after one table was created alone."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine, inspect
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Wheel(Base):
    __tablename__ = "wheel"
    id = Column(Integer, primary_key=True)
    bike_id = Column(ForeignKey("bike.id"))


class Bike(Base):
    __tablename__ = "bike"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
print(list(Base.metadata.tables), [table.name for table in Base.metadata.sorted_tables])
print("wheel" in Base.metadata.tables, Base.metadata.tables["wheel"].c.bike_id)
Base.metadata.tables["bike"].create(engine)
print(inspect(engine).get_table_names())
Base.metadata.create_all(engine)
with engine.connect() as connection:
    print(inspect(connection).get_table_names())
Base.metadata.drop_all(engine)
print(inspect(engine).get_table_names())
