from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()
N = 10


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

parents = []
for i in range(N):
    parent = Parent(name=f"parent {i}")
    for j in range(10):
        Child(name=f"child {j}", parent=parent)
    parents.append(parent)
session.add_all(parents)
session.commit()

total = 0
for parent in parents:
    total += len(parent.children)
print(total)
