"""What a one-to-one held before it was set is loaded each time that is_modified() and a flush ask for it."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Field(Base):
    __tablename__ = "field"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    other_crop: Mapped[Optional["Crop"]] = relationship()


class Crop(Base):
    __tablename__ = "crop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_field_id = Column(Integer, ForeignKey("field.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

field1 = Field(name="field1")
field2 = Field(name="field2")
session.add_all([field1, field2])
session.commit()
field1.other_crop = None
print(session.is_modified(field1))
print(session.is_modified(field1))
session.flush()
