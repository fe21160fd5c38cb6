"""A tree that a mixin declares
for each of its classes."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declared_attr
class Base(DeclarativeBase):
    @declared_attr
    def __tablename__(cls): return cls.__name__.lower()
class HasParent:
    @declared_attr
    def parent_id(cls) -> Mapped[int | None]:
        return mapped_column(ForeignKey(f"{cls.__tablename__}.id"))
    @declared_attr
    def parent(cls):
        return relationship(cls.__name__, remote_side=f"{cls.__name__}.id", back_populates="children")
    @declared_attr
    def children(cls):
        return relationship(cls.__name__, back_populates="parent")
class Folder(HasParent, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
class Region(HasParent, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
f = Folder(name="root", children=[Folder(name="a"), Folder(name="b")])
with Session(e) as s:
    s.add(f); s.commit(); print([c.parent.name for c in f.children])
