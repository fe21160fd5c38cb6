from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", backref="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))


def first_grandchild(parent):
    return parent.children[0].children[0]


def main():
    parent = Parent(children=[Child()])
    print(parent.children[0].parent is parent)
    return first_grandchild(parent)


main()
