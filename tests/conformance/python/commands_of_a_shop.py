"""
Commands dispatched by a decorator, with errors of the database as answers.
"""
"""Inventory CLI simulation with command dispatch."""
import shlex, cmd, textwrap
from collections import namedtuple
from typing import Callable
from sqlalchemy import create_engine, String, ForeignKey, select, func, CheckConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
from sqlalchemy.exc import IntegrityError
class Base(DeclarativeBase): pass
class Product(Base):
    __tablename__ = "product"
    __table_args__ = (CheckConstraint("stock >= 0", name="stock_positive"),)
    sku: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str]
    stock: Mapped[int] = mapped_column(default=0)
    moves: Mapped[list["Move"]] = relationship(back_populates="product")
class Move(Base):
    __tablename__ = "move"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(ForeignKey("product.sku"))
    delta: Mapped[int]
    product: Mapped[Product] = relationship(back_populates="moves")
COMMANDS: dict[str, Callable] = {}
def command(name, *aliases):
    def register(fn):
        for n in (name, *aliases): COMMANDS[n] = fn
        return fn
    return register
class Shop:
    def __init__(self, session): self.session = session
    def run(self, line):
        verb, *args = line.split()
        try:
            handler = COMMANDS[verb]
        except KeyError:
            return f"unknown command {verb!r}; try one of {', '.join(sorted(COMMANDS))}"
        try:
            return handler(self, *args)
        except TypeError as e:
            return f"usage error: {e}"
        except IntegrityError as e:
            self.session.rollback()
            return f"rejected: {e.orig}"
    @command("new")
    def new(self, sku, *name):
        self.session.add(Product(sku=sku, name=" ".join(name))); self.session.commit()
        return f"created {sku}"
    @command("move", "mv")
    def move(self, sku, delta):
        p = self.session.get(Product, sku)
        if p is None: raise TypeError(f"no product {sku}")
        p.stock += int(delta); p.moves.append(Move(delta=int(delta))); self.session.commit()
        return f"{p.name}: {p.stock}"
    @command("report")
    def report(self):
        rows = self.session.execute(select(Product.name, Product.stock, func.count(Move.id)).outerjoin(Product.moves).group_by(Product.sku).order_by(Product.name))
        return textwrap.indent("\n".join(f"{n:<12}|{s:^5}|{'*' * c}" for n, s, c in rows), "  ")
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as session:
    shop = Shop(session)
    for line in """new A1 Red pen
new B1 Blue pen
move A1 10
mv A1 -3
mv A1 -30
mv Z9 1
new A1 Again
move A1
jump
report""".splitlines():
        print(">", line); print(shop.run(line))
