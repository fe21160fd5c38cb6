"""A relationship that a mixin declares,
linked to the one of the other class by the table's name."""
from typing import List
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declared_attr
class Base(DeclarativeBase): pass
class HasTags:
    @declared_attr
    def tags(cls) -> Mapped[List["Tag"]]:
        return relationship(back_populates=cls.__tablename__)
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("photo.id"), nullable=True)
    photo: Mapped["Photo"] = relationship(back_populates="tags")
class Photo(HasTags, Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
p = Photo(tags=[Tag(), Tag()])
print([t.photo is p for t in p.tags])
print(Photo.tags)
