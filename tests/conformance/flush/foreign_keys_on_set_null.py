"""ON DELETE SET NULL and ON UPDATE CASCADE of a table that refers to itself, with
PRAGMA foreign_keys=ON."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, delete, event, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id", ondelete="SET NULL", onupdate="CASCADE"))


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def fk_on(dbapi_connection, connection_record):
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add_all([Node(id=1), Node(id=2, parent_id=1), Node(id=3, parent_id=2), Node(id=4, parent_id=2)])
    s.commit()
    s.execute(update(Node).where(Node.id == 2).values(id=20))
    print(s.execute(select(Node.id, Node.parent_id)).all())
    s.execute(delete(Node).where(Node.id == 20))
    print(s.execute(select(Node.id, Node.parent_id)).all())
    s.commit()
Base.metadata.drop_all(engine)
