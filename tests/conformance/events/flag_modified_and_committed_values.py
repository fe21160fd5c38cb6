"""flag_modified, set_committed_value and get_history
of one column."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
from sqlalchemy.orm.attributes import set_committed_value, flag_modified, get_history
class Base(DeclarativeBase): pass
class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    plays: Mapped[int] = mapped_column(default=0)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
x = Song(title="a"); s.add(x); s.commit()
try: flag_modified(x, "title")
except Exception as y: print(type(y).__name__, y)
x.title
flag_modified(x, "title"); print(x in s.dirty, s.is_modified(x), get_history(x, "title"))
s.commit()
set_committed_value(x, "title", "shadow"); s.commit(); print(x.title)
try: get_history(object(), "title")
except Exception as y: print(type(y).__name__, y)
t = Song(); print(get_history(t, "title"), get_history(t, "plays")); t.title = "n"; print(get_history(t, "title")); t.title = None; print(get_history(t, "title").added)
