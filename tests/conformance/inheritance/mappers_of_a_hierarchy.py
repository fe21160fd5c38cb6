"""What `inspect()` tells of classes that inherit."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Media(Base):
    __tablename__ = "media"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "media"}


class Book(Media):
    pages: Mapped[int] = mapped_column(default=0)
    __mapper_args__ = {"polymorphic_identity": "book"}


class Film(Media):
    __tablename__ = "film"
    id: Mapped[int] = mapped_column(ForeignKey("media.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "film"}


for mapped in (Media, Book, Film):
    mapper = inspect(mapped)
    print(mapper, mapper.inherits, mapper.base_mapper, mapper.polymorphic_identity, mapper.single)
    print([table.name for table in mapper.tables], mapper.local_table.name, sorted(mapper.attrs.keys()))
print(sorted(inspect(Media).polymorphic_map), inspect(Film).isa(inspect(Media)), inspect(Media).isa(inspect(Film)))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    film = Film()
    session.add(film)
    session.flush()
    print(inspect(film).identity_key == (Media, (1,), None), inspect(film).mapper is inspect(Film))
