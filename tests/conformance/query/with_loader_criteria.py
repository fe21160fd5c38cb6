"""with_loader_criteria(): a condition wherever rows of a class are loaded.

Of entities in WHERE, of joins in ON; an alias is left out unless it is asked for.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, select
from sqlalchemy.orm import Session, aliased, declarative_base, relationship, with_loader_criteria

Base = declarative_base()


class Folder(Base):
    __tablename__ = "folder"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    notes = relationship("Note", back_populates="folder", order_by="Note.id")


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    text = Column(String)
    deleted = Column(Integer, default=0)
    folder_id = Column(ForeignKey("folder.id"))
    folder = relationship("Folder", back_populates="notes")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Folder(name="home", notes=[Note(text="a"), Note(text="b", deleted=1)]))
    session.add(Folder(name="work", notes=[Note(text="c", deleted=1)]))
    session.commit()

    kept = with_loader_criteria(Note, Note.deleted == 0)
    print([note.text for note in session.scalars(select(Note).options(kept))])
    by_lambda = with_loader_criteria(Note, lambda cls: cls.deleted == 1)
    print(session.execute(select(Note.text).options(by_lambda).order_by(Note.id)).all())
    print(session.execute(select(Folder.name, Note.text).join(Folder.notes).options(kept)).all())
    print(session.execute(select(Folder.name, Note.text).outerjoin(Folder.notes).options(kept)).all())
    print(session.query(Note).options(kept).count(), session.query(func.count(Note.id)).options(kept).scalar())
    other = aliased(Note)
    print(len(session.scalars(select(other).options(kept)).all()))
    everywhere = with_loader_criteria(Note, Note.deleted == 0, include_aliases=True)
    print(len(session.scalars(select(other).options(everywhere)).all()))
    print(session.get(Note, 2, options=[kept]), session.get(Note, 2) is not None)
    print(select(Note).options(kept))
