from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

p = Parent()
c = Child(parent=p)
session.add(c)
session.commit()
print(c.parent_id, c.parent is p)
print(hasattr(p, "children"))
p.children
