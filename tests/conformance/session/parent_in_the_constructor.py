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
    parent = relationship("Parent", backref="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

p = Parent()
session.add(p)
c = Child(parent=p)
print("in the list:", p.children == [c], "in the session:", c in session)
session.commit()
print("rows:", session.query(Child).count(), "list:", p.children)

session.add(c)
session.commit()
print("rows:", session.query(Child).count(), "parent:", c.parent)
