from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

p = Parent()
early = Child(parent_id=p.id)
session.add_all([p, early])
session.flush()
late = Child(parent_id=p.id)
session.add(late)
session.commit()
print(early.parent, late.parent is p, len(p.children))

# The relationship wins over a key that was set by hand.
both = Child(parent_id=77, parent=p)
session.add(both)
session.commit()
print(both.parent_id)
