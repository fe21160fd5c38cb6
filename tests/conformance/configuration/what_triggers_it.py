from sqlalchemy import Column, ForeignKey, Integer, create_engine, select
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
print("create_all:", hasattr(Parent, "children"))

statement = select(Parent).where(Parent.id == 1)
print("select:", hasattr(Parent, "children"))

try:
    Parent.children
except AttributeError as error:
    print(error)

with Session(engine) as session:
    print("get:", session.get(Parent, 1))
print("afterwards:", hasattr(Parent, "children"), Parent.children)
