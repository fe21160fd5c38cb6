"""Brackets that SQLAlchemy writes around what is negated, and around contains() and its kin.

A pattern stands alone without them: as a column without a label, in GROUP BY, in ORDER BY without a direction, in CAST.
"""
from sqlalchemy import Boolean, Integer, and_, case, cast, desc, func, not_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    weight: Mapped[int | None]
    label: Mapped[str | None]
    sent: Mapped[bool | None]


fragile = Parcel.label.contains("glass")
for expression in (
    ~(Parcel.id * 2),
    ~~(Parcel.id * 2),
    ~(Parcel.id * 2 + 1),
    not_(Parcel.id + Parcel.weight),
    ~Parcel.sent,
    not_(and_(Parcel.weight == 1, Parcel.sent)),
    ~(Parcel.weight % 2),
    ~cast(Parcel.weight, Boolean),
    select(fragile),
    select(~fragile),
    select(fragile.label("careful")),
    select(func.count(Parcel.id)).group_by(fragile),
    select(func.max(fragile)),
    select(Parcel.id).order_by(fragile),
    select(Parcel.id).order_by(fragile.desc()),
    select(Parcel.id).order_by(desc(~fragile)),
    select(Parcel.id).where(fragile, Parcel.id == 1),
    select(case((fragile, 1), else_=2)),
    select(cast(fragile, Integer)),
):
    print(expression)
