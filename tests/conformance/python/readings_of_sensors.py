"""
Statistics over related objects, kept by a reconstructor's cache.
"""
import itertools, math, statistics, string
from fractions import Fraction
from collections.abc import Iterable, Mapping
from sqlalchemy import create_engine, select, ForeignKey, Float
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, reconstructor, composite
class Base(DeclarativeBase): pass
class Sensor(Base):
    __tablename__ = "sensor"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    readings: Mapped[list["Reading"]] = relationship(back_populates="sensor", order_by="Reading.t")
    def __init__(self, **kw):
        super().__init__(**kw)
        self.init_on_load()
    @reconstructor
    def init_on_load(self): self.cache = {}
    @property
    def stats(self):
        if "stats" not in self.cache:
            vals = [r.value for r in self.readings]
            self.cache["stats"] = dict(mean=round(statistics.mean(vals), 3), median=statistics.median(vals), sd=round(statistics.stdev(vals), 3), rng=(min(vals), max(vals)))
        return self.cache["stats"]
class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    t: Mapped[int]
    value: Mapped[float]
    sensor_id: Mapped[int] = mapped_column(ForeignKey("sensor.id"))
    sensor: Mapped[Sensor] = relationship(back_populates="readings")
def flatten(x):
    for item in x:
        if isinstance(item, Iterable) and not isinstance(item, (str, bytes)): yield from flatten(item)
        else: yield item
def sliding(seq, n):
    its = itertools.tee(seq, n)
    for i, it in enumerate(its):
        for _ in range(i): next(it, None)
    return zip(*its)
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    for code, phase in zip(string.ascii_uppercase, (0, math.pi / 2)):
        s.add(Sensor(code=code, readings=[Reading(t=t, value=round(math.sin(t / 4 + phase) * 10, 2)) for t in range(8)]))
    s.commit(); s.expunge_all()
    for sensor in s.scalars(select(Sensor).order_by(Sensor.code)):
        print(sensor.code, sensor.stats, "stats" in sensor.cache)
        vals = [r.value for r in sensor.readings]
        print([round(sum(w) / 3, 2) for w in sliding(vals, 3)])
        print("".join("▁▂▃▄▅▆▇█"[min(7, int((v - min(vals)) / (max(vals) - min(vals)) * 8))] for v in vals))
        print({k: [v for _, v in g] for k, g in itertools.groupby(((v > 0, v) for v in vals), key=lambda p: p[0])})
    print(list(flatten([1, [2, (3, "x")], {4}])), Fraction(3, 4) + 1, f"{math.pi:.3e} {1234567.891:,.1f} {0.256:.1%} {42:#x} {42:08b} {-5:+d} {'c':*^7}")
