"""Association proxies over collections of the program's own classes: a list, a set and an ordering list."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Shelf(list):
    def titles_in_order(self):
        return sorted(book.title for book in self)


class Labels(set):
    pass


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(collection_class=Shelf, order_by="Book.id")
    labels: Mapped[set["Label"]] = relationship(collection_class=Labels)
    steps: Mapped[list["Step"]] = relationship(collection_class=ordering_list("place"), order_by="Step.place")
    titles: AssociationProxy[list[str]] = association_proxy("books", "title", creator=lambda title: Book(title=title))
    words: AssociationProxy[set[str]] = association_proxy("labels", "word", creator=lambda word: Label(word=word))
    names: AssociationProxy[list[str]] = association_proxy("steps", "name", creator=lambda name: Step(name=name))


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))


class Label(Base):
    __tablename__ = "label"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    place: Mapped[int | None]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    room = Room()
    room.titles.append("Emma")
    room.titles.extend(["Dune", "Ulysses"])
    room.words.add("old")
    room.words.add("old")
    room.names = ["sweep", "mop"]
    room.names.insert(0, "look")
    print(room.titles, room.books.titles_in_order(), room.words, [(step.name, step.place) for step in room.steps])
    session.add(room)
    session.commit()
    room.titles.remove("Dune")
    room.words.discard("old")
    room.names.pop(0)
    session.commit()
    print(room.titles, type(room.books).__name__, room.words, [(step.name, step.place) for step in room.steps])
    print("Emma" in room.titles, len(room.names), room.titles == ["Emma", "Ulysses"])
