"""One validator may watch several attributes.
Deleting calls it only with include_removes."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[Optional[int]]
    height: Mapped[Optional[int]]

    @validates("width", "height", include_removes=True)
    def positive(self, key, value, is_remove):
        print(key, value, is_remove)
        return abs(value)


box = Box(width=-3)
box.height = 2
del box.width
print(box.width, box.height)
