"""
A mixin that makes nested dicts of objects, and a hybrid name that can be set.
"""
import json
from datetime import datetime, date
from sqlalchemy import create_engine, Column, Integer, String, Text, ForeignKey, DateTime, Boolean, func, select, desc, or_
from sqlalchemy.orm import declarative_base, relationship, sessionmaker, joinedload, selectinload, backref, validates, synonym, deferred, column_property
from sqlalchemy.ext.hybrid import hybrid_property
Base = declarative_base()
class SerializerMixin:
    __hidden__ = ("password",)
    def to_dict(self, *, depth=1, rels=()):
        data = {}
        for c in self.__table__.columns:
            if c.name in self.__hidden__: continue
            v = getattr(self, c.name)
            data[c.name] = v.isoformat() if isinstance(v, (date, datetime)) else v
        if depth:
            for r in rels:
                v = getattr(self, r)
                data[r] = [x.to_dict(depth=depth - 1) for x in v] if isinstance(v, list) else v and v.to_dict(depth=depth - 1)
        return data
    @classmethod
    def from_dict(cls, data): return cls(**{k: v for k, v in data.items() if k in cls.__table__.columns.keys()})
class User(SerializerMixin, Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    first = Column(String(50)); last = Column(String(50)); password = Column(String, default="secret")
    created = Column(DateTime, default=datetime(2024, 1, 1, 9, 30))
    posts = relationship("Post", back_populates="author", cascade="all, delete-orphan")
    @hybrid_property
    def full_name(self): return self.first + " " + self.last
    @full_name.expression
    def full_name(cls): return cls.first + " " + cls.last
    @full_name.setter
    def full_name(self, value): self.first, self.last = value.split(maxsplit=1)
class Post(SerializerMixin, Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True); title = Column(String(100), nullable=False); body = Column(Text)
    user_id = Column(Integer, ForeignKey("users.id")); author = relationship("User", back_populates="posts")
    comments = relationship("Comment", backref=backref("post"), lazy="select")
class Comment(SerializerMixin, Base):
    __tablename__ = "comments"
    id = Column(Integer, primary_key=True); text = Column(String); post_id = Column(ForeignKey("posts.id")); spam = Column(Boolean, default=False)
engine = create_engine("sqlite://"); Base.metadata.create_all(engine); S = sessionmaker(bind=engine)
with S() as s:
    u = User.from_dict({"first": "Ann", "last": "Ng", "bogus": 1})
    u.posts = [Post(title=f"Post {i}", comments=[Comment(text="c" * j) for j in range(i)]) for i in range(3)]
    s.add(u); s.commit()
    print(json.dumps(u.to_dict(rels=["posts"]), indent=2))
    u.full_name = "Bea van Dyk"; s.commit()
    print(s.query(User).filter(User.full_name == "Bea van Dyk").one().last, s.query(User.full_name).scalar())
    q = s.query(Post.title, func.count(Comment.id).label("n")).outerjoin(Post.comments).group_by(Post.id).order_by(desc("n"), Post.title)
    print([tuple(r) for r in q], q.first().n, [r._asdict() for r in q.limit(1)])
    for p in s.query(Post).options(joinedload(Post.author), selectinload(Post.comments)).filter(or_(Post.title.endswith("2"), ~Post.comments.any())): print(p.title, p.author.full_name, len(p.comments))
    print(s.query(Post).filter(Post.author.has(User.first.ilike("b%"))).count(), s.query(Comment).join(Comment.post).filter(Post.title == "Post 2").update({"spam": True}, synchronize_session="fetch"), s.query(Comment).filter_by(spam=True).count())
    print(json.loads(json.dumps([c.to_dict() for c in u.posts[1].comments]))[0]["text"])
