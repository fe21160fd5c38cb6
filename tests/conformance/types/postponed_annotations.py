"""Enum, UUID, date and decimal columns with postponed annotations.

Each is stored as the SQLite dialect stores it and comes back as the class it was.
"""
from __future__ import annotations
import datetime
import enum
from decimal import Decimal
from typing import Optional, List
from sqlalchemy import create_engine, select, String, Numeric, Enum, DateTime, Date, func, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship
import uuid
class Status(str, enum.Enum):
    DRAFT = "draft"
    LIVE = "live"
class Base(DeclarativeBase):
    pass
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    kind: Mapped[str] = mapped_column(Enum("a", "b", name="kind"))
    raw: Mapped[str] = mapped_column(String(20))
    created: Mapped[datetime.datetime]
    day: Mapped[Optional[datetime.date]]
    price: Mapped[Decimal] = mapped_column(Numeric(8, 2), default=Decimal("0.00"))
    comments: Mapped[List[Comment]] = relationship(back_populates="post")
class Comment(Base):
    __tablename__ = "comments"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id"))
    post: Mapped[Post] = relationship(back_populates="comments")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
ids = [uuid.UUID(int=i) for i in range(1, 4)]
with Session(engine) as s:
    for i, u in enumerate(ids):
        s.add(Post(id=u, kind="a" if i else "b", raw=Status.LIVE, created=datetime.datetime(2024, 1, i + 1), day=datetime.date(2024, 2, i + 1), comments=[Comment(), Comment()]))
    s.flush()
    p = s.get(Post, ids[0])
    print(p.status, p.raw, p.price, p.created)
    s.commit()
    print(p.status, repr(p.raw), repr(p.price), p.created, p.kind, p.day)
    print([c.post_id for c in p.comments], p.comments[0].post is p)
    print(s.scalars(select(Post).where(Post.status == Status.DRAFT).order_by(Post.created.desc())).first().id)
    print(s.execute(select(Post.status, func.count(Post.id), func.sum(Post.price), func.max(Post.created)).group_by(Post.status)).all())
    print(s.scalars(select(Post.day).where(Post.day >= datetime.date(2024,2,2)).order_by(Post.day)).all())
    print(s.scalars(select(Post).where(Post.status.in_([Status.LIVE]))).all())
    p.status = Status.LIVE
    p.price += Decimal("1.25")
    s.commit()
    print(s.scalar(select(Post.price).where(Post.status == Status.LIVE)), p.status is Status.LIVE)
    print(s.scalar(select(func.avg(Post.price))), s.scalar(select(func.sum(Post.price))))
    p.created += datetime.timedelta(days=1, hours=2)
    s.commit()
    print(p.created, p.created - datetime.datetime(2024,1,1))
