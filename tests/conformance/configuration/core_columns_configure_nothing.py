"""A query for the columns of a table leaves the mappers alone, also if a class is mapped to the table."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Island(Base):
    __tablename__ = "island"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbours = relationship("Harbour")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
island = Island.__table__
with Session(engine) as session:
    print(session.execute(select(island.c.id)).all())
    print(session.execute(select(island)).all())
    try:
        session.execute(select(Island.id))
    except Exception as error:
        print(type(error).__name__, error)
