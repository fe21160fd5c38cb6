"""With "all" even loaded children keep their foreign key."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[List["Post"]] = relationship(back_populates="blog", passive_deletes="all")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    blog_id: Mapped[Optional[int]] = mapped_column(ForeignKey("blog.id"))
    blog: Mapped[Optional["Blog"]] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    blog = Blog(posts=[Post(), Post()])
    session.add(blog)
    session.commit()
    blog.posts.pop()
    session.commit()
    print(len(blog.posts))
    session.delete(blog)
    session.commit()
    print(session.scalars(select(Post.blog_id)).all())
