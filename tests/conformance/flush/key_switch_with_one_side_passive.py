"""Two many-to-one relationships to a key that changes, one of them linked: whether a side trusts the database is each
side's own."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, text
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Writer(Base):
    __tablename__ = "writer"
    name = Column(String(10), primary_key=True)
    texts = relationship("Text", back_populates="writer", passive_updates=False, foreign_keys="Text.writer_name")


class Text(Base):
    __tablename__ = "text"
    id = Column(Integer, primary_key=True)
    writer_name = Column(ForeignKey("writer.name"))
    editor_name = Column(ForeignKey("writer.name"))
    writer = relationship("Writer", back_populates="texts", foreign_keys=[writer_name])
    editor = relationship("Writer", foreign_keys=[editor_name])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann, ben = Writer(name="ann"), Writer(name="ben")
    session.add_all([Text(writer=ann, editor=ben), Text(writer=ben, editor=ben)])
    session.commit()
    texts = session.query(Text).order_by(Text.id).all()
    print([(each.writer.name, each.editor.name) for each in texts])
    ben.name = "bob"
    session.flush()
    print([(each.writer_name, each.editor_name) for each in texts])
    print(session.execute(text("SELECT writer_name, editor_name FROM text")).all())
