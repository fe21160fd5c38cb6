"""flag_dirty() has an object looked at by the flush that has no change."""

from sqlalchemy import create_engine, event
from sqlalchemy.orm.attributes import flag_dirty
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


@event.listens_for(Session, "before_flush")
def before(session, context, instances):
    print([hut.name for hut in session.dirty])
with Session(engine) as session:
    hut = Hut(name="Alp")
    session.add(hut)
    session.commit()
    flag_dirty(hut)
    print(hut in session.dirty, session.is_modified(hut))
    session.flush()
    print(hut in session.dirty)
