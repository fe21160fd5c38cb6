"""Deleting the owner of a write-only collection would have to load it, unless passive_deletes=True leaves it alone."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Forum(Base):
    __tablename__ = "forum"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: WriteOnlyMapped["Post"] = relationship(cascade="all, delete-orphan")
    rules: WriteOnlyMapped["Rule"] = relationship(cascade="all, delete-orphan", passive_deletes=True)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[Optional[int]] = mapped_column(ForeignKey("forum.id"))


class Rule(Base):
    __tablename__ = "rule"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    forum_id: Mapped[Optional[int]] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    forum = Forum(rules=[Rule(text="be kind"), Rule(text="be brief")])
    session.add(forum)
    session.commit()
    forum.rules.remove(session.scalars(forum.rules.select()).first())
    session.commit()
    print(session.scalars(select(Rule.text)).all())
    try:
        session.delete(forum)
    except Exception as error:
        print(type(error).__name__, error)
