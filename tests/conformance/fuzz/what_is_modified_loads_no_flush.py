"""is_modified() loads what a one-to-one held before it was set, and refreshes its key, without autoflush."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Stage(Base):
    __tablename__ = "stage"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    other_play: Mapped[Optional["Play"]] = relationship()


class Play(Base):
    __tablename__ = "play"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_stage_id = Column(Integer, ForeignKey("stage.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

stage1 = Stage(name="stage1")
stage2 = Stage(name="stage2")
session.add_all([stage1, stage2])
session.commit()
stage1.other_play = None
print(session.is_modified(stage1))
