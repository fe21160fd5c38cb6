"""yield_per takes batches of rows: a joined or contained collection would need all rows of
its owner, so that is an error; a joined object and one batch of selectinload() are fine."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    contains_eager,
    joinedload,
    mapped_column,
    relationship,
    selectinload,
)


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

for statement in (
    select(Hive).options(joinedload(Hive.frames)),
    select(Hive).join(Hive.frames).options(contains_eager(Hive.frames)),
):
    try:
        session.scalars(statement.execution_options(yield_per=2)).unique().all()
    except Exception as error:
        print(type(error).__name__, error)
try:
    session.query(Hive).options(joinedload(Hive.frames)).yield_per(2).all()
except Exception as error:
    print(type(error).__name__)

session.expunge_all()
frames = select(Frame).options(joinedload(Frame.hive)).execution_options(yield_per=2)
print([frame.hive.site for frame in session.scalars(frames)])
hives = select(Hive).options(selectinload(Hive.frames)).execution_options(yield_per=10)
print([len(hive.frames) for hive in session.scalars(hives)])
