from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", overlaps="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", overlaps="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
first, second = Parent(), Parent()
c = Child()
first.children.append(c)
c.parent = second
session.add_all([first, second])
session.flush()
print(c.parent_id, len(first.children), len(second.children))
session.commit()
print(c.parent_id, len(first.children), len(second.children))
