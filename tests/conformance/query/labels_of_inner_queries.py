"""The functions of subqueries are numbered together with those of the statement around
them; a subquery that stands twice keeps its number."""

from typing import List

from sqlalchemy import ForeignKey, create_engine, exists, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    stars: Mapped[int]
    blog_id: Mapped[int] = mapped_column(ForeignKey("blog.id"))


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[List["Post"]] = relationship()
    post_count = column_property(select(func.count(Post.id)).where(Post.blog_id == id).scalar_subquery())
    star_count = column_property(select(func.count(Post.stars)).where(Post.blog_id == id).scalar_subquery())
    stars = column_property(select(func.sum(Post.stars)).where(Post.blog_id == id).scalar_subquery())


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Blog(name="sea", posts=[Post(stars=3), Post(stars=5)]))
    session.add(Blog(name="sky"))
    session.commit()
    for blog in session.scalars(select(Blog).order_by(Blog.id)):
        print(blog.name, blog.post_count, blog.star_count, blog.stars)
    print([blog.name for blog in session.scalars(select(Blog).where(Blog.post_count == 0).order_by(Blog.stars.desc()))])

    posts = select(func.count(Post.id)).where(Post.blog_id == Blog.id).scalar_subquery()
    good = select(func.count(Post.id)).where(Post.blog_id == Blog.id, Post.stars > 3).scalar_subquery()
    for query in (
        select(Blog.name, posts, good),
        select(Blog.name, func.count(Blog.id), posts),
        select(Blog.name, posts.label("x"), func.count(Blog.id), good.label("y")).where(posts > 1),
        select(Blog.name).where(posts > 1, posts < 9).order_by(posts, good),
        select(Blog.name).where(Blog.id.in_(select(func.max(Post.blog_id)).group_by(Post.stars)), posts > 1),
        select(Blog.name, exists(select(func.count(Post.id)))),
    ):
        print(query)
    print(session.query(Blog).filter(posts > 1).order_by(good))
    print(session.execute(select(Blog.name, posts, good).order_by(posts)).all())
