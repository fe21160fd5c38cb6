from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Node(Base):
    __tablename__ = "node"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("node.id"))
    children = relationship("Node", back_populates="parent")
    parent = relationship("Node", back_populates="children", remote_side=[id])


def tree(name, *children):
    return Node(name=name, children=list(children))


def depth(node):
    return 1 + max([depth(child) for child in node.children], default=0)


def path(node):
    names = []
    while node:
        names.insert(0, node.name)
        node = node.parent
    return "/".join(names)


count = 0


def visit(node):
    global count
    count += 1
    for child in node.children:
        visit(child)


root = tree("a", tree("b", tree("c")), tree("d"))
print(depth(root), path(root.children[0].children[0]))
visit(root)
print(count, len(root.children))
