"""Only a dict can be assigned to a keyed dict.
The type is checked before anything happens."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Form(Base):
    __tablename__ = "form"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    fields: Mapped[Dict[str, "Field"]] = relationship(collection_class=attribute_keyed_dict("label"), back_populates="form")

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


form = Form(name="F")
field = Field(name="x", label="x")
for wrong in [field], {field}, None, "x", 3:
    try:
        form.fields = wrong
    except TypeError as error:
        print(error)
print(form.fields, field.form)
