"""What the engine logs at INFO: DDL with its line breaks, the transaction, INSERT and SELECT.
Records with times in them are left out by a filter."""

import logging
import sys

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

logging.basicConfig(format="%(name)s %(levelname)s %(message)s", stream=sys.stdout)
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
for handler in logging.getLogger().handlers:
    handler.addFilter(lambda record: not record.getMessage().startswith("["))


class Base(DeclarativeBase):
    pass


class Orchard(Base):
    __tablename__ = "orchard"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    trees: Mapped[list["Tree"]] = relationship(back_populates="orchard")


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    orchard_id: Mapped[int] = mapped_column(ForeignKey("orchard.id"), index=True)
    orchard: Mapped[Orchard] = relationship(back_populates="trees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Orchard(name="North", trees=[Tree(kind="apple"), Tree(kind="pear")]))
    session.commit()
    orchard = session.scalars(select(Orchard).where(Orchard.name == "North").order_by(Orchard.id)).one()
    print(len(orchard.trees))
    session.delete(orchard.trees[0])
    session.rollback()
Base.metadata.drop_all(engine)
