from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    comments: Mapped[List["Comment"]] = relationship(
        back_populates="post", cascade="all, delete-orphan"
    )


class Comment(Base):
    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    post: Mapped["Post"] = relationship(back_populates="comments")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    post = Post(comments=[Comment(text="a"), Comment(text="b"), Comment(text="c")])
    session.add(post)
    session.commit()

    post.comments.remove(post.comments[1])
    session.commit()
    print([comment.text for comment in post.comments])

    post.comments = [Comment(text="d")]
    session.commit()
    print([comment.text for comment in session.scalars(select(Comment))])

    pending = Comment(text="e")
    post.comments.append(pending)
    post.comments.remove(pending)
    print(pending in session)

    session.delete(post)
    session.commit()
    print(session.scalars(select(Comment)).all())
