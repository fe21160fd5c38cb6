"""comment= of a column:
SQLite has no statement for it."""
from sqlalchemy import Column, Integer, String, create_engine, Table, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): pass
class Wine(Base):
    __tablename__ = "wine"
    id: Mapped[int] = mapped_column(primary_key=True, comment="the number")
    label: Mapped[str] = mapped_column(String(20), comment="what the bottle says")
    year: Mapped[int]
for c in Wine.__table__.columns: print(c.name, c.comment)
Base.metadata.create_all(create_engine("sqlite://"))
