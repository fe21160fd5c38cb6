"""merge() flushes before it looks at what it was given."""

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    beds: Mapped[int] = mapped_column(default=4, onupdate=6)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    hut = Hut(name="Alp")
    session.add(hut)
    for odd in ["hut", None]:
        try:
            session.merge(odd)
        except Exception as error:
            print(type(error).__name__, error)
    print(hut.id)
