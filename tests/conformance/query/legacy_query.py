from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    films = relationship("Film", back_populates="genre")


class Film(Base):
    __tablename__ = "film"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    year = Column(Integer)
    genre_id = Column(Integer, ForeignKey("genre.id"))
    genre = relationship("Genre", back_populates="films")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
session = Session()

noir = Genre(name="noir")
session.add(noir)
session.add_all(
    [
        Film(title="Laura", year=1944, genre=noir),
        Film(title="Gilda", year=1946, genre=noir),
        Film(title="Tron", year=1982),
    ]
)
session.commit()

print(session.query(Film).count())
print(session.query(Film).filter(Film.year > 1945).filter(Film.genre_id != None).count())
print(session.query(Film).filter_by(genre=noir).order_by(Film.title).first().title)
print([title for (title,) in session.query(Film.title).order_by(Film.year.desc())])
print([film.title for film in session.query(Film).order_by(Film.title).limit(2)])
print(session.query(Film).get(3).title)
print(session.query(Film).filter(Film.title == "Laura").one().genre.name)
