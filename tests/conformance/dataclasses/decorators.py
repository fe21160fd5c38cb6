"""The decorators mapped_as_dataclass(registry) and unmapped_dataclass, and a class without dataclass below one."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import Mapped, Session, mapped_as_dataclass, mapped_column, registry, unmapped_dataclass

reg = registry()


@unmapped_dataclass
class Mixin:
    note: Mapped[str] = mapped_column(default="n", kw_only=True)


@mapped_as_dataclass(reg)
class T(Mixin):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    x: Mapped[int]


print(T(1), T(2, note="q"), T.__table__.c.keys())


@reg.mapped_as_dataclass(init=False)
class U:
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int] = mapped_column(default=4)


u = U(id=1)
print(u, u.x)
try:

    @reg.mapped_as_dataclass
    class V:
        __tablename__ = "v"
        id: Mapped[int] = mapped_column(primary_key=True, default=1)
        y: Mapped[int]
except Exception as e:
    print(type(e).__name__, e)
try:

    @reg.mapped
    class W(T):
        __tablename__ = "w"
        id: Mapped[int] = mapped_column(ForeignKey("t.id"), primary_key=True)
    print(W)
except Exception as e:
    print(type(e).__name__, e)
e = create_engine("sqlite://")
reg.metadata.create_all(e)
with Session(e) as s:
    s.add_all([T(5), u])
    s.commit()
    print(s.scalars(select(T)).all(), s.scalars(select(U)).all())
