"""column_property() of a scalar subquery, added after the class statement: counts related rows.

correlate_except() keeps the related table in the subquery where the query itself joins it.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    entries: Mapped[List["Entry"]] = relationship(back_populates="blog")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[int]
    blog_id: Mapped[Optional[int]] = mapped_column(ForeignKey("blog.id"))
    blog: Mapped[Optional["Blog"]] = relationship(back_populates="entries")


Blog.entry_count = column_property(
    select(func.count(Entry.id)).where(Entry.blog_id == Blog.id).correlate_except(Entry).scalar_subquery()
)
Blog.words = column_property(
    select(func.sum(Entry.words)).where(Entry.blog_id == Blog.id).scalar_subquery(), deferred=True
)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Blog(name="sea", entries=[Entry(words=10), Entry(words=20)]), Blog(name="sky")])
    session.commit()
with Session(engine) as session:
    for blog in session.scalars(select(Blog).order_by(Blog.entry_count)):
        print(blog.name, blog.entry_count, "words" in blog.__dict__, blog.words)
    print(session.scalars(select(Blog.name).join(Blog.entries).where(Blog.entry_count > 1)).all())
    sea = session.scalars(select(Blog).where(Blog.name == "sea")).one()
    sea.entries.append(Entry(words=5))
    session.flush()
    print(sea.entry_count)
    session.expire(sea)
    print(sea.entry_count)
    session.expunge_all()
    entries = session.scalars(select(Entry).options(joinedload(Entry.blog))).all()
    print([entry.blog.entry_count for entry in entries])
    try:
        session.scalars(select(Blog.words).join(Blog.entries)).all()
    except Exception as error:
        print(type(error).__name__, str(error).split("object at")[0])
