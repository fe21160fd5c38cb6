"""subqueryload() with and_() of a relationship to the class itself: what is said of the members is said of the owners'
query as well."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, subqueryload


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("folder.id"))
    folders: Mapped[list["Folder"]] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

session.add(Folder(name="top", folders=[Folder(name="trash"), Folder(name="work")]))
session.commit()
session.expunge_all()
statement = select(Folder).options(subqueryload(Folder.folders.and_(Folder.name != "trash"))).order_by(Folder.id)
for folder in session.scalars(statement):
    print(folder.name, [inner.name for inner in folder.folders])
