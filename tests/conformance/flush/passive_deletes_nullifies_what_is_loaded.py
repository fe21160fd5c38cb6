"""passive_deletes=True clears the keys of loaded children only."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[List["Post"]] = relationship(passive_deletes=True)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    blog_id: Mapped[Optional[int]] = mapped_column(ForeignKey("blog.id", ondelete="SET NULL"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    one, two = Blog(posts=[Post(), Post()]), Blog(posts=[Post(), Post()])
    session.add_all([one, two])
    session.commit()
    print(len(two.posts))
    session.delete(one)
    session.delete(two)
    session.commit()
    print(session.scalars(select(Post.blog_id)).all())
