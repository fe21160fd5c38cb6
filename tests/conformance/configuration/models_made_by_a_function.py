"""
Models that a function makes with type(), related afterwards and derived from.
"""
from sqlalchemy import *
from sqlalchemy.orm import *
Base = declarative_base()
def model(name, **columns):
    attrs = {"__tablename__": name.lower() + "s", "id": Column(Integer, primary_key=True), **columns}
    attrs["__repr__"] = lambda self: f"<{name} {self.id}>"
    return type(name, (Base,), attrs)
Author = model("Author", name=Column(String(20)))
Book = model("Book", title=Column(String(50)), author_id=Column(ForeignKey("authors.id")))
Author.books = relationship(Book, back_populates="author")
Book.author = relationship(Author, back_populates="books")
class Extended(Author):
    __tablename__ = "extended"
    id = Column(ForeignKey("authors.id"), primary_key=True)
    bio = Column(Text)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([Author(name="a", books=[Book(title="t")]), Extended(name="b", bio="...")]); s.commit()
    print(s.query(Author).order_by(Author.id).all(), s.query(Book).one().author, s.query(Extended).one().bio, Author.__name__, Book.__module__)
try:
    type("Broken", (Base,), {"__tablename__": "broken"})
except Exception as err: print(type(err).__name__, err)
try:
    type("NoTable", (Base,), {"id": Column(Integer, primary_key=True)})
except Exception as err: print(type(err).__name__, err)
Mixin = type("Mixin", (), {"created": Column(String, default="now"), "hello": lambda self: "hello " + self.created})
M = type("M", (Mixin, Base), {"__tablename__": "m", "id": Column(Integer, primary_key=True)})
Base.metadata.create_all(e)
with Session(e) as s: m = M(); s.add(m); s.commit(); print(m.hello(), M.__mro__[1:3])
