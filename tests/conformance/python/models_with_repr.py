from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    name = Column(String(50))
    children = relationship("Child", back_populates="parent")

    def __repr__(self):
        return f"Parent(id={self.id}, name={self.name!r})"


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    name = Column(String(50))
    parent_id = Column(Integer, ForeignKey("parent.id"))
    parent = relationship("Parent", back_populates="children")

    def __repr__(self):
        return "<Child %s of %s>" % (self.name, self.parent.name if self.parent else None)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
p = Parent(name="Joe")
p.children = [Child(name="Mia"), Child(name="Leo")]
print(p)
print(p.children)
print(Child(name="nobody's"))
with Session(engine) as session:
    session.add(p)
    session.commit()
    print(p, str(p.children[0]), repr(p.children[1]))
