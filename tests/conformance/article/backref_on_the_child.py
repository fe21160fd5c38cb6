from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    """The table of parents; the list of children comes from the other class."""

    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)


class Child(Base):
    """The table of children, where the relationship is written."""

    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    name = Column(String(30))
    parent_id = Column(Integer, ForeignKey("parent.id"))

    parent = relationship("Parent", backref="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

p = Parent()
first = Child(name="first", parent=p)
second = Child(name="second")
p.children.append(second)
print(len(p.children), second.parent is p)

session = Session(engine)
session.add_all([first, second])
session.commit()
print([c.name for c in p.children])
session.close()
