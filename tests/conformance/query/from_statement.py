"""from_statement(text()): objects from the rows of a statement that the program wrote.

Columns are found by name, or by place where columns() lists them; a key must be there.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select, text
from sqlalchemy.orm import Session, declarative_base, joinedload, relationship, selectinload

Base = declarative_base()


class Poet(Base):
    __tablename__ = "poet"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    poems = relationship("Poem", back_populates="poet", order_by="Poem.id")


class Poem(Base):
    __tablename__ = "poem"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    lines = Column(Integer)
    poet_id = Column(ForeignKey("poet.id"))
    poet = relationship("Poet", back_populates="poems")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Poet(name="Ann", poems=[Poem(title="Rain", lines=14), Poem(title="Sun", lines=4)]))
    session.add(Poet(name="Ben", poems=[Poem(title="Sea", lines=20)]))
    session.commit()

    long = text("SELECT * FROM poem WHERE lines > :least ORDER BY lines DESC")
    print([poem.title for poem in session.query(Poem).from_statement(long).params(least=10)])
    print([poem.title for poem in session.scalars(select(Poem).from_statement(long.bindparams(least=15)))])
    print([poem.title for (poem,) in session.execute(select(Poem).from_statement(long), {"least": 3})])

    session.expunge_all()
    both = text("SELECT poet.id, poet.name, poem.id, poem.title, poem.lines, poem.poet_id FROM poet JOIN poem ON poet.id = poet_id")
    both = both.columns(Poet.id, Poet.name, Poem.id, Poem.title, Poem.lines, Poem.poet_id)
    for poet, poem in session.execute(select(Poet, Poem).from_statement(both)):
        print(poet.name, poem.title, poem.poet is poet)

    session.expunge_all()
    every = session.query(Poet).from_statement(text("SELECT id, name FROM poet"))
    print(every)
    for poet in every.options(selectinload(Poet.poems)):
        print(poet.name, len(poet.poems))
    session.expunge_all()
    poem = session.query(Poem).options(joinedload(Poem.poet)).from_statement(text("SELECT * FROM poem")).first()
    print(poem.title, poem.poet.name)

    print(session.query(Poem.title).from_statement(text("SELECT title FROM poem")).all())
    try:
        session.query(Poem).from_statement(text("SELECT title FROM poem")).all()
    except Exception as error:
        print(type(error).__name__, error)
    result = session.execute(text("SELECT id, name FROM poet").columns(Poet.id, Poet.name))
    print(result.keys(), result.all())
