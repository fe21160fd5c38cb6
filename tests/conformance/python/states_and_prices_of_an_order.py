"""
States, strategies and observers around an order.
"""
"""State machine, strategy and observer patterns around an order."""
from __future__ import annotations
from abc import ABC, abstractmethod
from enum import Enum
from typing import Callable, ClassVar, Iterator
from dataclasses import dataclass
from sqlalchemy import create_engine, ForeignKey, Enum as SAEnum, select, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
class Status(Enum):
    NEW = "new"; PAID = "paid"; SENT = "sent"; CANCELLED = "cancelled"
TRANSITIONS: dict[Status, set[Status]] = {Status.NEW: {Status.PAID, Status.CANCELLED}, Status.PAID: {Status.SENT, Status.CANCELLED}}
class IllegalTransition(ValueError):
    def __init__(self, order, to):
        self.order, self.to = order, to
        super().__init__(f"order {order.id}: {order.status.name} -> {to.name}")
class Base(DeclarativeBase):
    def __repr__(self):
        pk = ",".join(str(getattr(self, c.key)) for c in self.__mapper__.primary_key)
        return f"<{type(self).__name__} {pk}>"
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Status] = mapped_column(default=Status.NEW)
    lines: Mapped[list[OrderLine]] = relationship(back_populates="order", cascade="all, delete-orphan")
    events: Mapped[list[OrderEvent]] = relationship(order_by="OrderEvent.id")
    _observers: ClassVar[list[Callable]] = []
    def go(self, to: Status) -> Order:
        if to not in TRANSITIONS.get(self.status, ()): raise IllegalTransition(self, to)
        old, self.status = self.status, to
        for o in self._observers: o(self, old, to)
        return self
    @classmethod
    def observe(cls, fn): cls._observers.append(fn); return fn
    def total(self, pricing: Pricing) -> float: return round(sum(pricing.price(l) for l in self.lines), 2)
class OrderLine(Base):
    __tablename__ = "order_lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]; qty: Mapped[int]; unit: Mapped[float]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id")); order: Mapped[Order] = relationship(back_populates="lines")
class OrderEvent(Base):
    __tablename__ = "order_events"
    id: Mapped[int] = mapped_column(primary_key=True); note: Mapped[str]; order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
class Pricing(ABC):
    @abstractmethod
    def price(self, line: OrderLine) -> float: ...
class Plain(Pricing):
    def price(self, line): return line.qty * line.unit
@dataclass
class Discount(Pricing):
    base: Pricing; percent: float; minimum: int = 1
    def price(self, line):
        p = self.base.price(line)
        return p * (1 - self.percent / 100) if line.qty >= self.minimum else p
@Order.observe
def record(order, old, new): order.events.append(OrderEvent(note=f"{old.value}->{new.value}"))
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    o = Order(lines=[OrderLine(name="pen", qty=10, unit=1.1), OrderLine(name="ink", qty=1, unit=7.25)])
    s.add(o); s.flush()
    for p in (Plain(), Discount(Plain(), 10), Discount(Discount(Plain(), 50, minimum=5), 10, 2)): print(type(p).__name__, o.total(p), p if isinstance(p, Discount) and isinstance(p.base, Discount) and False else "")
    o.go(Status.PAID).go(Status.SENT)
    try: o.go(Status.NEW)
    except IllegalTransition as e: print(e, e.order, e.to)
    s.commit(); print([e.note for e in o.events], o, o.lines, s.scalars(select(Order.status)).all())
    try: Pricing()
    except TypeError as e: print(e)
