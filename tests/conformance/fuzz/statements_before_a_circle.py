"""An object that is its own parent cannot be deleted: what does not wait for it is sent before the
error."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Folder(Base):
    __tablename__ = "folder"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("folder.id"))
    parent = relationship("Folder", remote_side=id)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

loop, other = Folder(name="loop"), Folder(name="other")
session.add_all([loop, other])
session.flush()
other.parent = None
loop.parent = loop
session.delete(loop)
try:
    session.flush()
except Exception as error:
    print(type(error).__name__)
