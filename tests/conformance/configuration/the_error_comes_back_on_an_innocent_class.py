from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Bird(Base):
    __tablename__ = "bird"
    id = Column(Integer, primary_key=True)


class Nest(Base):
    __tablename__ = "nest"
    id = Column(Integer, primary_key=True)
    tree_id = Column(Integer, ForeignKey("tree.id"))
    tree = relationship("Tree", back_populates="nests")


class Tree(Base):
    __tablename__ = "tree"
    id = Column(Integer, primary_key=True)


try:
    Bird()
except Exception as error:
    print(type(error).__name__)
    print(error)

Bird()
