from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

p = Parent(name="p")
p.children.append(Child())
session.add(p)
print(session.new)
print(len(session.new), p in session.new, p.children[0] in session.new)
session.commit()
print(session.new, session.dirty, session.deleted)

p.name = "q"
print(session.dirty)
session.delete(p.children[0])
print(session.deleted)
session.rollback()
print(session.dirty, session.deleted, p.name)
