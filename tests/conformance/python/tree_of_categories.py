"""
A tree of categories, drawn, walked and grouped.
"""
"""Tree of categories, printed with box drawing."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, backref, Session
from collections import deque, defaultdict
from itertools import groupby, chain, count
from operator import attrgetter
import textwrap

Base = declarative_base()

class Category(Base):
    __tablename__ = "category"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    parent_id = Column(Integer, ForeignKey("category.id"))
    children = relationship("Category", backref=backref("parent", remote_side=[id]), order_by="Category.name")

    def __str__(self):
        return self.name

    @property
    def path(self):
        return " / ".join(reversed([c.name for c in self.ancestors()]))

    def ancestors(self):
        node = self
        while node:
            yield node
            node = node.parent

    def walk(self, depth=0):
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

def render(node, prefix="", is_last=True, is_root=True):
    connector = "" if is_root else ("└── " if is_last else "├── ")
    lines = [prefix + connector + node.name]
    if not is_root:
        prefix += "    " if is_last else "│   "
    for i, child in enumerate(node.children):
        lines.extend(render(child, prefix, i == len(node.children) - 1, False))
    return lines

def build(spec):
    return [Category(name=name, children=build(sub)) for name, sub in spec.items()]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    [root] = build({"root": {"books": {"fiction": {"sf": {}, "fantasy": {}}, "science": {}}, "music": {"jazz": {}}}})
    session.add(root)
    session.commit()
    print("\n".join(render(root)))
    for depth, node in root.walk():
        print(f"{'  ' * depth}- {node} ({node.path})")
    by_depth = defaultdict(list)
    for depth, node in root.walk():
        by_depth[depth].append(node.name)
    print(dict(by_depth))
    queue = deque([root])
    bfs = []
    while queue:
        n = queue.popleft()
        bfs.append(n.name)
        queue.extend(n.children)
    print(bfs)
    cats = session.query(Category).order_by(Category.parent_id, Category.name).all()
    for pid, group in groupby(cats, key=attrgetter("parent_id")):
        print(pid, [c.name for c in group])
    leaves = [c.name for c in cats if not c.children]
    print(sorted(leaves, key=lambda s: (-len(s), s)))
    print(max(root.walk(), key=lambda t: t[0])[1].path)
    print(textwrap.fill(", ".join(c.path for c in cats), width=50))
