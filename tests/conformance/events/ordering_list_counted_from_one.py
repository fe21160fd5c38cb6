"""Where an `ordering_list` counts from, by what it counts, and whether it counts anew what is appended with a position."""

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.orderinglist import OrderingList, count_from_1, ordering_list
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


def by_tens(index, collection):
    return 10 * (index + 1)


class Form(Base):
    __tablename__ = "form"
    id = Column(Integer, primary_key=True)
    fields = relationship("Field", collection_class=ordering_list("place", count_from=1), back_populates="form")
    steps = relationship("Step", collection_class=ordering_list("place", ordering_func=by_tens, reorder_on_append=True))


class Field(Base):
    __tablename__ = "field"
    id = Column(Integer, primary_key=True)
    place = Column(Integer)
    form_id = Column(ForeignKey("form.id"))
    form = relationship("Form", back_populates="fields")


class Step(Base):
    __tablename__ = "step"
    id = Column(Integer, primary_key=True)
    place = Column(Integer)
    name = Column(String(10))
    form_id = Column(ForeignKey("form.id"))


form = Form(fields=[Field(place=5), Field()])
Field(form=form)
print([field.place for field in form.fields], form.fields.ordering_func is count_from_1, form.fields.ordering_attr)
form.fields[0].form = None
print([field.place for field in form.fields])
form.steps.extend([Step(name="x", place=1), Step(name="y", place=2)])
print([step.place for step in form.steps], isinstance(form.steps, OrderingList))
form.steps[0:2] = [Step(name="z"), Step(name="w")]
print([(step.name, step.place) for step in form.steps])
