"""Followers and followed: a many-to-many relationship of a class with itself
and its backref are two lists of the same rows."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

follow = Table(
    "follow",
    Base.metadata,
    Column("follower_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("followed_id", Integer, ForeignKey("person.id"), primary_key=True),
)


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    following = relationship(
        "Person",
        secondary=follow,
        primaryjoin=id == follow.c.follower_id,
        secondaryjoin=id == follow.c.followed_id,
        backref="followers",
    )

    def __repr__(self):
        return self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ann, bob = Person(name="ann"), Person(name="bob")
ann.following.append(bob)
print(ann.following, ann.followers, bob.following, bob.followers)
session.add(ann)
session.commit()
print(ann.following, ann.followers, bob.following, bob.followers)
ann.followers.append(bob)
print(bob.following)
session.commit()
print(ann.followers, bob.followers)
ann.following.remove(bob)
session.commit()
print(ann.following, ann.followers)
