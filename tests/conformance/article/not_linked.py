from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    children = relationship("Child")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

p = Parent()
c = Child()
c.parent = p
print(p.children, c.parent is p)

with Session(engine) as session:
    session.add(c)
    session.flush()
    print(len(p.children), c.parent_id)
    session.commit()
    print(len(p.children), c.parent_id)
