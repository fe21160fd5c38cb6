"""secondaryjoin without a secondary table
is an error when the mappers are configured."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Node(Base):
    __tablename__ = "node"
    id = Column(Integer, primary_key=True)
    next_id = Column(ForeignKey("node.id"))
    others = relationship("Node", secondaryjoin=id == next_id)


Node()
