from typing import List

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Museum(Base):
    __tablename__ = "museum"
    id: Mapped[int] = mapped_column(primary_key=True)
    paintings: Mapped[List["Painting"]] = relationship(back_populates="museum")


try:
    Museum()
except Exception as error:
    print(type(error))
    print(error)
