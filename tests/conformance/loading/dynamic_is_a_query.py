"""lazy="dynamic": the collection is a query with the labels of session.query(), asked anew each time."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(50))
    posts = relationship("Post", back_populates="author", lazy="dynamic")


class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    title = Column(String(100))
    user_id = Column(Integer, ForeignKey("users.id"))
    author = relationship("User", back_populates="posts")

    def __repr__(self):
        return f"<{self.title}>"


engine = create_engine("sqlite:///:memory:")
Base.metadata.create_all(engine)
session = sessionmaker(bind=engine)()

ed = User(name="ed")
session.add(ed)
ed.posts.append(Post(title="second"))
ed.posts.extend([Post(title="first"), Post(title="third")])
session.commit()
print(ed.posts.all(), ed.posts.count(), ed.posts[0], ed.posts[1:])
print(ed.posts.order_by(Post.title).all())
print([post.author.name for post in ed.posts.filter(Post.title.startswith("f"))])
print(ed.posts.filter_by(title="third").one(), ed.posts.filter_by(title="fourth").first())
print(ed.posts.order_by(Post.title.desc()).limit(1).all())
posts = ed.posts
ed.posts.append(Post(title="fourth"))
ed.posts.remove(ed.posts.first())
print(list(posts))
print(posts)
try:
    len(posts)
except TypeError as error:
    print(error)
