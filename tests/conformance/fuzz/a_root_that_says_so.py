"""A tree whose root is made with `parent=None`: the key of None is copied first, so the row comes
after those of objects that say nothing of a parent."""

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

session.add_all([Folder(name="root", parent=None), Folder(name="other")])
session.commit()
for folder in session.query(Folder).order_by(Folder.id):
    print(folder.id, folder.name)
