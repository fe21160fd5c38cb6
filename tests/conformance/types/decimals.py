"""Numeric columns: Decimal in Python, floats in SQLite, digits as the scale says."""
from decimal import Decimal
from typing import Optional

from sqlalchemy import Numeric, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Invoice(Base):
    __tablename__ = "invoices"

    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    rate: Mapped[Optional[Decimal]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Invoice(total=Decimal("19.999"), rate=Decimal("0.1")), Invoice(total=5), Invoice(total=Decimal("7.50"))])
    session.commit()
    for invoice in session.scalars(select(Invoice).order_by(Invoice.id)):
        print(repr(invoice.total), repr(invoice.rate))
    print(session.scalar(select(func.sum(Invoice.total))), session.scalar(select(func.max(Invoice.total))))
    print(session.scalars(select(Invoice.id).where(Invoice.total > Decimal("7")).order_by(Invoice.id)).all())
    first = session.get(Invoice, 1)
    first.total = Decimal("20.0")
    print(session.is_modified(first))
    first.total += Decimal("0.05")
    session.commit()
    print(f"{first.total:,.2f}", first.total * 2, round(first.total, 1))
