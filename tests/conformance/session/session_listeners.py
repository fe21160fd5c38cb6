"""Listeners of sessions: of all, of those of a sessionmaker and of one, around a flush, a commit and a rollback."""

from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"

    id: Mapped[int] = mapped_column(primary_key=True)
    weight: Mapped[int] = mapped_column(default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Office = sessionmaker(engine)


@event.listens_for(Office, "before_flush")
def weigh(session, flush_context, instances):
    print("before_flush", len(session.new), len(session.dirty), len(session.deleted), instances)
    for parcel in session.new:
        parcel.weight = parcel.weight or 5


@event.listens_for(Office, "after_flush")
def numbered(session, flush_context):
    print("after_flush", [parcel.id for parcel in session.new], len(session.dirty))


@event.listens_for(Office, "after_flush_postexec")
def cleared(session, flush_context):
    print("after_flush_postexec", len(session.new))


@event.listens_for(Session, "before_commit")
def asked(session):
    print("before_commit", len(session.new), session.is_active)


@event.listens_for(Session, "after_commit")
def done(session):
    print("after_commit", session.is_active)
    try:
        session.scalars(select(Parcel)).all()
    except Exception as error:
        print(type(error).__name__, error)


@event.listens_for(Session, "after_rollback")
def undone(session):
    print("after_rollback", session.is_active)


with Office() as session:
    parcel = Parcel()
    session.add(parcel)
    session.commit()
    print(parcel.weight)
    parcel.weight = 9
    session.flush()
    session.rollback()
    print(parcel.weight)
    session.delete(parcel)
    session.commit()

with Session(engine) as session:
    session.add(Parcel())
    with session.begin_nested():
        session.add(Parcel())
    session.rollback()

session = Office()


@event.listens_for(session, "before_flush")
def own(session, flush_context, instances):
    print("own")


@event.listens_for(session, "after_flush", once=True)
def refuse(session, flush_context):
    raise ValueError("closed today")


session.add(Parcel())
for attempt in range(2):
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, error)
session.rollback()
event.remove(session, "before_flush", own)
session.add(Parcel(weight=1))
session.commit()
