"""Weak references to mapped objects: one goes as soon as nothing holds it, unless its session has work for it. Those that
hold each other, as a parent and its children do, go with `gc.collect()`."""

import gc
import weakref

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    files: Mapped[list["File"]] = relationship(back_populates="folder")


class File(Base):
    __tablename__ = "file"
    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[int] = mapped_column(ForeignKey("folder.id"))
    folder: Mapped[Folder] = relationship(back_populates="files")


gc.disable()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
folder = Folder(name="letters")
session.add(folder)
session.commit()
reference = weakref.ref(folder)
print(reference() is folder, len(session.identity_map))
del folder
print(reference(), len(session.identity_map))

folder = session.get(Folder, 1)
reference = weakref.ref(folder)
folder.name = "old letters"
del folder
print(reference().name, len(session.identity_map))
session.commit()
print(reference(), len(session.identity_map))

folder = session.get(Folder, 1)
folder.files = [File(), File()]
session.commit()
folder.files[0].folder
references = [weakref.ref(folder), weakref.ref(folder.files[0])]
del folder
print([reference() is None for reference in references], len(session.identity_map))
gc.collect()
print([reference() is None for reference in references], len(session.identity_map))

file = session.get(File, 2)
print(len(file.folder.files), len(session.identity_map))
gc.collect()
print(len(session.identity_map))
del file
gc.collect()
print(len(session.identity_map))

pending = File(folder=Folder(name="drafts"))
reference = weakref.ref(pending)
session.add(pending)
del pending
gc.collect()
print(reference() in session.new)
session.flush()
gc.collect()
print(reference(), len(session.identity_map))
session.close()
