# Flask-SQLAlchemy look-alike without Flask
from sqlalchemy import create_engine, Column, Integer, String, ForeignKey, Text, DateTime, Boolean
from sqlalchemy.orm import declarative_base, relationship, scoped_session, sessionmaker, backref
from datetime import datetime

class SQLAlchemy:
    def __init__(self, url="sqlite://"):
        self.engine = create_engine(url)
        self.session = scoped_session(sessionmaker(bind=self.engine))
        self.Model = declarative_base()
        self.Model.query = self.session.query_property()
        for cls in (Column, Integer, String, ForeignKey, Text, DateTime, Boolean):
            setattr(self, cls.__name__, cls)
        self.relationship = staticmethod(relationship).__func__
        self.backref = backref
    def create_all(self): self.Model.metadata.create_all(self.engine)
    def drop_all(self): self.Model.metadata.drop_all(self.engine)

db = SQLAlchemy()

class User(db.Model):
    __tablename__ = "user"
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(80), unique=True, nullable=False)
    posts = db.relationship("Post", backref=db.backref("author", lazy=True), lazy=True)
    def __repr__(self): return f"<User {self.username!r}>"
    def save(self):
        db.session.add(self)
        db.session.commit()
        return self

class Post(db.Model):
    __tablename__ = "post"
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(80), nullable=False)
    body = db.Column(db.Text, nullable=False)
    pub_date = db.Column(db.DateTime, nullable=False, default=datetime(2024, 5, 5, 12))
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
    def serialize(self):
        return {"id": self.id, "title": self.title, "date": self.pub_date.isoformat(), "author": self.author.username}

db.create_all()
u = User(username="ann").save()
Post(title="Hello", body="...", author=u)
u.posts.append(Post(title="Second", body="!"))
u.save()
print(User.query.all(), User.query.filter_by(username="ann").first().posts[1].title)
print([p.serialize() for p in Post.query.order_by(Post.title.desc())])
print(User.query.count(), Post.query.filter(Post.title.like("%ell%")).count(), User.query.get(1))
page = Post.query.limit(1).offset(1).all()
print([p.title for p in page])
try:
    User(username=None).save()
except Exception as e:
    db.session.rollback()
    print(type(e).__name__, str(e).splitlines()[0])
db.drop_all()
