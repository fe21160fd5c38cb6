"""A dict of one's own that keys its members itself, derived from `KeyFuncDict`."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.collections import KeyFuncDict


class Glossary(KeyFuncDict):
    def __init__(self):
        super().__init__(lambda entry: entry.word.lower())

    def longest(self):
        return max(self.values(), key=lambda entry: len(entry.word))


class Base(DeclarativeBase):
    pass


class Manual(Base):
    __tablename__ = "manual"
    id: Mapped[int] = mapped_column(primary_key=True)
    entries = relationship("Entry", collection_class=Glossary, back_populates="manual")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    manual_id: Mapped[int | None] = mapped_column(ForeignKey("manual.id"))
    manual: Mapped[Manual | None] = relationship(back_populates="entries")

    def __repr__(self):
        return self.word


manual = Manual()
manual.entries["bolt"] = Entry(word="Bolt")
Entry(word="Nut", manual=manual)
manual.entries.set(Entry(word="Spanner"))
print(manual.entries, manual.entries.longest(), isinstance(manual.entries, KeyFuncDict))
nut = manual.entries.pop("nut")
print(nut.manual, list(manual.entries))
try:
    manual.entries.remove(nut)
except KeyError as error:
    print("KeyError", error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(manual)
    session.commit()
    print(sorted(manual.entries), type(manual.entries))
    manual.entries["bolt"].manual = None
    session.commit()
    print(manual.entries, manual.entries.keyfunc(nut))
