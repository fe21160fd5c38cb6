"""A relationship whose condition is LIKE with a pattern made of a column: the descendants
along a path."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, foreign, mapped_column, relationship, remote, selectinload


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    path: Mapped[str] = mapped_column(primary_key=True)

    descendants = relationship(
        "Folder",
        primaryjoin=lambda: remote(foreign(Folder.path)).like(Folder.path.concat("/%")),
        viewonly=True,
        order_by=lambda: Folder.path,
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    names = ["/home", "/home/ada", "/home/ada/notes.txt", "/home/Bob", "/homes", "/var", "/var/l+g", "/var/l+g/x(1)"]
    session.add_all([Folder(path=name) for name in names])
    session.commit()

    for path in ("/home", "/home/ada", "/var/l+g", "/homes"):
        print(path, [folder.path for folder in session.get(Folder, path).descendants])
    session.expire_all()
    query = select(Folder).options(selectinload(Folder.descendants)).order_by(Folder.path)
    for folder in session.scalars(query):
        print(folder.path, [inner.path for inner in folder.descendants])
    with_any = select(Folder.path).where(Folder.descendants.any()).order_by(Folder.path)
    print(with_any)
    print(session.scalars(with_any).all())
