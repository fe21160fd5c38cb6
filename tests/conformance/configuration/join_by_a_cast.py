"""A relationship that compares a number with a text that is cast to one."""

from typing import Optional

from sqlalchemy import Integer, cast, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, foreign, joinedload, mapped_column, relationship, remote


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    turn_to: Mapped[Optional[str]]

    next = relationship("Page", primaryjoin=lambda: remote(Page.number) == cast(foreign(Page.turn_to), Integer))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Page(number=5, turn_to="7"), Page(number=7, turn_to="5"), Page(number=9), Page(number=0, turn_to="end")])
    session.commit()
    for page in session.scalars(select(Page).order_by(Page.id)):
        print(page.number, page.next and page.next.number)
    session.expire_all()
    for page in session.scalars(select(Page).options(joinedload(Page.next)).order_by(Page.id)):
        print(page.number, page.next and page.next.number)
    print(session.execute(select(cast(Page.turn_to, Integer) + 1).order_by(Page.id)).scalars().all())
