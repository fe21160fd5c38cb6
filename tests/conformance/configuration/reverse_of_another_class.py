from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Mother(Base):
    __tablename__ = "mother"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", back_populates="parent")


class Father(Base):
    __tablename__ = "father"
    id = Column(Integer, primary_key=True)
    children = relationship("Child", back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    mother_id = Column(Integer, ForeignKey("mother.id"))
    father_id = Column(Integer, ForeignKey("father.id"))
    parent = relationship("Mother", back_populates="children")


Child()
