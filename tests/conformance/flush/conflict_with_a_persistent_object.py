"""A second object with a key that is in use: the row is refused, with a warning if the first is persistent."""

from typing import Optional

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Badge(id=1), Badge(id=1, holder="Eve")])
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    badge = Badge(id=1)
    session.add(badge)
    session.commit()
    session.add(Badge(id=1, holder="Eve"))
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
