"""The object given to a method of the session may be held by nothing but that call."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Hive(Base):
    __tablename__ = "hive"

    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str]
    frames: Mapped[list["Frame"]] = relationship(back_populates="hive")


class Frame(Base):
    __tablename__ = "frame"

    id: Mapped[int] = mapped_column(primary_key=True)
    hive_id: Mapped[int] = mapped_column(ForeignKey("hive.id"))
    hive: Mapped[Hive] = relationship(back_populates="frames")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all(Hive(site=site, frames=[Frame(), Frame()]) for site in ("orchard", "roof", "heath"))
session.commit()

session.refresh(session.get(Hive, 1), ["site"])
session.expire(session.get(Hive, 1))
session.expunge(session.get(Hive, 1))
print(session.is_modified(session.get(Hive, 2)))
session.delete(session.get(Frame, 1))
session.flush()
print(session.scalar(select(func.count(Frame.id))))
