"""onupdate= goes with every row of session.execute(update(…), [{…}, …]); the objects do not hear of it."""

from sqlalchemy import create_engine, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

edits = 0


def next_edit():
    global edits
    edits += 1
    return edits


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    edit: Mapped[int] = mapped_column(default=0, onupdate=next_edit)
    state: Mapped[str] = mapped_column(default="new", onupdate="edited")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    first, second = Page(title="a"), Page(title="b")
    session.add_all([first, second])
    session.commit()
    print(first.state, second.state)
    session.execute(update(Page), [{"id": 1, "title": "A"}, {"id": 2, "title": "B"}])
    print(first.title, first.edit, first.state)
    session.execute(update(Page), [{"id": 1, "title": "one", "edit": 40}, {"id": 2, "title": "two"}])
    print(first.title, first.edit, second.edit)
    session.commit()
    print(first.edit, second.edit, second.state)
