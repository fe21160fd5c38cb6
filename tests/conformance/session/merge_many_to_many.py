"""merge of a many-to-many collection, and a SAVEPOINT around its rows."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()
tagging = Table(
    "tagging",
    Base.metadata,
    Column("post_id", ForeignKey("post.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Post(Base):
    __tablename__ = "post"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    tags = relationship("Tag", secondary=tagging, back_populates="posts")


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", secondary=tagging, back_populates="tags")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
post = Post(title="p", tags=[Tag(name="x"), Tag(name="y")])
session.add(post)
session.commit()
merged = session.merge(Post(id=1, title="q", tags=[Tag(id=2), Tag(name="z")]))
print(merged is post, [t.name for t in merged.tags])
session.commit()
print([t.name for t in post.tags])
session.delete(post)
session.rollback()
print(len(post.tags))
with session.begin_nested() as sp:
    post.tags.clear()
    session.flush()
    sp.rollback()
print(len(post.tags))
