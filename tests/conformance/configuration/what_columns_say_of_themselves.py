"""Table.comment, Column.doc, unique and index are what was written, of Annotated[…] as well; what was left
out is None."""

from typing import Annotated

from sqlalchemy import Column, Integer, MetaData, String, Table, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateTable

Code = Annotated[str, mapped_column(String(8), unique=True, index=True, doc="a code", server_default=text("'none'"))]


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    __table_args__ = {"comment": "what was sold"}
    id: Mapped[int] = mapped_column(primary_key=True, doc="its number")
    code: Mapped[Code]
    old_code: Mapped[Code] = mapped_column(unique=False, doc="the one before")
    seat: Mapped[int] = mapped_column(index=False)


seat = Table("seat", MetaData(), Column("id", Integer, unique=True), comment="what is sat on")
print(Ticket.__table__.comment, "/", seat.comment, "/", seat.c.id.unique, seat.c.id.index, seat.c.id.doc)
for column in Ticket.__table__.c:
    print(column.name, column.doc, column.unique, column.index)
print(CreateTable(Ticket.__table__))
