"""Unit of work and repositories with an abstract interface (from the cosmic python style)."""
from __future__ import annotations
import abc
from typing import Set, Optional, Callable
from datetime import date
from sqlalchemy import Table, Column, Integer, String, Date, ForeignKey, create_engine, MetaData
from sqlalchemy.orm import registry, relationship, sessionmaker

class OutOfStock(Exception):
    pass

class OrderLine:
    def __init__(self, orderid: str, sku: str, qty: int):
        self.orderid, self.sku, self.qty = orderid, sku, qty
    def __eq__(self, other):
        return isinstance(other, OrderLine) and (self.orderid, self.sku, self.qty) == (other.orderid, other.sku, other.qty)
    def __hash__(self): return hash((self.orderid, self.sku, self.qty))

class Batch:
    def __init__(self, ref: str, sku: str, qty: int, eta: Optional[date]):
        self.reference, self.sku, self.eta = ref, sku, eta
        self._purchased_quantity = qty
        self._allocations = set()
    def __repr__(self): return f"<Batch {self.reference}>"
    def __gt__(self, other):
        if self.eta is None: return False
        if other.eta is None: return True
        return self.eta > other.eta
    def allocate(self, line):
        if self.can_allocate(line): self._allocations.add(line)
    @property
    def allocated_quantity(self): return sum(line.qty for line in self._allocations)
    @property
    def available_quantity(self): return self._purchased_quantity - self.allocated_quantity
    def can_allocate(self, line): return self.sku == line.sku and self.available_quantity >= line.qty

mapper_registry = registry()
order_lines = Table("order_lines", mapper_registry.metadata,
    Column("id", Integer, primary_key=True, autoincrement=True), Column("sku", String(255)),
    Column("qty", Integer, nullable=False), Column("orderid", String(255)))
batches = Table("batches", mapper_registry.metadata,
    Column("id", Integer, primary_key=True, autoincrement=True), Column("reference", String(255)),
    Column("sku", String(255)), Column("_purchased_quantity", Integer, nullable=False), Column("eta", Date, nullable=True))
allocations = Table("allocations", mapper_registry.metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("orderline_id", ForeignKey("order_lines.id")), Column("batch_id", ForeignKey("batches.id")))

def start_mappers():
    lines = mapper_registry.map_imperatively(OrderLine, order_lines)
    mapper_registry.map_imperatively(Batch, batches, properties={"_allocations": relationship(lines, secondary=allocations, collection_class=set)})

class AbstractRepository(abc.ABC):
    def __init__(self): self.seen = set()
    def add(self, batch): self._add(batch); self.seen.add(batch.reference)
    @abc.abstractmethod
    def _add(self, batch): raise NotImplementedError
    @abc.abstractmethod
    def get(self, reference): raise NotImplementedError

class SqlAlchemyRepository(AbstractRepository):
    def __init__(self, session): super().__init__(); self.session = session
    def _add(self, batch): self.session.add(batch)
    def get(self, reference): return self.session.query(Batch).filter_by(reference=reference).one()
    def list(self): return self.session.query(Batch).all()

class AbstractUnitOfWork(abc.ABC):
    batches: AbstractRepository
    def __enter__(self) -> AbstractUnitOfWork: return self
    def __exit__(self, *args): self.rollback()
    @abc.abstractmethod
    def commit(self): ...
    @abc.abstractmethod
    def rollback(self): ...

class SqlAlchemyUnitOfWork(AbstractUnitOfWork):
    def __init__(self, session_factory): self.session_factory = session_factory
    def __enter__(self):
        self.session = self.session_factory()
        self.batches = SqlAlchemyRepository(self.session)
        return super().__enter__()
    def __exit__(self, *args):
        super().__exit__(*args)
        self.session.close()
    def commit(self): self.session.commit()
    def rollback(self): self.session.rollback()

def allocate(line, batches):
    try:
        batch = next(b for b in sorted(batches) if b.can_allocate(line))
    except StopIteration:
        raise OutOfStock(f"Out of stock for sku {line.sku}")
    batch.allocate(line)
    return batch.reference

start_mappers()
engine = create_engine("sqlite://")
mapper_registry.metadata.create_all(engine)
uow = SqlAlchemyUnitOfWork(sessionmaker(bind=engine))
with uow:
    uow.batches.add(Batch("b1", "LAMP", 10, date(2024, 5, 1)))
    uow.batches.add(Batch("b2", "LAMP", 100, None))
    uow.commit()
with uow:
    print(allocate(OrderLine("o1", "LAMP", 8), uow.batches.list()))
    print(allocate(OrderLine("o2", "LAMP", 95), uow.batches.list()) if True else None)
    uow.commit()
with uow:
    for b in uow.batches.list(): print(b, b.available_quantity, sorted(l.orderid for l in b._allocations))
    try: allocate(OrderLine("o3", "LAMP", 50), uow.batches.list())
    except OutOfStock as e: print(e)
