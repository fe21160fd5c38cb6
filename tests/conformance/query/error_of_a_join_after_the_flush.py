"""A join that cannot be determined is found out when the statement is compiled, after the session was flushed."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Town(Base):
    __tablename__ = "town"
    id: Mapped[int] = mapped_column(primary_key=True)


class Road(Base):
    __tablename__ = "road"
    id: Mapped[int] = mapped_column(primary_key=True)
    start_id: Mapped[int | None] = mapped_column(ForeignKey("town.id"))
    end_id: Mapped[int | None] = mapped_column(ForeignKey("town.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

session.add(Town())
statement = select(Town).join(Road)
try:
    session.scalars(statement).all()
except Exception as error:
    print(type(error).__name__, error)
print(len(session.new))
