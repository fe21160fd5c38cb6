"""A statement may say that nothing is flushed before it."""

from sqlalchemy import create_engine, select
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
    session.flush()
    hut.name = "Alm"
    print(session.scalars(select(Hut.name).execution_options(autoflush=False)).all())
    print(session.query(Hut.name).autoflush(False).all())
    print(session.scalars(select(Hut.name)).all())
