"""A MetaData with naming_convention names the constraints and indexes that the program leaves without a name."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, String, UniqueConstraint, create_engine, inspect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=convention)


class Shelf(Base):
    __tablename__ = "shelf"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    jars: Mapped[list["Jar"]] = relationship(back_populates="shelf")


class Jar(Base):
    __tablename__ = "jar"
    __table_args__ = (
        UniqueConstraint("shelf_id", "label"),
        CheckConstraint("grams > 0", name="weight"),
        Index("by_hand", "label", "grams"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(20))
    grams: Mapped[int]
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id", ondelete="CASCADE"))
    shelf: Mapped[Shelf] = relationship(back_populates="jars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
inspector = inspect(engine)
print(inspector.get_pk_constraint("jar")["name"])
print([key["name"] for key in inspector.get_foreign_keys("jar")])
with Session(engine) as session:
    shelf = Shelf(code="A1", jars=[Jar(label="plum", grams=300)])
    session.add(shelf)
    session.commit()
    shelf.jars.append(Jar(label="fig", grams=0))
    try:
        session.commit()
    except IntegrityError as error:
        print(error.orig)
        session.rollback()
    print([jar.label for jar in shelf.jars])
