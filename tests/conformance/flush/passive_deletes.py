"""What is not loaded is left to the database: its rows stay, since SQLite does not cascade here."""

from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[List["Post"]] = relationship(
        back_populates="blog", passive_deletes=True, cascade="all, delete-orphan"
    )


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blog.id", ondelete="CASCADE"))
    blog: Mapped["Blog"] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    one, two = Blog(posts=[Post(), Post()]), Blog(posts=[Post(), Post()])
    session.add_all([one, two])
    session.commit()
    session.delete(one)
    session.commit()
    print(len(two.posts))
    session.delete(two)
    session.commit()
    print(session.scalars(select(Post.id)).all())
