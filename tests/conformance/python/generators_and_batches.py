"""
Rows from generators in batches, and a generator that is sent values.
"""
import sys, os, time, datetime
from typing import Iterator, Generator, Tuple
from sqlalchemy import create_engine, text, MetaData, Table, Column, Integer, String, insert, select, func, bindparam
from sqlalchemy.orm import Session, DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): pass
class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str]
    msg: Mapped[str]
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
def chunks(iterable, size):
    batch = []
    for x in iterable:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
def rows(n) -> Generator[dict, None, str]:
    for i in range(n):
        yield {"level": ("INFO", "WARN", "ERROR")[i % 3], "msg": f"message {i:03}"}
    return "exhausted"
def consume(gen):
    result = yield from gen
    print("generator said", result)
class Timer:
    def __enter__(self):
        self.start = time.perf_counter(); return self
    def __exit__(self, *exc):
        self.elapsed = time.perf_counter() - self.start
        return False
with Session(engine) as s, Timer() as t:
    for n, batch in enumerate(chunks(consume(rows(7)), 3)):
        s.execute(insert(Log), batch)
        print("batch", n, len(batch))
    s.commit()
print("took a while" if t.elapsed > 100 else "fast")
with Session(engine) as s:
    for level, n in s.execute(select(Log.level, func.count().label("n")).group_by(Log.level).order_by(text("n DESC"), Log.level)):
        print(f"{level:<6}{'#' * n} {n}")
    print(s.execute(text("select count(*) from log where level = :l"), {"l": "INFO"}).scalar_one())
    it = iter(s.scalars(select(Log.msg).order_by(Log.id)))
    first, *middle, last = it
    print(first, len(middle), last)
    stats = {lvl: [m for l, m in s.execute(select(Log.level, Log.msg)) if l == lvl] for lvl in ("INFO", "ERROR")}
    print(stats)
print("args:", len(sys.argv), os.environ.get("NOPE", "unset"), sys.version_info >= (3, 8))
def running_average():
    total = count = 0
    avg = None
    while True:
        value = yield avg
        if value is None: break
        total += value; count += 1; avg = total / count
    return avg
avg = running_average(); next(avg)
print([avg.send(v) for v in (1, 2, 6)])
try: avg.send(None)
except StopIteration as stop: print("final", stop.value)
