"""collection.update() and collection.delete() are statements over the rows of one owner's members."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Queue(Base):
    __tablename__ = "queue"
    id: Mapped[int] = mapped_column(primary_key=True)
    jobs: WriteOnlyMapped["Job"] = relationship()


class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    queue_id: Mapped[Optional[int]] = mapped_column(ForeignKey("queue.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    day = Queue(jobs=[Job(state="new"), Job(state="done")])
    night = Queue(jobs=[Job(state="new")])
    session.add_all([day, night])
    session.commit()
    session.execute(day.jobs.update().values(state="running").where(Job.state == "new"))
    session.execute(day.jobs.delete().where(Job.state == "done"))
    session.commit()
    print(session.execute(select(Job.state, Job.queue_id)).all())
