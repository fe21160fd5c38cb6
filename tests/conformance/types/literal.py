"""Mapped[Literal[…]] is kept as an enumeration of these texts, with or without None."""

from typing import Literal, Optional

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

Size = Literal["small", "medium", "large"]


class Base(DeclarativeBase):
    pass


class Shirt(Base):
    __tablename__ = "shirt"

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[Size]
    fit: Mapped[Optional[Literal["slim", "wide"]]]
    state: Mapped["Literal['new', 'worn']"] = mapped_column(default="new")


print(repr(Shirt.__table__.c.size.type), Shirt.__table__.c.fit.nullable)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shirt(size="small", fit="slim"), Shirt(size="large")])
    session.commit()
    for shirt in session.scalars(select(Shirt).where(Shirt.size != "medium").order_by(Shirt.id)):
        print(shirt.size, shirt.fit, shirt.state)
