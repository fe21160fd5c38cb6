"""A mixin whose relationship names a column of the class being mapped
and a backref after the class."""
from sqlalchemy import create_engine, ForeignKey, Column, Integer, String
from sqlalchemy.orm import declarative_base, relationship, Session, declared_attr
Base = declarative_base()
class Audited:
    note = Column(String)
    @declared_attr
    def author_id(cls):
        return Column(Integer, ForeignKey("author.id"))
    @declared_attr
    def author(cls):
        return relationship("Author", foreign_keys=[cls.author_id], backref=cls.__name__.lower() + "s")
    tail = Column(Integer)
class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
class Essay(Audited, Base):
    __tablename__ = "essay"
    id = Column(Integer, primary_key=True)
    title = Column(String)
class Poem(Base, Audited):
    __tablename__ = "poem"
    id = Column(Integer, primary_key=True)
for k in (Essay, Poem): print(k.__table__.c.keys(), k.author)
a = Author(); e = Essay(author=a, title="t"); p = Poem(author=a)
print(a.essays == [e], a.poems == [p])
eng = create_engine("sqlite://"); Base.metadata.create_all(eng)
with Session(eng) as s:
    s.add(a); s.commit(); print(e.author_id, p.author_id)
