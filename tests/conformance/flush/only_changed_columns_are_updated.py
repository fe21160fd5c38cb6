from typing import Optional

from sqlalchemy import String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Contact(Base):
    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    email: Mapped[Optional[str]]
    age: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    ann = Contact(name="Ann", age=30)
    bob = Contact(name="Bob", age=40, email="bob@example.org")
    session.add_all([ann, bob])
    session.commit()

    ann.age += 1
    ann.email = "ann@example.org"
    bob.name = "Bob"
    session.commit()

    bob.age = 41
    bob.age = 40
    print(bob in session.dirty, session.is_modified(bob))
    session.flush()

    ann.age, bob.age = 1, 2
    session.commit()
    print(ann.age, bob.age)
