"""
Tasks with dependencies, by a decorator that reads signatures and tries again.
"""
from datetime import datetime, timedelta
from functools import wraps
from sqlalchemy import create_engine, String, ForeignKey, select, func, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker
import inspect as pyinspect, time, logging
class Base(DeclarativeBase): pass
class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30)); retries: Mapped[int] = mapped_column(default=0); state: Mapped[str] = mapped_column(default="queued")
    deps: Mapped[list["Dep"]] = relationship(foreign_keys="Dep.job_id", back_populates="job", cascade="all, delete-orphan")
class Dep(Base):
    __tablename__ = "dep"
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), primary_key=True); needs_id: Mapped[int] = mapped_column(ForeignKey("job.id"), primary_key=True)
    job: Mapped[Job] = relationship(foreign_keys=[job_id], back_populates="deps"); needs: Mapped[Job] = relationship(foreign_keys=[needs_id])
TASKS = {}
def task(_fn=None, *, retries=1, needs=()):
    def deco(fn):
        sig = pyinspect.signature(fn)
        @wraps(fn)
        def run(session, *a, **k):
            bound = sig.bind(session, *a, **k); bound.apply_defaults()
            job = session.scalars(select(Job).where(Job.name == fn.__name__)).one()
            for attempt in range(1, retries + 2):
                try: result = fn(*bound.args, **bound.kwargs)
                except Exception as e:
                    job.retries = attempt; job.state = "failed"; err = e
                else:
                    job.state = "done"; return result
            raise RuntimeError(f"{fn.__name__} gave up after {attempt}") from err
        run.needs = tuple(needs); TASKS[fn.__name__] = run
        return run
    return deco(_fn) if _fn else deco
@task
def extract(session, n: int = 3): return list(range(n))
@task(needs=["extract"], retries=2)
def transform(session, rows, *, factor=10): return [r * factor for r in rows]
flaky_calls = []
@task(needs=["transform"], retries=2)
def load(session, rows):
    flaky_calls.append(len(rows))
    if len(flaky_calls) < 3: raise ConnectionError("down")
    return sum(rows)
@task(retries=0)
def broken(session): raise KeyError("nope")
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    jobs = {n: Job(name=n) for n in TASKS}; s.add_all(jobs.values()); s.flush()
    for n, t in TASKS.items(): jobs[n].deps = [Dep(needs=jobs[d]) for d in t.needs]
    s.commit()
    print(load(s, transform(s, extract(s), factor=2)), flaky_calls)
    try: broken(s)
    except RuntimeError as e: print(e, "|", repr(e.__cause__))
    try: transform(s)
    except TypeError as e: print(e)
    s.commit()
    for j in s.scalars(select(Job).order_by(Job.id)): print(f"{j.name:<10}{j.state:<8}{j.retries} <- {[d.needs.name for d in j.deps]}")
