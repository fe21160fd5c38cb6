"""A method under `@reconstructor` is called on objects that come out of rows, where `__init__` is not; a subclass has that
of the class above."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, reconstructor


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "document"}

    def __init__(self, **values):
        print("init")
        super().__init__(**values)
        self.words = None

    @reconstructor
    def count(self):
        print("reconstruct", self.text)
        self.words = len(self.text.split())


class Letter(Document):
    __mapper_args__ = {"polymorphic_identity": "letter"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Document(text="one two"), Letter(text="dear all")])
    session.commit()
    session.expunge_all()
    documents = session.scalars(select(Document).order_by(Document.id)).all()
    print([(type(document).__name__, document.words) for document in documents])
    session.refresh(documents[0])
    print(session.get(Document, 2) is documents[1])
