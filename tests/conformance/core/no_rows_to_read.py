"""The result of an UPDATE has no rows."""

from sqlalchemy import create_engine, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    watts: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    result = session.execute(update(Lamp).values(watts=1))
    print(result.rowcount)
    try:
        result.all()
    except Exception as error:
        print(type(error).__name__, error)
