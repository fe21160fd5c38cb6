"""A tree is inserted parents first, level by level, and deleted leaf first."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Comment(Base):
    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("comment.id"))
    replies: Mapped[List["Comment"]] = relationship(back_populates="parent", cascade="all, delete-orphan")
    parent: Mapped[Optional["Comment"]] = relationship(back_populates="replies", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    root = Comment(text="root", replies=[Comment(text="a", replies=[Comment(text="aa"), Comment(text="ab")])])
    root.replies.append(Comment(text="b"))
    session.add(root)
    session.commit()
    a, b = root.replies
    a.replies[0].text = "first"
    b.replies.append(a.replies[1])
    session.commit()
    print([reply.text for reply in b.replies], [reply.text for reply in a.replies])
    session.delete(root)
    session.commit()
