from sqlalchemy import Column, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Job(Base):
    __tablename__ = "job"
    id = Column(Integer, primary_key=True)
    state = Column(String, default="queued")


def describe(job):
    state = inspect(job)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(state, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

job = Job()
print(describe(job))
session.add(job)
print(describe(job), job in session.new)
session.commit()
print(describe(job), list(session.new))
session.commit()
job.state = "done"
print(job in session.dirty, session.is_modified(job))
session.commit()
session.delete(job)
print(describe(job), job in session.deleted)
session.flush()
print(describe(job))
session.commit()
print(describe(job))
