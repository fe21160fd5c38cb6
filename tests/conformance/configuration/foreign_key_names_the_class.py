from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parents"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "children"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("Parent.id"))
    parent = relationship("Parent", back_populates="children")


try:
    Parent()
except Exception as error:
    print(type(error).__name__, error)

Base.metadata.create_all(create_engine("sqlite://"))
