"""With delete-orphan a member that is replaced under its key is deleted.
So is one that is taken out."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Form(Base):
    __tablename__ = "form"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    fields: Mapped[Dict[str, "Field"]] = relationship(collection_class=attribute_keyed_dict("label"), cascade="all, delete-orphan", back_populates="form")

    def __repr__(self):
        return f"Form({self.name})"


class Field(Base):
    __tablename__ = "field"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    label: Mapped[Optional[str]]
    form_id: Mapped[Optional[int]] = mapped_column(ForeignKey("form.id"))
    form: Mapped[Optional["Form"]] = relationship(back_populates="fields")

    def __repr__(self):
        return f"Field({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    form = Form(name="F", fields={"a": Field(name="old", label="a"), "b": Field(name="keep", label="b")})
    session.add(form)
    session.commit()
    form.fields["a"] = Field(name="new", label="a")
    session.commit()
    print(session.scalars(select(Field.name).order_by(Field.id)).all())
    del form.fields["b"]
    session.commit()
    print(session.scalars(select(Field.name).order_by(Field.id)).all(), form.fields)
