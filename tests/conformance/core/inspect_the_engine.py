"""inspect(engine): an inspector asks the database for its tables, and keeps each answer.

get_columns() and the others describe a table as SQLite has it.
"""

from typing import Optional

from sqlalchemy import ForeignKey, Numeric, String, create_engine, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Country(Base):
    __tablename__ = "country"
    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), index=True)
    area: Mapped[Optional[float]] = mapped_column(Numeric(10, 2))
    people: Mapped[int] = mapped_column(server_default=text("0"))
    country_code: Mapped[Optional[str]] = mapped_column(ForeignKey("country.code", ondelete="SET NULL"))


engine = create_engine("sqlite://")
early = inspect(engine)
print(early.get_table_names(), early.has_table("city"))
Base.metadata.create_all(engine)
inspector = inspect(engine)
print(inspector.get_table_names(), early.get_table_names())
print(inspector.has_table("city"), inspector.has_table("river"), inspector.has_table("river"))
for column in inspector.get_columns("city"):
    print(column["name"], column["type"], column)
print(inspector.get_pk_constraint("city"), inspector.get_pk_constraint("country"))
print(inspector.get_foreign_keys("city"), inspector.get_foreign_keys("country"))
print(inspector.get_indexes("city"))
try:
    inspector.get_columns("river")
except Exception as error:
    print(type(error).__name__, error)
