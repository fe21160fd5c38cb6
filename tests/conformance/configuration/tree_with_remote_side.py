from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Node(Base):
    __tablename__ = "node"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("node.id"))
    children = relationship("Node", back_populates="parent")
    parent = relationship("Node", back_populates="children", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

root = Node(name="root")
root.children = [Node(name="left"), Node(name="right")]
leaf = Node(name="leaf", parent=root.children[0])

with Session(engine) as session:
    session.add(root)
    session.commit()


def show(node, depth=0):
    print("  " * depth + node.name)
    for child in node.children:
        show(child, depth + 1)


with Session(engine) as session:
    show(session.query(Node).filter_by(parent_id=None).one())
