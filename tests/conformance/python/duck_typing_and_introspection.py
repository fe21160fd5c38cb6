from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    """Somebody with children."""

    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    name = Column(String, default="unnamed")
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", back_populates="children")


p, c = Parent(), Child()
print(isinstance(p, Parent), isinstance(p, Base), isinstance(c, Parent))
print(type(c).__name__, Child.__tablename__, Parent.__doc__)
print(hasattr(c, "parent"), hasattr(c, "nickname"), getattr(c, "nickname", "none"))
setattr(c, "parent", p)
print(getattr(p, "children") == [c], p == p, p != Parent(), c is not p)
c.nickname = "plain attribute"
print(c.nickname, c.name)
print(bool(p.children), len(Parent().children), not Parent().children)
print(c.nicknames)
