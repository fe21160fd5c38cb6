"""raiseload() of a backref that loads with its owner otherwise."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, lazyload, raiseload, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    editor_id = Column(Integer, ForeignKey("editor.id"))
    editor = relationship("Editor", backref=backref("orders", collection_class=set, cascade="save-update", lazy="selectin"))


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
editor1 = Editor(name="editor1")
editor2 = Editor(name="editor2")
session.add_all([order1, editor1, editor2])
rows = session.query(Editor).options(raiseload(Editor.orders).lazyload(Order.editor)).order_by(Editor.id).all()
print([label(item) for item in rows])
print([sorted(label(item) for item in item.orders) for item in rows])
