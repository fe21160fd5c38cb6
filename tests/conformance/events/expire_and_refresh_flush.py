"""Listeners of expire and refresh_flush, with the names of what they are about."""

from sqlalchemy import create_engine, event
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


@event.listens_for(Hut, "expire")
def expired(hut, names):
    print("expired", names)


@event.listens_for(Hut, "refresh_flush")
def given(hut, context, names):
    print("given", names)


with Session(engine) as session:
    hut = Hut(name="Alp")
    session.add(hut)
    session.flush()
    session.add(Hut(name="Blick", beds=2))
    session.flush()
    hut.name = "Alm"
    session.commit()
    session.expire(hut, ["name"])
    session.expire_all()
    session.refresh(hut, ["beds"])
